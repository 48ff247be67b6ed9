from datetime import timedelta

import pytest

from shops.enums import (
    FulfilmentKind,
)
from shops.models import Order, Payment
from shops.selectors.orders import orders_to_do
from shops.services.order_states import ask_withdrawal, expire_order, mark_step, record_payment
from tests.core.moments import NOON
from tests.factories.shops import (
    ProductFactory,
    placed_order,
)

pytestmark = pytest.mark.django_db


def _desk(shop, page=""):
    return f"/en/sell/{shop.slug}/{page}"


def _act(desk, order, page, values=()):
    return desk.post(_desk(order.shop, f"orders/{order.code}/{page}/"), dict(values))


def _of(shop, **order):
    return placed_order(ProductFactory(shop=shop), **order)


def test_shop_order_from_new_to_sent_in_three_clicks(desk, shop):
    order = _of(shop)

    opened = desk.get(_desk(shop, f"orders/{order.code}/")).content.decode()
    paid = _act(desk, order, "paid", {"amount": "17,00", "known_cents": "0"})
    sent = _act(desk, order, "step", {"step": "sent", "note": "CP1"})

    page = desk.get(sent.url).content.decode()
    assert "Has the money come?" in opened
    assert paid.url == sent.url == _desk(shop, f"orders/{order.code}/")
    assert "CP1" in page
    assert Order.objects.get().is_handed_over


@pytest.mark.parametrize(
    ("where", "values", "form"),
    [
        ("paid", {"amount": "0", "known_cents": "0"}, "payment_form"),
        ("paid", {"amount": "abc", "known_cents": "0"}, "payment_form"),
        ("paid", {"amount": "5", "known_cents": "77"}, "payment_form"),
        ("paid", {"amount": "5", "known_cents": "99999999999999999999"}, "payment_form"),
        ("step", {"step": "sent"}, "step_form"),
        ("step", {"step": "flown"}, "step_form"),
        ("cancel", {"reason": ""}, "cancel_form"),
        ("cancel", {"reason": " "}, "cancel_form"),
    ],
)
def test_shop_order_refusal_stands_on_the_page(desk, shop, where, values, form):
    order = _of(shop)

    response = _act(desk, order, where, values)

    assert response.status_code == 200
    assert response.context[form].errors
    assert list(Payment.objects.all()) == []
    assert Order.objects.get().state == "placed"


def test_record_payment_after_another_one_can_be_sent_again(desk, shop):
    order = _of(shop)
    _act(desk, order, "paid", {"amount": "5", "known_cents": "0"})

    refused = _act(desk, order, "paid", {"amount": "12", "known_cents": "0"})
    known = refused.context["payment_form"]["known_cents"].value()
    _act(desk, order, "paid", {"amount": "12", "known_cents": known})

    assert "Paid so far" in refused.content.decode()
    assert Order.objects.get().paid_cents == order.total_cents


@pytest.mark.parametrize("known", ["", "x", "-1", "1701", "9" * 5000])
def test_record_repayment_refuses_what_the_page_did_not_say(desk, shop, known):
    order = _of(shop)
    _act(desk, order, "paid", {"amount": "17", "known_cents": "0"})
    _act(desk, order, "cancel", {"reason": "Broken"})

    response = _act(desk, order, "repaid", {"known_cents": known})

    assert response.url == _desk(shop, f"orders/{order.code}/")
    assert Order.objects.get().owed_cents == 1700


def test_cancelled_order_takes_a_transfer_that_was_on_its_way(desk, shop):
    order = _of(shop)
    page = _act(desk, order, "cancel", {"reason": "Broken"}).url

    before = desk.get(page).content.decode()
    _act(desk, order, "paid", {"amount": "17", "known_cents": "0"})
    after = desk.get(page).content.decode()

    assert "come after all" in before
    assert "come after all" not in after
    assert "You owe the buyer €17.00" in after


def test_cancel_order_of_a_paid_order_asks_for_the_money_back(desk, shop):
    order = _of(shop)
    _act(desk, order, "paid", {"amount": "17", "known_cents": "0"})

    cancelled = _act(desk, order, "cancel", {"reason": "Broken"})
    page = desk.get(cancelled.url).content.decode()
    _act(desk, order, "repaid", {"known_cents": "1700"})
    _act(desk, order, "repaid", {"known_cents": "x"})

    assert "You owe the buyer €17.00" in page
    assert Order.objects.get().owed_cents == 0


@pytest.mark.parametrize("is_paid", [True, False])
def test_withdrawal_asks_for_what_has_to_go_back(desk, shop, is_paid):
    order = _of(shop)
    if is_paid:
        _act(desk, order, "paid", {"amount": "17", "known_cents": "0"})
    ask_withdrawal(order_id=order.pk, at=NOON)

    page = desk.get(_desk(shop, f"orders/{order.code}/")).content.decode()

    assert ("how to send it back" in page) == is_paid


def test_shop_order_that_expired_takes_late_money(desk, shop):
    order = _of(shop)
    expire_order(order_id=order.pk, at=order.expires_at)

    page = desk.get(_desk(shop, f"orders/{order.code}/")).content.decode()

    assert "come after all" in page


def test_new_order_is_to_do_however_many_were_done_before(shop, seller):
    done = [_of(shop, at=NOON + timedelta(minutes=number)) for number in range(6)]
    for order in done:
        known = {"order_id": order.pk, "by": seller, "at": NOON}
        record_payment(cents=order.total_cents, known_cents=0, **known)
        mark_step(step=FulfilmentKind.SENT, **known)
    new = _of(shop, at=NOON + timedelta(days=1))

    assert orders_to_do(shop, most=1) == [new]


def test_shop_orders_lists_own_orders(desk, shop):
    own, foreign = _of(shop), placed_order()

    page = desk.get(_desk(shop, "orders/")).content.decode()

    assert own.code in page
    assert foreign.code not in page


def test_shop_orders_is_empty_at_first(desk, shop):
    assert "No orders yet" in desk.get(_desk(shop, "orders/")).content.decode()


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("where", ["orders/", ""])
def test_order_lists_read_a_fixed_number_of_times(
    desk, shop, number, where, django_assert_num_queries, home
):
    for _order in range(number):
        _of(shop)
    desk.get(_desk(shop, where))

    with django_assert_num_queries(6):
        desk.get(_desk(shop, where))
