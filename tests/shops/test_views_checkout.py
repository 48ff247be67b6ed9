import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.templatetags.text import in_fours
from shops.enums import DeliveryKind, PaymentKind
from shops.models import Cart, CartLine, Order, Product
from shops.services.order_states import mark_step, record_payment
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.shops import (
    IBAN,
    ProductFactory,
    ShopFactory,
    cart_with,
    placed_order,
    total_of,
)

pytestmark = pytest.mark.django_db
WHO = {"name": "Berta", "email": "berta@example.test"}
WHERE = {"street": "Calle 1", "postal_code": "21700", "town": "La Palma"}


@pytest.fixture
def basket(client, settings):
    """A basket of this browser: two soaps at 12.50, by post for 4.50."""
    product = ProductFactory(price_cents=1250, stock=5, title="Soap")
    cart = cart_with(product, quantity=2)
    client.cookies[settings.CART_COOKIE_NAME] = cart.token
    return cart


def _address(cart, page):
    return f"/en/shops/{cart.shop.slug}/{page}/"


def _sent(cart, **changes):
    sent = {
        **WHO,
        **WHERE,
        "payment": "transfer",
        "shown_cents": total_of(cart),
        "submit_token": "b" * 32,
    }
    return sent | changes


def _order(client, cart, **changes):
    return client.post(_address(cart, "checkout"), _sent(cart, **changes))


# The basket


def test_cart_shows_lines_ways_and_total(client, basket):
    page = client.get(_address(basket, "cart")).content.decode()

    assert "Soap" in page
    assert "€29.50" in page
    assert "\u2068By post\u2069 · \u2068€4.50\u2069" in page


def test_cart_of_another_browser_is_empty(client, basket, settings):
    client.cookies[settings.CART_COOKIE_NAME] = "z" * 32

    page = client.get(_address(basket, "cart")).content.decode()

    assert "Your basket is empty" in page


def test_cart_of_a_shop_that_is_not_open_is_missing(client, basket):
    basket.shop.state = "suspended"
    basket.shop.state_reason = "x"
    basket.shop.save()

    assert client.get(_address(basket, "cart")).status_code == 404
    assert client.get(_address(basket, "checkout")).status_code == 404


def test_cart_is_kept_out_of_caches(client, basket):
    response = client.get(_address(basket, "cart"))

    assert response.headers["Cache-Control"] == "private, no-store"


def test_cart_changes_numbers_and_way(client, basket):
    line = basket.lines.get()
    pickup = basket.shop.delivery_options.get(kind=DeliveryKind.PICKUP)

    response = client.post(
        _address(basket, "cart"), {f"quantity_{line.pk}": 3, "delivery": pickup.pk, "checkout": 1}
    )

    assert response.url == _address(basket, "checkout")
    assert CartLine.objects.get().quantity == 3
    assert Cart.objects.get().delivery == pickup


def test_cart_saved_only_stays_on_its_page(client, basket):
    line = basket.lines.get()
    way = basket.delivery_id

    response = client.post(
        _address(basket, "cart"), {f"quantity_{line.pk}": 1, "delivery": way, "update": 1}
    )

    assert response.url == _address(basket, "cart")


def test_cart_without_way_does_not_go_on(client, basket):
    line = basket.lines.get()

    response = client.post(
        _address(basket, "cart"), {f"quantity_{line.pk}": 1, "checkout": 1}, follow=True
    )

    assert "Please choose how you get your things." in response.content.decode()


def test_cart_refuses_the_way_of_another_shop(client, basket):
    line = basket.lines.get()
    foreign = ShopFactory().delivery_options.first()

    response = client.post(
        _address(basket, "cart"), {f"quantity_{line.pk}": 1, "delivery": foreign.pk}
    )

    assert response.context["form"].errors["delivery"]
    assert Cart.objects.get().delivery == basket.delivery


def test_cart_says_when_there_are_fewer(client, basket):
    line = basket.lines.get()

    response = client.post(_address(basket, "cart"), {f"quantity_{line.pk}": 9}, follow=True)

    assert "only 5 of “Soap” left" in response.content.decode()
    assert CartLine.objects.get().quantity == 2


def test_cart_that_does_not_exist_bears_a_change(client, shop):
    response = client.post(f"/en/shops/{shop.slug}/cart/", {"quantity_1": 1})

    assert response.url == f"/en/shops/{shop.slug}/cart/"


def test_cart_warns_about_what_is_gone(client, basket):
    Product.objects.update(stock=0)
    sold_out = client.get(_address(basket, "cart")).content.decode()
    Product.objects.update(stock=1)
    fewer = client.get(_address(basket, "cart")).content.decode()

    assert "Sold out" in sold_out
    assert "Only 1 left." in fewer


@pytest.mark.parametrize("where", ["cart", "checkout"])
def test_basket_pages_read_as_often_for_one_line_as_for_three(client, settings, where, home):
    counts = []
    for number in (1, 3):
        shop = ShopFactory()
        cart = cart_with(*[ProductFactory(shop=shop) for _number in range(number)])
        client.cookies[settings.CART_COOKIE_NAME] = cart.token
        client.get(_address(cart, where))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(_address(cart, where))
        counts.append(len(queries))

    assert counts == {"cart": [6, 6], "checkout": [8, 8]}[where]


# Checkout


def test_checkout_shows_the_total_before_the_button(client, basket):
    page = client.get(_address(basket, "checkout")).content.decode()

    assert page.index("Total, VAT included") < page.index("Order and pay")
    assert "€29.50" in page
    assert 'name="shown_cents" value="2950"' in page


def test_checkout_knows_who_is_signed_in(client, basket):
    client.force_login(UserFactory(display_name="Karim", email="karim@example.test"))

    page = client.get(_address(basket, "checkout")).content.decode()

    assert 'value="karim@example.test"' in page


def test_checkout_for_pickup_asks_for_no_address(client, basket):
    basket.delivery = basket.shop.delivery_options.get(kind=DeliveryKind.PICKUP)
    basket.save()

    page = client.get(_address(basket, "checkout")).content.decode()

    assert 'name="street"' not in page
    assert "Cash at pickup" in page


def test_checkout_without_basket_goes_to_the_basket(client, shop):
    address = f"/en/shops/{shop.slug}/"

    assert client.get(f"{address}checkout/").url == f"{address}cart/"
    assert client.post(f"{address}checkout/", WHO).url == f"{address}cart/"


def test_checkout_places_the_order(client, basket):
    response = _order(client, basket)

    order = Order.objects.get()
    assert response.url == f"/en/shops/order/{order.code}/{order.secret}/"
    assert (order.name, order.email, order.town) == ("Berta", "berta@example.test", "La Palma")
    assert (order.total_cents, order.language, order.buyer) == (2950, "en", None)


def test_checkout_keeps_digits_that_the_post_can_read(client, basket):
    _order(client, basket, street="Calle Real ٥", postal_code="٢١٧٠٠")

    assert list(Order.objects.values_list("street", "postal_code")) == [("Calle Real 5", "21700")]


def test_checkout_twice_is_one_order(client, basket):
    first = _order(client, basket)
    second = _order(client, basket, shown_cents=2950)

    assert first.url == second.url
    assert Order.objects.count() == 1


def test_checkout_with_a_new_price_shows_old_and_new_and_then_works(client, basket):
    Product.objects.update(price_cents=1300)

    refused = _order(client, basket, shown_cents=2950)
    page = refused.content.decode()
    orders = Order.objects.count()
    accepted = _order(client, basket)

    assert "from €29.50 to €30.50" in page
    assert 'name="shown_cents" value="3050"' in page
    assert 'value="Berta"' in page
    assert orders == 0
    assert accepted.status_code == 302


def test_checkout_of_what_is_sold_out_is_polite(client, basket):
    Product.objects.update(stock=0)

    response = _order(client, basket)

    assert "“Soap” is sold out" in response.content.decode()
    assert list(Order.objects.all()) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"email": "no"}, "email"),
        ({"town": ""}, "town"),
        ({"payment": "cash"}, "payment"),
        ({"payment": ""}, "payment"),
        ({"shown_cents": "x"}, "shown_cents"),
        ({"shown_cents": "-1"}, "shown_cents"),
        ({"submit_token": "short"}, "submit_token"),
    ],
)
def test_checkout_refusal_stands_beside_the_field(client, basket, changes, field):
    response = _order(client, basket, **changes)

    assert field in response.context["form"].errors
    assert list(Order.objects.all()) == []


def test_checkout_with_money_in_the_form_changes_nothing(client, basket):
    _order(client, basket, price=1, total_cents=1, fee=0, status="paid", vendor=99, currency="XXX")

    order = Order.objects.get()
    assert (order.total_cents, order.currency, order.paid_cents) == (2950, "EUR", 0)


# The buyer's page


def _buyer_page(client, order):
    return client.get(f"/en/shops/order/{order.code}/{order.secret}/")


def test_order_shows_how_to_pay(client):
    order = placed_order()

    response = _buyer_page(client, order)

    page = response.content.decode()
    assert in_fours(IBAN) in page
    assert order.code in page
    assert "<svg" in page
    assert "not a tax invoice" in page
    assert response.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("exception", "is_returnable", "words"),
    [
        ("none", True, "The seller pays for sending it back"),
        ("sealed", True, "Once you open it"),
        ("perishable", False, "it goes bad soon"),
    ],
)
def test_order_shows_the_returns_agreed_on_the_day(client, exception, is_returnable, words):
    product = ProductFactory(withdrawal_exception=exception)
    product.shop.policies.update(preset="free")
    order = placed_order(product)
    product.shop.policies.update(preset="longer")

    page = _buyer_page(client, order).content.decode()

    assert words in page
    assert ("The seller pays for sending it back" in page) == is_returnable
    assert "30 days" not in page


def test_order_for_pickup_says_where(client):
    order = placed_order(delivery=DeliveryKind.PICKUP, payment=PaymentKind.CASH)

    page = _buyer_page(client, order).content.decode()

    assert "Market stall 4" in page
    assert "in cash when you pick up" in page


def test_order_that_ended_sends_nobody_to_the_stall(client):
    order = placed_order(delivery=DeliveryKind.PICKUP, payment=PaymentKind.CASH)
    Order.objects.update(state="cancelled")

    assert "Market stall 4" not in _buyer_page(client, order).content.decode()


@pytest.mark.parametrize(("code", "secret"), [(None, "x" * 20), ("BBBBBB", None)])
def test_order_with_a_wrong_part_is_missing(client, code, secret):
    order = placed_order()

    response = client.get(f"/en/shops/order/{code or order.code}/{secret or order.secret}/")

    assert response.status_code == 404


def test_order_that_is_paid_asks_for_no_money(client):
    order = placed_order()
    seller = UserFactory()
    record_payment(order_id=order.pk, cents=order.total_cents, known_cents=0, by=seller, at=NOON)
    mark_step(order_id=order.pk, step=order.steps[0], by=seller, at=NOON)

    page = _buyer_page(client, order).content.decode()

    assert "Please pay" not in page
    assert "Payment written down" in page


def test_withdraw_takes_two_steps(client):
    order = placed_order()
    address = f"/en/shops/order/{order.code}/{order.secret}/withdraw/"

    asked = client.get(address)
    untouched = Order.objects.get().withdrawal_asked_at
    done = client.post(address, follow=True)

    assert "Confirm withdrawal" in asked.content.decode()
    assert untouched is None
    assert "You withdrew from this order" in done.content.decode()


def test_withdraw_of_an_ended_order_says_why(client):
    order = placed_order()
    Order.objects.update(state="cancelled")

    response = client.post(f"/en/shops/order/{order.code}/{order.secret}/withdraw/", follow=True)

    assert "not possible any more" in response.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_order_reads_a_fixed_number_of_times(client, number, django_assert_num_queries, home):
    shop = ShopFactory()
    order = placed_order(*[ProductFactory(shop=shop) for _number in range(number)])
    _buyer_page(client, order)

    with django_assert_num_queries(6):
        _buyer_page(client, order)
