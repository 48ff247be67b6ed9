import json
import re

import pytest
from django.core.files.storage import default_storage

from core.places.models import Territory
from shops.enums import ProductState, ShopState
from shops.models import CartLine
from tests.factories.accounts import UserFactory
from tests.factories.shops import DraftShopFactory, PictureFactory, ProductFactory, ShopFactory

pytestmark = pytest.mark.django_db
STRANGE = ["draft", "submitted", "suspended"]


def _shop_in(state):
    if state in {ShopState.DRAFT, ShopState.SUBMITTED}:
        return DraftShopFactory(state=state)
    return ShopFactory(state=state, state_reason="x")


def _titles(response):
    return [product.title for product in response.context["products"].rows]


# The market place


def test_market_shows_published_products_of_open_shops(client):
    ProductFactory(title="Soap")
    ProductFactory(title="Draft", state=ProductState.DRAFT)
    ProductFactory(title="Archived", state=ProductState.ARCHIVED)
    for state in STRANGE:
        ProductFactory(title=state, shop=_shop_in(state))

    response = client.get("/en/shops/")

    assert _titles(response) == ["Soap"]
    assert not response.cookies


def test_market_is_empty_at_first(client):
    response = client.get("/en/shops/")

    assert "Products will appear here soon." in response.content.decode()


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("jabon", ["Jabón de oliva"]),
        ("JABÓN oliva", ["Jabón de oliva"]),
        ("صابون", ["صابون"]),
        ("nothing", []),
        ("%", []),
    ],
)
def test_market_finds_words_without_accents_in_any_script(client, words, titles):
    ProductFactory(title="Jabón de oliva", search_text="jabon de oliva")
    product = ProductFactory(title="صابون")
    assert product.search_text.isascii()

    response = client.get("/en/shops/", {"q": words})

    assert _titles(response) == titles


def test_market_filters_by_place_and_what_lies_below(client):
    ProductFactory(title="Palma")
    ProductFactory(title="Faro", shop=ShopFactory(place="PT-0805"))
    palma = Territory.objects.get(code="ES-21054")

    response = client.get("/en/shops/", {"place": palma.pk})

    assert _titles(response) == ["Palma"]


@pytest.mark.parametrize(
    "query", [{"place": "x"}, {"place": "999999"}, {"q": "x" * 500}, {"q": "\x00"}]
)
def test_market_bears_strange_questions(client, query):
    ProductFactory()

    assert client.get("/en/shops/", query).status_code == 200


def test_market_refuses_a_made_up_cursor(client):
    assert client.get("/en/shops/", {"cursor": "x"}).status_code == 404


def test_market_has_pages(client, monkeypatch):
    monkeypatch.setattr("shops.views.market.ON_A_PAGE", 2)
    shop = ShopFactory()
    for number in range(3):
        ProductFactory(shop=shop, title=f"Soap {number}")

    first = client.get("/en/shops/")
    second = client.get("/en/shops/", {"cursor": first.context["products"].next_cursor})

    assert _titles(first) == ["Soap 2", "Soap 1"]
    assert _titles(second) == ["Soap 0"]


@pytest.mark.parametrize("number", [1, 3])
def test_market_reads_a_fixed_number_of_times(client, number, django_assert_num_queries, home):
    for _product in range(number):
        ProductFactory(shop=ShopFactory())
    client.get("/en/shops/")

    with django_assert_num_queries(3):
        client.get("/en/shops/")


# A shop


def test_storefront_shows_the_shop_and_its_seller(client, shop):
    ProductFactory(shop=shop, title="Soap")

    response = client.get(f"/en/shops/{shop.slug}/")

    page = response.content.decode()
    assert _titles(response) == ["Soap"]
    assert "Calle Real 5" in page
    assert "within 14 days" in page
    assert "livroreclamacoes" not in page
    assert not response.cookies


def test_storefront_says_which_languages_the_seller_speaks(client):
    shop = ShopFactory(languages=["es", "ar"])

    page = client.get(f"/en/shops/{shop.slug}/").content.decode()

    assert '<bdi lang="ar">العربيّة</bdi>' in page


def test_storefront_of_a_portuguese_seller_links_the_book_of_complaints(client, shop):
    shop.identity.country = "PT"
    shop.identity.save()

    page = client.get(f"/en/shops/{shop.slug}/").content.decode()

    assert "https://www.livroreclamacoes.pt/" in page


def test_storefront_without_products_says_so(client, shop):
    assert "no products yet" in client.get(f"/en/shops/{shop.slug}/").content.decode()


@pytest.mark.parametrize("state", STRANGE)
def test_storefront_that_is_not_open_is_missing_for_strangers(client, state):
    shop = _shop_in(state)
    client.force_login(UserFactory())

    hidden = client.get(f"/en/shops/{shop.slug}/")
    missing = client.get("/en/shops/no-such-shop/")

    assert hidden.status_code == missing.status_code == 404
    assert hidden.content.replace(shop.slug.encode(), b"") == missing.content.replace(
        b"no-such-shop", b""
    )


def test_storefront_that_is_not_open_shows_itself_to_its_owner(desk, seller):
    shop = DraftShopFactory(owner=seller)

    response = desk.get(f"/en/shops/{shop.slug}/")

    assert "Only you see this page" in response.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_storefront_reads_a_fixed_number_of_times(client, number, django_assert_num_queries, home):
    shop = ShopFactory()
    for _product in range(number):
        ProductFactory(shop=shop)
    client.get(f"/en/shops/{shop.slug}/")

    with django_assert_num_queries(5):
        client.get(f"/en/shops/{shop.slug}/")


# A product


def _address(product):
    return f"/en/shops/{product.shop.slug}/{product.slug}/"


def test_product_shows_price_seller_and_returns(client):
    product = ProductFactory(
        price_cents=1250, description="**Good**", withdrawal_exception="sealed"
    )

    response = client.get(_address(product))

    page = response.content.decode()
    assert "€12.50" in page
    assert "<strong>Good</strong>" in page
    assert "sealed for health" in page
    assert "Calle Real 5" in page
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in page


def test_product_describes_itself_to_search_engines(client):
    product = ProductFactory(title="</script><b>", price_cents=1205, stock=0)

    page = client.get(_address(product)).content.decode()

    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    [data] = [json.loads(block) for block in blocks]
    path = f"/shops/{product.shop.slug}/{product.slug}/"
    assert f'<link rel="canonical" href="http://127.0.0.1:8000/en{path}">' in page
    assert page.count('rel="canonical"') == 1
    assert data["offers"]["price"] == "12.05"
    assert data["offers"]["availability"] == "https://schema.org/OutOfStock"
    assert data["name"] == "</script><b>"


def test_product_picture_has_size_and_loads_late(client):
    product = ProductFactory()
    PictureFactory(product=product, position=1)

    page = client.get(_address(product)).content.decode()

    assert page.count('width="640" height="480"') == 2
    assert page.count('loading="lazy"') == 1
    assert default_storage.url(product.cover.path(320)) in page


@pytest.mark.parametrize(
    ("values", "words"),
    [({"stock": 0}, "Sold out"), ({"shop__state": ShopState.PAUSED}, "on a break")],
)
def test_product_that_cannot_be_bought_has_no_button(client, values, words):
    product = ProductFactory(**values)

    page = client.get(_address(product)).content.decode()

    assert words in page
    assert "Put into the basket" not in page


@pytest.mark.parametrize("state", [ProductState.DRAFT, ProductState.ARCHIVED])
def test_product_that_is_not_published_is_missing(client, state):
    product = ProductFactory(state=state)

    assert client.get(_address(product)).status_code == 404
    assert client.get(f"/en/shops/{product.shop.slug}/nothing/").status_code == 404


def test_product_draft_shows_itself_to_its_seller(desk, shop):
    product = ProductFactory(shop=shop, state=ProductState.DRAFT)

    assert "Only you see this page" in desk.get(_address(product)).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_product_reads_a_fixed_number_of_times(client, number, django_assert_num_queries, home):
    product = ProductFactory()
    for position in range(1, number):
        PictureFactory(product=product, position=position)
    client.get(_address(product))

    with django_assert_num_queries(4):
        client.get(_address(product))


# Into the basket


def _add(client, product, quantity=1, **headers):
    return client.post(f"{_address(product)}add/", {"quantity": quantity}, headers=headers)


def test_add_to_cart_sets_the_first_cookie(client, settings):
    product = ProductFactory(title="Soap")

    response = _add(client, product, 2)

    cookie = response.cookies[settings.CART_COOKIE_NAME]
    assert response.url == f"/en/shops/{product.shop.slug}/cart/"
    assert list(response.cookies) == [settings.CART_COOKIE_NAME]
    assert (len(cookie.value), cookie["httponly"], cookie["samesite"]) == (32, True, "Lax")
    assert list(CartLine.objects.values_list("quantity", flat=True)) == [2]


def test_add_to_cart_replaces_a_made_up_cookie(client, settings):
    client.cookies[settings.CART_COOKIE_NAME] = "<script>"

    response = _add(client, ProductFactory())

    assert response.cookies[settings.CART_COOKIE_NAME].value.isalnum()


@pytest.mark.parametrize("quantity", ["", "0", "-1", "1.5", "1e9", "NaN", "100", "x" * 5000])
def test_add_to_cart_refuses_strange_numbers(client, quantity):
    response = _add(client, ProductFactory(), quantity)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert list(CartLine.objects.all()) == []


def test_add_to_cart_reads_arabic_digits(client):
    _add(client, ProductFactory(), "٢")

    assert CartLine.objects.get().quantity == 2


def test_add_to_cart_says_what_is_sold_out(client):
    product = ProductFactory(stock=0, title="Honey")

    response = client.post(f"{_address(product)}add/", {"quantity": 1}, follow=True)

    assert "“Honey” is sold out" in response.content.decode()
    assert list(CartLine.objects.all()) == []


def test_add_to_cart_of_a_missing_product_is_missing(client, shop):
    assert client.post(f"/en/shops/{shop.slug}/nothing/add/", {"quantity": 1}).status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Origin": "http://testserver"}, 302),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({}, 403),
    ],
)
def test_add_to_cart_is_guarded_by_origin(headers, status):
    from django.test import Client

    product = ProductFactory()

    response = _add(Client(enforce_csrf_checks=True), product, **headers)

    assert response.status_code == status
    assert CartLine.objects.count() == (1 if status == 302 else 0)


@pytest.mark.usefixtures("counters_in_table")
@pytest.mark.parametrize("number", [1, 3])
def test_add_to_cart_reads_and_writes_a_fixed_number_of_times(
    client, number, django_assert_num_queries
):
    shop = ShopFactory()
    products = [ProductFactory(shop=shop) for _number in range(number)]
    for product in products[:-1]:
        _add(client, product)

    with django_assert_num_queries(9):
        _add(client, products[-1])
