from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from core.facts.models import Fact
from shops.enums import DeliveryKind, PaymentKind, ProductState, ShopState
from shops.errors import (
    AddressMissing,
    CartEmpty,
    DeliveryMissing,
    NotEnough,
    NotForSale,
    PaymentNotPossible,
    SoldOut,
    TotalChanged,
)
from shops.models import Cart, Order, OrderLine, Product
from shops.models.append_only import AppendOnlyError
from shops.services.orders import _free_code
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.shops import (
    GUEST,
    IBAN,
    ProductFactory,
    ShopFactory,
    cart_with,
    order_for,
    placed_order,
)

pytestmark = pytest.mark.django_db


def test_place_order_copies_everything_and_takes_the_stock():
    product = ProductFactory(title="Jabón", price_cents=1250, stock=5)
    cart = cart_with(product, quantity=2)

    order = order_for(cart)

    assert (order.total_cents, order.delivery_cents) == (2950, 450)
    assert [(x.title, x.unit_cents, x.quantity) for x in order.lines.all()] == [("Jabón", 1250, 2)]
    assert order.terms["payment"] == {"iban": IBAN, "holder": "Amina Benali"}
    assert order.seller["legal_name"] == "Amina Benali"
    assert Product.objects.get().stock == 3
    assert [event.kind for event in order.events.all()] == ["placed"]
    assert list(cart.lines.all()) == []
    fact = Fact.objects.get(kind="shops.order_placed")
    assert (fact.subject, fact.value, fact.object_id) == (None, 2950, str(order.pk))


def test_place_order_code_has_six_letters_without_look_alikes():
    order = placed_order()

    assert len(order.code) == 6
    assert not set(order.code) & set("AEIOUY0123456789")
    assert len(order.secret) == 20


def test_free_code_tries_again_when_a_code_is_taken(monkeypatch):
    taken = placed_order().code
    codes = iter([taken, "BCDFGH"])
    monkeypatch.setattr("shops.services.orders.order_code", lambda: next(codes))

    assert _free_code() == "BCDFGH"


def test_place_order_of_a_member_names_the_buyer():
    user = UserFactory()

    order = order_for(cart_with(ProductFactory()), buyer=replace(GUEST, user=user))

    assert order.buyer == user
    assert Fact.objects.get(kind="shops.order_placed").subject == user


def test_place_order_for_pickup_keeps_no_address():
    order = placed_order(delivery=DeliveryKind.PICKUP, payment=PaymentKind.CASH)

    assert (order.street, order.postal_code, order.town) == ("", "", "")
    assert order.total_cents == 1250


def test_place_order_expiry_depends_on_the_way_to_pay(settings):
    settings.SHOP_PAY_WITHIN_DAYS = 5
    settings.SHOP_PAY_GRACE_DAYS = 2
    settings.SHOP_COLLECT_WITHIN_DAYS = 9

    by_transfer = placed_order()
    in_cash = placed_order(delivery=DeliveryKind.PICKUP, payment=PaymentKind.CASH)

    assert (by_transfer.expires_at - NOON).days == 7
    assert (in_cash.expires_at - NOON).days == 9


def test_place_order_twice_with_one_token_is_one_order():
    product = ProductFactory(stock=5)
    cart = cart_with(product)

    first = order_for(cart)
    second = order_for(cart, shown_cents=0)

    assert second == first
    assert Order.objects.count() == 1
    assert Product.objects.get().stock == 4


def test_order_token_is_unique_in_the_database():
    order = placed_order()

    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.create(
            shop=order.shop,
            cart=order.cart,
            submit_token=order.submit_token,
            name="x",
            email="x@example.test",
            language="es",
            delivery_cents=0,
            total_cents=1,
            delivery_kind="pickup",
            payment_kind="cash",
            terms={},
            withdrawal_days=14,
            placed_at=NOON,
            expires_at=NOON,
        )


def _no_change(**changes):
    return lambda product, cart: changes


def _reduce_stock(stock):
    def change(product, cart):
        Product.objects.filter(pk=product.pk).update(stock=stock)
        return {}

    return change


def _unpublish(product, cart):
    Product.objects.filter(pk=product.pk).update(state=ProductState.ARCHIVED)
    return {}


def _pause(product, cart):
    product.shop.state = ShopState.PAUSED
    product.shop.save()
    return {}


def _empty(product, cart):
    cart.lines.all().delete()
    return {"shown_cents": 450}


def _no_delivery(product, cart):
    Cart.objects.update(delivery=None)
    return {"shown_cents": 1250}


def _no_transfer(product, cart):
    product.shop.payment_methods.filter(kind=PaymentKind.TRANSFER).delete()
    return {}


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (_reduce_stock(0), SoldOut),
        (_reduce_stock(1), NotEnough),
        (_unpublish, NotForSale),
        (_pause, NotForSale),
        (_empty, CartEmpty),
        (_no_delivery, DeliveryMissing),
        (_no_transfer, PaymentNotPossible),
        (_no_change(shown_cents=2949), TotalChanged),
        (_no_change(payment=PaymentKind.CASH), PaymentNotPossible),
        (_no_change(buyer=replace(GUEST, town="")), AddressMissing),
    ],
)
def test_place_order_refusal_changes_nothing(change, error):
    other = ProductFactory(stock=9)
    product = ProductFactory(shop=other.shop, price_cents=1250, stock=5)
    cart = cart_with(product, quantity=2)
    sent = change(product, cart)
    before = sorted(Product.objects.values_list("pk", "stock", "state"))

    with pytest.raises(error):
        order_for(cart, **{"shown_cents": 2950, **sent})

    assert sorted(Product.objects.values_list("pk", "stock", "state")) == before
    assert list(Order.objects.all()) == []
    assert list(Fact.objects.filter(kind="shops.order_placed")) == []


def test_place_order_names_what_is_sold_out_and_gives_back_the_rest():
    shop = ShopFactory()
    first = ProductFactory(shop=shop, stock=3)
    last = ProductFactory(shop=shop, stock=1, title="Miel")
    cart = cart_with(first, last)
    Product.objects.filter(pk=last.pk).update(stock=0)

    with pytest.raises(SoldOut, match="Miel"):
        order_for(cart)

    first.refresh_from_db()
    assert first.stock == 3


def test_order_line_is_never_changed_or_deleted():
    line = placed_order().lines.get()
    line.unit_cents = 1

    with pytest.raises(AppendOnlyError):
        line.save()
    with pytest.raises(AppendOnlyError):
        line.delete()

    assert OrderLine.objects.get().unit_cents == 1250


def test_order_keeps_its_copy_when_the_product_changes():
    order = placed_order()
    Product.objects.update(title="New", price_cents=9)

    order = Order.objects.get()

    assert order.totals.cents == order.total_cents
    assert order.lines.get().title != "New"


def test_product_stock_cannot_fall_below_zero():
    product = ProductFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Product.objects.filter(pk=product.pk).update(stock=-1)


def test_order_strings():
    order = placed_order()

    assert str(order) == order.code
    assert str(order.lines.get()).startswith("1 x Soap")
