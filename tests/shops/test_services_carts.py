from datetime import timedelta

import pytest

from shops.enums import ProductState, ShopState
from shops.errors import CartFull, NotEnough, NotForSale, SoldOut
from shops.models import Cart, CartLine
from shops.services import carts
from shops.services.carts import change_cart, forget_old_carts, put_into_cart
from tests.core.moments import NOON
from tests.factories.shops import LATER, ProductFactory, ShopFactory, cart_with

pytestmark = pytest.mark.django_db
TOKEN = "a" * 32


def _lines():
    return list(CartLine.objects.values_list("product__title", "quantity"))


def test_put_into_cart_adds_up():
    product = ProductFactory(title="Soap")

    put_into_cart(token=TOKEN, product=product, quantity=1, at=NOON)
    cart = put_into_cart(token=TOKEN, product=product, quantity=2, at=LATER)

    assert _lines() == [("Soap", 3)]
    assert Cart.objects.get() == cart
    assert Cart.objects.get().changed_at == LATER


def test_put_into_cart_makes_one_cart_for_each_shop():
    put_into_cart(token=TOKEN, product=ProductFactory(), quantity=1, at=NOON)
    put_into_cart(token=TOKEN, product=ProductFactory(), quantity=1, at=NOON)

    assert Cart.objects.filter(token=TOKEN).count() == 2


def test_put_into_cart_holds_no_stock():
    product = ProductFactory(stock=5)

    put_into_cart(token=TOKEN, product=product, quantity=5, at=NOON)

    product.refresh_from_db()
    assert product.stock == 5


@pytest.mark.parametrize(
    ("product", "quantity", "error"),
    [
        ({"stock": 0}, 1, SoldOut),
        ({"stock": 2}, 3, NotEnough),
        ({"state": ProductState.DRAFT}, 1, NotForSale),
        ({"shop__state": ShopState.PAUSED}, 1, NotForSale),
    ],
)
def test_put_into_cart_refusal_changes_nothing(product, quantity, error):
    product = ProductFactory(**product)

    with pytest.raises(error):
        put_into_cart(token=TOKEN, product=product, quantity=quantity, at=NOON)

    assert _lines() == []


def test_put_into_cart_refuses_too_many_lines(monkeypatch):
    monkeypatch.setattr(carts, "MOST_LINES", 1)
    shop = ShopFactory()
    put_into_cart(token=TOKEN, product=ProductFactory(shop=shop), quantity=1, at=NOON)

    with pytest.raises(CartFull):
        put_into_cart(token=TOKEN, product=ProductFactory(shop=shop), quantity=1, at=NOON)

    assert len(_lines()) == 1


def test_change_cart_sets_numbers_and_delivery():
    shop = ShopFactory()
    soap, honey = ProductFactory(shop=shop, title="Soap"), ProductFactory(shop=shop, title="Honey")
    cart = cart_with(soap, honey, quantity=2)
    first, second = cart.lines.all()
    pickup = shop.delivery_options.get(kind="pickup")

    change_cart(cart_id=cart.pk, quantities={first.pk: 0, second.pk: 3}, delivery=pickup, at=LATER)

    cart.refresh_from_db()
    assert _lines() == [("Honey", 3)]
    assert (cart.delivery, cart.changed_at) == (pickup, LATER)


def test_change_cart_takes_fewer_even_when_there_are_fewer():
    product = ProductFactory(stock=1, title="Soap")
    cart = cart_with(product, quantity=5)
    line = cart.lines.get()

    change_cart(cart_id=cart.pk, quantities={line.pk: 2}, delivery=None, at=LATER)

    assert _lines() == [("Soap", 2)]


def test_change_cart_refuses_more_than_there_is():
    product = ProductFactory(stock=2, title="Soap")
    cart = cart_with(product, quantity=1)
    line = cart.lines.get()

    with pytest.raises(NotEnough):
        change_cart(cart_id=cart.pk, quantities={line.pk: 3}, delivery=None, at=LATER)

    assert _lines() == [("Soap", 1)]


def test_forget_old_carts_keeps_the_young_and_all_orders():
    cart_with(ProductFactory())

    kept = forget_old_carts(at=NOON + timedelta(days=30))
    forgotten = forget_old_carts(at=NOON + timedelta(days=30, seconds=1))

    assert (kept, forgotten) == (0, 1)


def test_cart_strings():
    cart = cart_with(ProductFactory())

    assert str(cart) == f"cart {cart.pk}"
    assert str(cart.lines.get()).startswith("1 x")
