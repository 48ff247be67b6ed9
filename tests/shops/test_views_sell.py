import pytest
from django.core.files.storage import default_storage

from core.places.models import Territory
from shops.enums import (
    DeliveryKind,
    MemberRole,
    PaymentKind,
    ProductState,
    ShopState,
)
from shops.models import Order, Product, ProductPicture, Shop, ShopMembership
from shops.services.order_states import cancel_order
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.shops import (
    IBAN,
    DraftShopFactory,
    PictureFactory,
    ProductFactory,
    ShopFactory,
    fill_terms,
    photo,
    placed_order,
)

pytestmark = pytest.mark.django_db
IDENTITY = {
    "legal_name": "Amina Benali",
    "street": "Calle Real 5",
    "postal_code": "21700",
    "town": "La Palma",
    "country": "ES",
    "email": "amina@example.test",
    "phone": "",
    "tax_id": "",
}


@pytest.fixture
def draft(seller):
    return DraftShopFactory(owner=seller, name="Zoco")


def _desk(shop, page=""):
    return f"/en/sell/{shop.slug}/{page}"


def _product(**changes):
    values = {
        "code": "abcdefghjkmn",
        "title": "Soap",
        "price_cents": "12,50",
        "stock": "5",
        "description": "",
        "vat_permille": "210",
        "withdrawal_exception": "none",
    }
    return values | changes


# Opening a shop


def test_sell_sends_visitors_to_sign_in(client):
    assert "/account/login/" in client.get("/en/sell/").url


def test_sell_shows_own_shops_only(desk, draft):
    ShopFactory(name="Other")

    page = desk.get("/en/sell/").content.decode()

    assert "Zoco" in page
    assert "Other" not in page


def test_whole_walk_from_nothing_to_an_open_shop(desk):
    place = Territory.objects.get(code="ES-21054")
    asked = desk.get("/en/sell/start/")
    begun = desk.post("/en/sell/start/", {"name": "Zoco", "offer": "Soap", "territory": place.pk})
    shop = Shop.objects.get()
    pages = [
        ("identity/", IDENTITY, "products/"),
        ("products/new/", _product(picture=photo(), publish="1"), ""),
        ("delivery/", {"pickup": "on", "pickup_place": "Here", "pickup_hours": "Now"}, "payment/"),
        ("payment/", {"transfer": "on", "iban": IBAN, "holder": "A", "cash": "on"}, "policies/"),
        ("policies/", {"preset": "law", "extra": "", "accepted": "on"}, ""),
    ]

    went = []
    for page, values, _next in pages:
        assert desk.get(_desk(shop, page)).status_code == 200
        went.append(desk.post(_desk(shop, page), values).url)
    desk.post(_desk(shop, "open/"))

    shop.refresh_from_db()
    assert asked.status_code == 200
    assert begun.url == _desk(shop)
    assert went == [_desk(shop, after) for _page, _values, after in pages]
    assert shop.state == ShopState.OPEN
    assert desk.get(_desk(shop)).templates[0].name == "shops/shop_desk.html"


def test_shop_desk_of_a_draft_is_the_list(desk, draft):
    page = desk.get(_desk(draft)).content.decode()

    assert "Give your name and address." in page
    assert _desk(draft, "identity/") in page


def test_open_shop_refusal_names_what_is_missing_and_links_to_it(desk, draft):
    response = desk.post(_desk(draft, "open/"))

    page = response.content.decode()
    draft.refresh_from_db()
    assert response.status_code == 409
    assert "Still missing: Who I am, My first product" in page
    assert f'href="{_desk(draft, "payment/")}"' in page
    assert draft.state == ShopState.DRAFT


def test_open_shop_with_a_check_before_waits(desk, draft, settings):
    settings.SHOP_REVIEW_BEFORE_OPENING = True
    fill_terms(draft)
    ProductFactory(shop=draft)

    page = desk.post(_desk(draft, "open/"), follow=True).content.decode()

    assert "We check your shop now" in page


def test_shop_desk_shows_the_reason_of_a_stop(desk, seller):
    shop = ShopFactory(owner=seller, state=ShopState.SUSPENDED, state_reason="Forged goods")

    assert "Forged goods" in desk.get(_desk(shop)).content.decode()


def test_stopped_shop_is_not_opened_again_by_its_owner(desk, seller):
    shop = ShopFactory(owner=seller, state=ShopState.SUSPENDED, state_reason="Forged goods")
    ProductFactory(shop=shop)

    response = desk.post(_desk(shop, "open/"), follow=True)

    shop.refresh_from_db()
    assert "This is not possible any more." in response.content.decode()
    assert (shop.state, shop.state_reason) == (ShopState.SUSPENDED, "Forged goods")


def test_pause_and_resume_shop(desk, shop):
    desk.post(_desk(shop, "pause/"))
    paused = Shop.objects.get().state
    desk.post(_desk(shop, "resume/"))

    assert (paused, Shop.objects.get().state) == ("paused", "open")


def test_resume_shop_that_is_open_is_refused_with_a_message(desk, shop):
    response = desk.post(_desk(shop, "resume/"))

    assert response.status_code == 409
    assert Shop.objects.get().state == "open"


def test_shop_basics_saves_and_stays_open(desk, shop):
    response = desk.post(
        _desk(shop, "basics/"),
        {
            "name": "Zoco nuevo",
            "offer": "Miel",
            "territory": shop.territory_id,
            "language": "es",
            "languages": ["es", "ar"],
            "about": "Hola",
        },
    )

    shop.refresh_from_db()
    assert response.url == _desk(shop)
    assert (shop.name, shop.languages, shop.about) == ("Zoco nuevo", ["es", "ar"], "Hola")


@pytest.mark.parametrize(
    ("where", "values", "field"),
    [
        ("basics/", {"name": ""}, "name"),
        ("basics/", {"name": "x" * 61}, "name"),
        ("basics/", {"territory": "x"}, "territory"),
        ("basics/", {"language": "xx"}, "language"),
        ("identity/", IDENTITY | {"legal_name": ""}, "legal_name"),
        ("identity/", IDENTITY | {"email": "no"}, "email"),
        ("identity/", IDENTITY | {"tax_id": "12345678A"}, "tax_id"),
        ("identity/", IDENTITY | {"tax_id": "12345678Z", "country": "PT"}, "tax_id"),
        ("identity/", IDENTITY | {"country": "FR"}, "country"),
        ("delivery/", {}, "__all__"),
        ("delivery/", {"pickup": "on"}, "pickup_place"),
        ("delivery/", {"local": "on", "local_place": "x"}, "local_price"),
        ("delivery/", {"post": "on", "post_price": "abc"}, "post_price"),
        ("delivery/", {"post": "on", "post_price": "5000"}, "post_price"),
        ("payment/", {}, "__all__"),
        ("payment/", {"transfer": "on", "iban": "ES00", "holder": "x"}, "iban"),
        ("payment/", {"transfer": "on", "iban": IBAN}, "holder"),
        ("payment/", {"transfer": "on"}, "iban"),
        ("payment/", {"cash": "on"}, "transfer"),
        ("policies/", {"preset": "none", "accepted": "on"}, "preset"),
        ("policies/", {"preset": "law"}, "accepted"),
    ],
)
def test_shop_step_refusal_stands_beside_the_field(desk, shop, where, values, field):
    before = Shop.objects.values().get(), list(shop.payment_methods.values())

    response = desk.post(_desk(shop, where), values)

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert (Shop.objects.values().get(), list(shop.payment_methods.values())) == before


@pytest.mark.parametrize(
    ("country", "number"), [("ES", "12345678Z"), ("ES", "X-2482300-W"), ("PT", "501442600")]
)
def test_shop_identity_takes_true_tax_numbers(desk, shop, country, number):
    desk.post(_desk(shop, "identity/"), IDENTITY | {"tax_id": number, "country": country})

    shop.identity.refresh_from_db()
    assert shop.identity.tax_id == number.replace("-", "")


def test_start_shop_refusal_keeps_what_was_typed(desk):
    response = desk.post("/en/sell/start/", {"name": "Zoco", "offer": ""})

    assert 'value="Zoco"' in response.content.decode()
    assert list(Shop.objects.all()) == []


def test_start_shop_too_often_is_refused(desk, settings):
    settings.LIMITS = {**settings.LIMITS, "shop.start": (1, 60)}
    place = Territory.objects.get(code="ES-21054").pk
    values = {"offer": "Soap", "territory": place}

    first = desk.post("/en/sell/start/", values | {"name": "Zoco"})
    second = desk.post("/en/sell/start/", values | {"name": "Bazar"})

    assert (first.status_code, second.status_code) == (302, 429)
    assert list(Shop.objects.values_list("name", flat=True)) == ["Zoco"]


# Products


def test_new_product_with_photo_is_for_sale(desk, shop):
    response = desk.post(_desk(shop, "products/new/"), _product(picture=photo(), publish="1"))

    product = Product.objects.get()
    picture = product.pictures.get()
    assert response.url == _desk(shop, "products/")
    assert (product.price_cents, product.stock, product.state) == (1250, 5, "published")
    assert picture.widths == [320, 640, 800]
    assert all(default_storage.exists(path) for path in picture.paths())
    assert picture.alt == "Soap"


def test_new_product_twice_is_one(desk, shop):
    for _time in range(2):
        desk.post(_desk(shop, "products/new/"), _product(draft="1"))

    assert Product.objects.count() == 1


def test_new_product_written_into_the_form_of_the_last_one_is_another(desk, shop):
    desk.post(_desk(shop, "products/new/"), _product(picture=photo(), publish="1"))

    desk.post(_desk(shop, "products/new/"), _product(title="Honey", picture=photo(), publish="1"))

    products = shop.products.order_by("pk")
    assert [(p.title, p.pictures.count()) for p in products] == [("Soap", 1), ("Honey", 1)]


def test_new_product_with_photo_twice_has_one_photo(desk, shop):
    for _time in range(2):
        desk.post(_desk(shop, "products/new/"), _product(picture=photo(), publish="1"))

    assert Product.objects.get().pictures.count() == 1


def test_new_product_with_the_code_of_another_shop_gets_its_own(desk, shop):
    foreign = ProductFactory(code="abcdefghjkmn", title="Honey")

    response = desk.post(_desk(shop, "products/new/"), _product(draft="1"))

    foreign.refresh_from_db()
    assert response.url == _desk(shop, "products/")
    assert shop.products.get().title == "Soap"
    assert (foreign.title, foreign.shop.products.count()) == ("Honey", 1)


def test_new_product_without_photo_stays_a_draft_and_says_why(desk, shop):
    response = desk.post(_desk(shop, "products/new/"), _product(publish="1"), follow=True)

    assert Product.objects.get().state == ProductState.DRAFT
    assert "needs a picture" in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 101}, "title"),
        ({"price_cents": "0"}, "price_cents"),
        ({"price_cents": "-1"}, "price_cents"),
        ({"price_cents": "1e9"}, "price_cents"),
        ({"price_cents": "100000,01"}, "price_cents"),
        ({"stock": "-1"}, "stock"),
        ({"stock": "1.5"}, "stock"),
        ({"stock": "999999999999"}, "stock"),
        ({"vat_permille": "999"}, "vat_permille"),
        ({"withdrawal_exception": "all"}, "withdrawal_exception"),
        ({"code": "<script>"}, "code"),
    ],
)
def test_new_product_refusal_stands_beside_the_field(desk, shop, changes, field):
    response = desk.post(_desk(shop, "products/new/"), _product(**changes))

    assert field in response.context["form"].errors
    assert list(Product.objects.all()) == []


def test_new_product_refuses_a_file_that_lies(desk, shop):
    fake = photo()
    fake.file.seek(0)
    fake.file.truncate()
    fake.file.write(b"<svg onload=alert(1)>")
    fake.file.seek(0)
    fake.size = 21

    response = desk.post(_desk(shop, "products/new/"), _product(picture=fake))

    assert "picture" in response.context["form"].errors
    assert list(ProductPicture.objects.all()) == []


def test_edit_product_saves_and_publishes_again(desk, shop):
    product = ProductFactory(shop=shop, state=ProductState.ARCHIVED, vat_permille=55)
    page = desk.get(_desk(shop, f"products/{product.code}/")).content.decode()

    desk.post(
        _desk(shop, f"products/{product.code}/"),
        _product(title="New", vat_permille="55", publish="1"),
    )

    product.refresh_from_db()
    assert "5.5 %" in page
    assert (product.title, product.state) == ("New", "published")
    assert product.search_text.startswith("new")


def _seen(page):
    """Return what the hidden fields of a product's page say was counted when it was shown."""
    form = page.context["form"]
    return {name: form[name].value() for name in ("known_stock", "known_taken")}


@pytest.mark.parametrize(("typed", "left"), [("5", 3), ("9", 7), ("1", 0)])
def test_edit_product_keeps_sold_what_was_sold_meanwhile(desk, shop, typed, left):
    product = ProductFactory(shop=shop, stock=5)
    seen = _seen(desk.get(_desk(shop, f"products/{product.code}/")))
    placed_order(product, quantity=2)

    values = _product(stock=typed, draft="1", **seen)
    desk.post(_desk(shop, f"products/{product.code}/"), values)

    product.refresh_from_db()
    assert seen == {"known_stock": 5, "known_taken": 0}
    assert product.stock == left


def test_edit_product_without_what_was_seen_takes_the_count_as_it_is(desk, shop):
    product = ProductFactory(shop=shop, stock=5)

    values = _product(stock="9", known_stock="", known_taken="", draft="1")
    desk.post(_desk(shop, f"products/{product.code}/"), values)

    product.refresh_from_db()
    assert product.stock == 9


@pytest.mark.parametrize("typed", [2, 20])
def test_edit_product_sent_twice_counts_once(desk, shop, typed):
    product = ProductFactory(shop=shop, stock=10)
    seen = _seen(desk.get(_desk(shop, f"products/{product.code}/")))

    for _time in range(2):
        values = _product(stock=str(typed), draft="1", **seen)
        desk.post(_desk(shop, f"products/{product.code}/"), values)

    product.refresh_from_db()
    assert product.stock == typed


def test_edit_product_leaves_the_count_of_another_seller_when_it_was_not_touched(desk, shop):
    product = ProductFactory(shop=shop, stock=5)
    seen = _seen(desk.get(_desk(shop, f"products/{product.code}/")))
    desk.post(_desk(shop, f"products/{product.code}/"), _product(stock="8", draft="1", **seen))

    values = _product(title="Better soap", stock="5", draft="1", **seen)
    desk.post(_desk(shop, f"products/{product.code}/"), values)

    product.refresh_from_db()
    assert (product.title, product.stock) == ("Better soap", 8)


def test_edit_product_counts_what_came_back_meanwhile(desk, shop):
    product = ProductFactory(shop=shop, stock=5)
    order = placed_order(product, quantity=2)
    seen = _seen(desk.get(_desk(shop, f"products/{product.code}/")))
    cancel_order(order_id=order.pk, by=None, reason="Broken", at=NOON)

    desk.post(_desk(shop, f"products/{product.code}/"), _product(stock="6", draft="1", **seen))

    product.refresh_from_db()
    assert product.stock == 8


def test_edit_product_refusal_changes_nothing(desk, shop):
    product = ProductFactory(shop=shop, title="Soap")

    response = desk.post(_desk(shop, f"products/{product.code}/"), _product(stock="x"))

    product.refresh_from_db()
    assert response.context["form"].errors["stock"]
    assert product.stock == 5


def test_archive_product_takes_it_out(desk, shop):
    product = ProductFactory(shop=shop, title="Gone")

    desk.post(_desk(shop, f"products/{product.code}/archive/"))

    assert Product.objects.get().state == ProductState.ARCHIVED
    assert "Gone" not in desk.get(_desk(shop, "products/")).content.decode()


def test_remove_picture_deletes_files_but_not_the_last_of_what_is_for_sale(
    desk, shop, django_capture_on_commit_callbacks
):
    desk.post(_desk(shop, "products/new/"), _product(picture=photo(), publish="1"))
    product = Product.objects.get()
    first = product.pictures.get()
    second = PictureFactory(product=product, position=1)
    address = _desk(shop, f"products/{product.code}/pictures/")

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{address}{first.folder}/remove/")
        refused = desk.post(f"{address}{second.folder}/remove/", follow=True)

    assert list(product.pictures.all()) == [second]
    assert not any(default_storage.exists(path) for path in first.paths())
    assert "needs a picture" in refused.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_shop_products_reads_a_fixed_number_of_times(
    desk, shop, number, django_assert_num_queries, home
):
    for _soap in range(number):
        ProductFactory(shop=shop)
    desk.get(_desk(shop, "products/"))

    with django_assert_num_queries(5):
        desk.get(_desk(shop, "products/"))


# Foreign is missing


MEMBER_PAGES = [
    "",
    "basics/",
    "identity/",
    "delivery/",
    "payment/",
    "policies/",
    "products/",
    "products/new/",
    "products/{product}/",
    "orders/",
    "orders/{order}/",
]
MEMBER_ACTIONS = [
    "open/",
    "pause/",
    "resume/",
    "products/{product}/archive/",
    "products/{product}/pictures/{picture}/remove/",
    "orders/{order}/paid/",
    "orders/{order}/repaid/",
    "orders/{order}/step/",
    "orders/{order}/cancel/",
]
OWNER_ONLY = {"identity/", "payment/", "policies/", "open/", "pause/", "resume/"}


def _names(shop):
    order = placed_order(ProductFactory(shop=shop))
    product = order.lines.get().product
    return {"order": order.code, "product": product.code, "picture": product.cover.folder}


@pytest.mark.parametrize("where", MEMBER_PAGES)
def test_foreign_page_is_missing(client, desk, shop, where):
    foreign = ShopFactory()
    names = _names(foreign)

    response = desk.get(_desk(foreign, where.format(**names)))
    beside = desk.get(_desk(shop, where.format(**names))) if "{" in where else response

    assert (response.status_code, beside.status_code) == (404, 404)


@pytest.mark.parametrize("action", MEMBER_ACTIONS)
def test_foreign_action_is_missing_and_changes_nothing(desk, shop, action):
    foreign = ShopFactory()
    names = _names(foreign)

    response = desk.post(_desk(foreign, action.format(**names)), {"reason": "x", "step": "sent"})

    assert response.status_code == 404
    assert Order.objects.get().state == "placed"
    assert Product.objects.get().state == "published"


@pytest.mark.parametrize("where", [*MEMBER_PAGES, *MEMBER_ACTIONS])
def test_helper_does_the_daily_work_but_not_the_owners(client, where):
    helper, shop = UserFactory(), ShopFactory()
    ShopMembership.objects.create(shop=shop, user=helper, role=MemberRole.HELPER, since=NOON)
    client.force_login(helper)
    address = _desk(shop, where.format(**_names(shop)))

    response = client.post(address) if where in MEMBER_ACTIONS else client.get(address)

    assert (response.status_code == 404) == (where in OWNER_ONLY)


@pytest.mark.parametrize("where", [*MEMBER_PAGES, *MEMBER_ACTIONS])
def test_visitor_is_sent_to_sign_in(client, shop, where):
    response = client.post(_desk(shop, where.format(order="x", product="x", picture="x")))

    assert response.status_code in {302, 405}
    assert response.status_code == 405 or "/account/login/" in response.url


def test_shop_delivery_by_post_keeps_the_price(desk, shop):
    desk.post(_desk(shop, "delivery/"), {"post": "on", "post_price": "6,20"})

    option = shop.delivery_options.get()
    assert (option.kind, option.price_cents, str(option)) == (
        DeliveryKind.POST,
        620,
        f"post of {shop.pk}",
    )


@pytest.mark.parametrize("kind", ["post", "local"])
def test_shop_delivery_of_an_open_shop_needs_a_way_to_pay(desk, shop, kind):
    shop.payment_methods.filter(kind=PaymentKind.TRANSFER).delete()
    shop.delivery_options.filter(kind=DeliveryKind.POST).delete()
    prices = {"post_price": "4,50", "local_price": "2", "local_place": "Lepe"}

    response = desk.post(_desk(shop, "delivery/"), {kind: "on"} | prices)

    assert list(response.context["form"].errors) == [kind]
    assert list(shop.delivery_options.values_list("kind", flat=True)) == [DeliveryKind.PICKUP]


def test_shop_payment_shows_what_was_saved(desk, shop):
    shop.payment_methods.filter(kind=PaymentKind.TRANSFER).delete()

    form = desk.get(_desk(shop, "payment/")).context["form"]

    assert (form["transfer"].value(), form["cash"].value()) == (None, True)


def test_shop_payment_in_cash_only_where_buyers_pick_up(desk, shop):
    shop.delivery_options.filter(kind=DeliveryKind.POST).delete()

    desk.post(_desk(shop, "payment/"), {"cash": "on"})

    assert [method.kind for method in shop.payment_methods.all()] == [PaymentKind.CASH]
