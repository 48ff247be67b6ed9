"""Many people at the same shelf at the same instant; and what happens when the guard is off."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.utils import translation

from shops.errors import NotEnough, SoldOut
from shops.models import Cart, CartLine, Order, Payment, Product
from shops.services import orders
from shops.services.carts import put_into_cart
from shops.services.order_states import cancel_order, record_payment
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.shops import ProductFactory, cart_with, order_for, placed_order

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
BUYERS, LEFT = 50, 5


def _at_once(calls):
    """Start every call at the same instant; return what each returned or raised."""
    start = threading.Barrier(len(calls))

    def one(call):
        try:
            start.wait(timeout=60)
            return call()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def _fifty_buyers():
    product = ProductFactory(stock=LEFT)
    carts = [cart_with(product) for _buyer in range(BUYERS)]
    return _at_once([lambda cart=cart: order_for(cart) for cart in carts])


def test_fifty_buyers_for_the_last_five_make_exactly_five_orders():
    results = _fifty_buyers()

    refusals = [result for result in results if isinstance(result, SoldOut)]
    assert len(refusals) == BUYERS - LEFT
    assert Order.objects.count() == LEFT
    assert Product.objects.get().stock == 0
    with translation.override("en"):
        assert "sold out" in str(refusals[0])


def test_fifty_buyers_without_the_guard_oversell(monkeypatch):
    """The control run: reading first and writing after protects nothing."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite writes one after the other; only PostgreSQL shows the race")
    have_read = threading.Barrier(BUYERS)

    def read_then_write(pieces):
        for product_id, quantity in pieces.items():
            product = Product.objects.get(pk=product_id)
            have_read.wait(timeout=60)
            if product.stock < quantity:
                raise SoldOut(title=product.title)
            Product.objects.filter(pk=product_id).update(stock=product.stock - quantity)

    monkeypatch.setattr(orders, "take_stock", read_then_write)

    _fifty_buyers()

    assert Order.objects.count() > LEFT


def test_fifty_identical_submits_are_one_order():
    product = ProductFactory(stock=LEFT)
    cart = cart_with(product)

    results = _at_once([lambda: order_for(cart, shown_cents=1700)] * BUYERS)

    assert {result.pk for result in results} == {Order.objects.get().pk}
    assert Product.objects.get().stock == LEFT - 1


def test_two_confirmations_of_one_payment_are_one_row():
    order = placed_order()
    sellers = [UserFactory() for _seller in range(10)]

    results = _at_once(
        [
            lambda by=by: record_payment(
                order_id=order.pk, cents=order.total_cents, known_cents=0, by=by, at=NOON
            )
            for by in sellers
        ]
    )

    assert {result.pk for result in results} == {order.pk}
    assert Payment.objects.count() == 1


def test_ten_cancellations_give_the_stock_back_once():
    order = placed_order()
    sellers = [UserFactory() for _seller in range(10)]

    _at_once(
        [
            lambda by=by: cancel_order(order_id=order.pk, by=by, reason="Broken", at=NOON)
            for by in sellers
        ]
    )

    assert Product.objects.get().stock == LEFT


def test_orders_of_the_same_two_things_never_wait_in_a_ring():
    first = ProductFactory(stock=BUYERS)
    second = ProductFactory(shop=first.shop, stock=BUYERS)
    carts = [
        cart_with(*([first, second] if number % 2 else [second, first])) for number in range(20)
    ]

    results = _at_once([lambda cart=cart: order_for(cart) for cart in carts])

    assert all(isinstance(result, Order) for result in results)
    assert set(Product.objects.values_list("stock", flat=True)) == {BUYERS - 20}


def test_first_twenty_clicks_into_one_basket_make_one_basket():
    product = ProductFactory(stock=BUYERS)
    token = "r" * 32

    results = _at_once(
        [lambda: put_into_cart(token=token, product=product, quantity=1, at=NOON)] * 20
    )

    assert all(isinstance(result, Cart) for result in results)
    assert CartLine.objects.get().quantity == 20


def test_stock_given_back_and_taken_at_once_adds_up():
    product = ProductFactory(stock=LEFT)
    order = placed_order(product)
    carts = [cart_with(product) for _buyer in range(10)]
    calls = [lambda cart=cart: order_for(cart) for cart in carts]
    calls.append(
        lambda: cancel_order(order_id=order.pk, by=UserFactory(), reason="Broken", at=NOON)
    )

    results = _at_once(calls)

    live = Order.objects.filter(state="placed").count()
    assert all(isinstance(result, Order | SoldOut | NotEnough) for result in results)
    assert Product.objects.get().stock == LEFT - live
