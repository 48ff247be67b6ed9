"""The state machine of an order, its money and its way to the buyer.

Every function locks the order first and reads after that; a repeat changes nothing.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from core import facts
from core.errors import TransitionNotAllowed
from core.money import format_money
from shops.enums import FulfilmentKind, OrderEventKind, OrderState
from shops.errors import (
    AmountNotPositive,
    NotEnough,
    NotForSale,
    OrderNotPaid,
    PaymentChanged,
    ReasonMissing,
    SoldOut,
    StepNotPossible,
    WithdrawalExcluded,
    WithdrawalTooLate,
)
from shops.facts import (
    FIRST_SALE,
    ORDER_CANCELLED,
    ORDER_COLLECTED,
    ORDER_PAID,
    ORDER_READY,
    ORDER_SENT,
    WITHDRAWAL_ASKED,
)
from shops.models import Fulfilment, Order, OrderEvent, Payment
from shops.selectors.orders import withdrawal_ends_at
from shops.selectors.shops import owner_of
from shops.services.orders import record_of_order
from shops.services.stock import give_back_stock, pieces_of, take_stock

FACT_OF_STEP = {
    FulfilmentKind.READY: ORDER_READY,
    FulfilmentKind.SENT: ORDER_SENT,
    FulfilmentKind.COLLECTED: ORDER_COLLECTED,
}


def _locked(order_id: int) -> Order:
    orders = Order.objects.select_for_update(of=("self",))
    return orders.select_related("shop__territory", "buyer").get(pk=order_id)


def _event(order: Order, kind: str, *, at: datetime, by: Any, note: str = "") -> None:
    OrderEvent.objects.create(order=order, kind=kind, at=at, by=by, note=note)


@transaction.atomic
def record_payment(*, order_id: int, cents: int, known_cents: int, by: Any, at: datetime) -> Order:
    """Write down money that came. ``known_cents`` is what the seller's page said was paid before.

    The same confirmation sent twice, or by two sellers at once, is one row: the second finds the
    order paid and changes nothing. Money for an order that ended is never dropped: an expired one
    is taken up again while its things are there, else the money is shown as owed to the buyer.

    Raises AmountNotPositive, or PaymentChanged when another amount was written down in between.
    """
    if cents <= 0:
        raise AmountNotPositive
    order = _locked(order_id)
    paid = order.paid_cents
    if paid != known_cents:
        if paid >= order.total_cents:
            return order
        raise PaymentChanged(paid=format_money(paid))
    _add_payment(order, cents, by=by, at=at)
    if order.state == OrderState.EXPIRED and order.is_paid:
        _revive(order, by=by, at=at)
    if order.is_live and order.is_paid:
        record_of_order(ORDER_PAID, order, at=at, actor=by)
        _record_first_sale(order, at=at, actor=by)
    return order


def _add_payment(order: Order, cents: int, *, by: Any, at: datetime) -> None:
    number = order.payments.count() + 1
    Payment.objects.create(
        order=order, number=number, kind=order.payment_kind, amount_cents=cents, at=at, by=by
    )
    _event(order, OrderEventKind.PAYMENT, at=at, by=by, note=format_money(cents, order.currency))


def _revive(order: Order, *, by: Any, at: datetime) -> None:
    try:
        with transaction.atomic():
            take_stock(pieces_of(order))
    except (SoldOut, NotEnough, NotForSale):
        return
    order.move_to(OrderState.PLACED)
    order.save(update_fields=["state"])
    _event(order, OrderEventKind.REVIVED, at=at, by=by)


def _record_first_sale(order: Order, *, at: datetime, actor: Any) -> None:
    facts.record(
        FIRST_SALE,
        subject=owner_of(order.shop),
        actor=actor,
        about=order,
        territory=order.shop.territory,
        at=at,
        value=order.total_cents,
        key=f"first-sale:{order.shop_id}",
        data={"shop": order.shop_id, "currency": order.currency},
    )


@transaction.atomic
def record_repayment(*, order_id: int, known_cents: int, by: Any, at: datetime) -> Order:
    """Write down that the seller gave back what she owed; a repeat changes nothing."""
    order = _locked(order_id)
    if order.paid_cents == known_cents and order.owed_cents > 0:
        _add_payment(order, -order.owed_cents, by=by, at=at)
    return order


@transaction.atomic
def mark_step(
    *, order_id: int, step: FulfilmentKind, by: Any, at: datetime, note: str = ""
) -> Order:
    """Write down that the order is ready, sent or collected; a repeat changes nothing.

    Raises TransitionNotAllowed for an ended order, StepNotPossible, or OrderNotPaid when things
    would leave the seller without payment.
    """
    order = _locked(order_id)
    if not order.is_live:
        raise TransitionNotAllowed(old=order.get_state_display(), new=step.label)
    done = [row.kind for row in order.fulfilments.all()]
    if step in done:
        return order
    if step not in order.steps or FulfilmentKind.COLLECTED in done:
        raise StepNotPossible(step=step.label)
    if step != FulfilmentKind.READY and not order.is_paid:
        raise OrderNotPaid
    Fulfilment.objects.create(order=order, kind=step, at=at, by=by, note=note)
    _event(order, step.value, at=at, by=by, note=note)
    record_of_order(FACT_OF_STEP[step], order, at=at, actor=by)
    return order


@transaction.atomic
def cancel_order(*, order_id: int, by: Any, reason: str, at: datetime) -> Order:
    """End an order that has not left the seller; its pieces go back on the shelf, once.

    Raises ReasonMissing, StepNotPossible when it was handed over, TransitionNotAllowed when ended.
    """
    if not reason.strip():
        raise ReasonMissing
    order = _locked(order_id)
    if order.is_handed_over:
        raise StepNotPossible(step=OrderState.CANCELLED.label)
    _end(order, OrderState.CANCELLED, by=by, note=reason.strip(), at=at)
    return order


def _end(order: Order, state: OrderState, *, by: Any, note: str, at: datetime) -> None:
    order.move_to(state)
    order.save(update_fields=["state", "withdrawal_asked_at"])
    give_back_stock(order)
    _event(order, state.value, at=at, by=by, note=note)
    record_of_order(ORDER_CANCELLED, order, at=at, actor=by, why=state.value)


@transaction.atomic
def expire_order(*, order_id: int, at: datetime) -> bool:
    """End an order whose time ran out; return whether it did. Checked again under the lock."""
    order = _locked(order_id)
    if not Order.objects.overdue(at).filter(pk=order.pk).exists():
        return False
    _end(order, OrderState.EXPIRED, by=None, note="", at=at)
    return True


def expire_overdue_orders(*, at: datetime) -> int:
    """End every order whose time ran out, each in its own transaction; return how many."""
    overdue = Order.objects.overdue(at).order_by("pk").values_list("pk", flat=True)
    return sum(expire_order(order_id=order_id, at=at) for order_id in list(overdue))


@transaction.atomic
def ask_withdrawal(*, order_id: int, at: datetime) -> Order:
    """The buyer withdraws. Before anything is paid or sent the order just ends; else it is asked.

    Asked twice it is asked once. Source: Directive 2011/83/EU, articles 9 and 11a.

    Raises TransitionNotAllowed, WithdrawalTooLate or WithdrawalExcluded.
    """
    order = _locked(order_id)
    if order.withdrawal_asked_at:
        return order
    if not order.is_live:
        raise TransitionNotAllowed(
            old=order.get_state_display(), new=OrderEventKind.WITHDRAWAL_ASKED.label
        )
    order.withdrawal_asked_at = at
    if not order.is_handed_over and order.paid_cents == 0:
        _end(order, OrderState.CANCELLED, by=order.buyer, note="", at=at)
        return order
    _check_withdrawal(order, at)
    order.save(update_fields=["withdrawal_asked_at"])
    _event(order, OrderEventKind.WITHDRAWAL_ASKED, at=at, by=None)
    record_of_order(WITHDRAWAL_ASKED, order, at=at, actor=order.buyer)
    return order


def _check_withdrawal(order: Order, at: datetime) -> None:
    ends_at = withdrawal_ends_at(order)
    if ends_at and not order.can_be_given_back:
        raise WithdrawalExcluded
    if ends_at and at > ends_at:
        raise WithdrawalTooLate(days=order.withdrawal_days)
