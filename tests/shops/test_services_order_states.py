from datetime import timedelta

import pytest

from core.errors import TransitionNotAllowed
from core.facts.models import Fact
from shops.enums import DeliveryKind, FulfilmentKind, OrderState, PaymentKind, PaymentState
from shops.errors import (
    AmountNotPositive,
    OrderNotPaid,
    PaymentChanged,
    ReasonMissing,
    StepNotPossible,
    WithdrawalExcluded,
    WithdrawalTooLate,
)
from shops.models import Fulfilment, Order, OrderEvent, Payment, Product
from shops.models.append_only import AppendOnlyError
from shops.selectors.orders import withdrawal_ends_at
from shops.selectors.shops import owner_of
from shops.services.order_states import (
    ask_withdrawal,
    cancel_order,
    expire_order,
    expire_overdue_orders,
    mark_step,
    record_payment,
    record_repayment,
)
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.shops import LATER, ProductFactory, placed_order

pytestmark = pytest.mark.django_db
READY, SENT, COLLECTED = FulfilmentKind.READY, FulfilmentKind.SENT, FulfilmentKind.COLLECTED


@pytest.fixture
def seller():
    return UserFactory()


def _fresh(order):
    return Order.objects.get(pk=order.pk)


def _kinds():
    return set(Fact.objects.values_list("kind", flat=True))


def _pay(order, seller, cents=None, known=0, at=LATER):
    return record_payment(
        order_id=order.pk,
        cents=order.total_cents if cents is None else cents,
        known_cents=known,
        by=seller,
        at=at,
    )


def _paid(seller, **order):
    order = placed_order(**order)
    _pay(order, seller)
    return _fresh(order)


def _pickup():
    return placed_order(delivery=DeliveryKind.PICKUP, payment=PaymentKind.CASH)


def _cancel(order, seller, reason="No honey this year", at=LATER):
    return cancel_order(order_id=order.pk, by=seller, reason=reason, at=at)


def _step(order, seller, step, at=LATER):
    return mark_step(order_id=order.pk, step=step, by=seller, at=at)


# Payment


def test_record_payment_pays_the_order_and_is_the_first_sale(seller):
    order = placed_order()

    _pay(order, seller)

    order = _fresh(order)
    assert (order.payment_state, order.due_cents) == (PaymentState.PAID, 0)
    paid = Fact.objects.get(kind="shops.order_paid")
    first = Fact.objects.get(kind="shops.first_sale")
    assert (paid.value, paid.actor) == (order.total_cents, seller)
    assert (first.subject, first.value) == (owner_of(order.shop), order.total_cents)


def test_record_payment_of_a_second_order_is_no_first_sale(seller):
    first = _paid(seller)
    second = placed_order(ProductFactory(shop=first.shop))

    _pay(second, seller)

    assert Fact.objects.filter(kind="shops.first_sale").count() == 1
    assert Fact.objects.filter(kind="shops.order_paid").count() == 2


def test_record_payment_in_parts(seller):
    order = placed_order()

    _pay(order, seller, cents=1000)
    state_between = _fresh(order).payment_state
    _pay(order, seller, cents=700, known=1000)

    assert state_between == PaymentState.PART_PAID
    assert _fresh(order).payment_state == PaymentState.PAID
    assert [(p.number, p.amount_cents) for p in order.payments.all()] == [(1, 1000), (2, 700)]


def test_record_payment_twice_is_one_row(seller):
    order = placed_order()

    _pay(order, seller)
    _pay(order, UserFactory())

    assert Payment.objects.count() == 1
    assert Fact.objects.filter(kind="shops.order_paid").count() == 1


def test_record_payment_of_too_much_is_owed_back(seller):
    order = placed_order()

    _pay(order, seller, cents=order.total_cents + 300)

    order = _fresh(order)
    assert (order.payment_state, order.owed_cents) == (PaymentState.OVERPAID, 300)


@pytest.mark.parametrize(
    ("cents", "known", "error"),
    [(0, 0, AmountNotPositive), (-5, 0, AmountNotPositive), (500, 7, PaymentChanged)],
)
def test_record_payment_refusal_changes_nothing(seller, cents, known, error):
    order = placed_order()

    with pytest.raises(error):
        _pay(order, seller, cents=cents, known=known)

    assert list(Payment.objects.all()) == []
    assert "shops.order_paid" not in _kinds()


def test_record_payment_revives_an_expired_order(seller):
    order = placed_order()
    expire_order(order_id=order.pk, at=order.expires_at)

    _pay(order, seller)

    assert _fresh(order).state == OrderState.PLACED
    assert Product.objects.get().stock == 4
    assert "revived" in OrderEvent.objects.values_list("kind", flat=True)
    assert "shops.order_paid" in _kinds()


def test_record_payment_for_an_expired_order_without_stock_is_kept_and_owed(seller):
    order = placed_order()
    expire_order(order_id=order.pk, at=order.expires_at)
    Product.objects.update(stock=0)

    _pay(order, seller)

    order = _fresh(order)
    assert (order.state, order.owed_cents) == (OrderState.EXPIRED, order.total_cents)
    assert "shops.order_paid" not in _kinds()


def test_record_repayment_evens_a_cancelled_order_once(seller):
    order = _paid(seller)
    _cancel(order, seller)

    for _time in range(2):
        record_repayment(order_id=order.pk, known_cents=order.total_cents, by=seller, at=LATER)

    order = _fresh(order)
    assert (order.paid_cents, order.owed_cents) == (0, 0)
    assert Payment.objects.count() == 2


def test_payment_row_is_never_changed(seller):
    _paid(seller)
    payment = Payment.objects.get()

    with pytest.raises(AppendOnlyError):
        payment.save()


# Steps towards the buyer


def test_mark_step_sends_a_paid_order_once(seller):
    order = _paid(seller)

    for _time in range(2):
        mark_step(order_id=order.pk, step=SENT, by=seller, at=LATER, note="CP123")

    order = _fresh(order)
    assert (order.fulfilment_state, order.is_handed_over) == ("sent", True)
    assert [(row.kind, row.note) for row in Fulfilment.objects.all()] == [("sent", "CP123")]
    assert Fact.objects.filter(kind="shops.order_sent").count() == 1


def test_mark_step_pickup_is_ready_before_it_is_paid_and_then_collected(seller):
    order = _pickup()

    _step(order, seller, READY)
    _pay(order, seller)
    _step(order, seller, COLLECTED)

    assert [row.kind for row in _fresh(order).fulfilments.all()] == ["ready", "collected"]
    assert {"shops.order_ready", "shops.order_collected"} <= _kinds()


@pytest.mark.parametrize(
    ("make", "step", "error"),
    [
        (placed_order, SENT, OrderNotPaid),
        (placed_order, READY, StepNotPossible),
        (_pickup, SENT, StepNotPossible),
        (_pickup, COLLECTED, OrderNotPaid),
    ],
)
def test_mark_step_refusal_changes_nothing(seller, make, step, error):
    order = make()

    with pytest.raises(error):
        _step(order, seller, step)

    assert list(Fulfilment.objects.all()) == []
    assert _kinds() == {"shops.order_placed"}


def test_mark_step_back_is_refused(seller):
    order = _pickup()
    _pay(order, seller)
    _step(order, seller, COLLECTED)

    with pytest.raises(StepNotPossible):
        _step(order, seller, READY)


def test_mark_step_of_an_ended_order_is_refused(seller):
    order = _paid(seller)
    _cancel(order, seller)

    with pytest.raises(TransitionNotAllowed):
        _step(order, seller, SENT)

    assert list(Fulfilment.objects.all()) == []


# The end


def test_cancel_order_gives_the_stock_back_once(seller):
    order = placed_order(quantity=2)

    _cancel(order, seller)
    with pytest.raises(TransitionNotAllowed):
        _cancel(order, seller)

    order = _fresh(order)
    assert order.state == OrderState.CANCELLED
    assert Product.objects.get().stock == 5
    assert order.events.last().note == "No honey this year"
    assert Fact.objects.get(kind="shops.order_cancelled").data["why"] == "cancelled"


def test_cancel_order_of_a_paid_order_owes_the_money(seller):
    order = _paid(seller)

    _cancel(order, seller)

    assert _fresh(order).owed_cents == order.total_cents


@pytest.mark.parametrize(("reason", "error"), [("  ", ReasonMissing), ("Why", StepNotPossible)])
def test_cancel_order_refusal_changes_nothing(seller, reason, error):
    order = _paid(seller)
    _step(order, seller, SENT)

    with pytest.raises(error):
        _cancel(order, seller, reason=reason)

    assert _fresh(order).state == OrderState.PLACED
    assert Product.objects.get().stock == 4


def test_expire_overdue_orders_ends_only_what_is_late_and_unpaid(seller):
    late = placed_order()
    part = placed_order()
    _pay(part, seller, cents=100)
    collected = _pickup()
    young = placed_order(at=NOON + timedelta(days=5))
    uncollected = _pickup()
    _step(uncollected, seller, READY)

    ended = expire_overdue_orders(at=NOON + timedelta(days=14))

    states = {order.pk: order.state for order in Order.objects.all()}
    assert ended == 3
    assert states[late.pk] == states[uncollected.pk] == states[collected.pk] == "expired"
    assert states[part.pk] == states[young.pk] == "placed"
    assert late.lines.get().product.stock == 5


def test_expire_order_too_early_does_nothing():
    order = placed_order()

    is_ended = expire_order(order_id=order.pk, at=order.expires_at - timedelta(seconds=1))

    assert (is_ended, _fresh(order).state) == (False, OrderState.PLACED)
    assert Product.objects.get().stock == 4


# Withdrawal


def test_ask_withdrawal_of_an_unpaid_order_ends_it():
    order = placed_order()

    ask_withdrawal(order_id=order.pk, at=LATER)

    order = _fresh(order)
    assert (order.state, order.withdrawal_asked_at) == (OrderState.CANCELLED, LATER)
    assert Product.objects.get().stock == 5
    assert "shops.withdrawal_asked" not in _kinds()


def test_ask_withdrawal_of_a_paid_order_is_asked_once(seller):
    order = _paid(seller)

    ask_withdrawal(order_id=order.pk, at=LATER)
    ask_withdrawal(order_id=order.pk, at=LATER + timedelta(hours=1))

    order = _fresh(order)
    assert (order.state, order.withdrawal_asked_at) == (OrderState.PLACED, LATER)
    assert Fact.objects.filter(kind="shops.withdrawal_asked").count() == 1


def test_ask_withdrawal_until_the_last_moment_of_the_last_day(seller):
    order = _paid(seller)
    _step(order, seller, SENT, at=NOON)
    ends_at = withdrawal_ends_at(_fresh(order))

    ask_withdrawal(order_id=order.pk, at=ends_at)

    assert ends_at == NOON + timedelta(days=15)
    assert _fresh(order).withdrawal_asked_at == ends_at


def test_withdrawal_has_no_end_before_the_order_has_left(seller):
    assert withdrawal_ends_at(_paid(seller)) is None


def test_ask_withdrawal_too_late_changes_nothing(seller):
    order = _paid(seller)
    _step(order, seller, SENT, at=NOON)

    with pytest.raises(WithdrawalTooLate):
        ask_withdrawal(order_id=order.pk, at=NOON + timedelta(days=15, seconds=1))

    assert _fresh(order).withdrawal_asked_at is None


def test_ask_withdrawal_of_what_is_sealed_is_asked(seller):
    order = placed_order(ProductFactory(withdrawal_exception="sealed"))
    _pay(order, seller)
    _step(order, seller, SENT)

    ask_withdrawal(order_id=order.pk, at=LATER)

    assert _fresh(order).withdrawal_asked_at == LATER


@pytest.mark.parametrize("exception", ["perishable", "custom_made"])
def test_ask_withdrawal_of_what_cannot_come_back_is_refused(seller, exception):
    product = ProductFactory(withdrawal_exception=exception)
    order = placed_order(product)
    _pay(order, seller)
    _step(order, seller, SENT)

    with pytest.raises(WithdrawalExcluded):
        ask_withdrawal(order_id=order.pk, at=LATER)

    assert _fresh(order).withdrawal_asked_at is None


def test_ask_withdrawal_of_an_ended_order_is_refused(seller):
    order = placed_order()
    _cancel(order, seller)

    with pytest.raises(TransitionNotAllowed):
        ask_withdrawal(order_id=order.pk, at=LATER)
