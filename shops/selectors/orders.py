"""What pages and mails need to know about an order."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from shops.enums import OrderState, PaymentKind
from shops.models import Order, Shop


def withdrawal_ends_at(order: Order) -> datetime | None:
    """Return when the time to give back ends, or None while it has not begun.

    The day of delivery does not count. Source: Directive 2011/83/EU, article 9; Regulation 1182/71.
    """
    if not order.is_handed_over:
        return None
    return list(order.fulfilments.all())[-1].at + timedelta(days=order.withdrawal_days + 1)


def pays_by(order: Order, *, grace: int) -> datetime | None:
    """Return until when a transfer should be made; ``grace`` days later the order ends."""
    if order.payment_kind != PaymentKind.TRANSFER:
        return None
    return order.expires_at - timedelta(days=grace)


def order_by_secret(code: str, secret: str) -> Order | None:
    """Return the order a buyer's link names, with what its page shows, or None."""
    orders = Order.objects.select_related("shop").prefetch_related(
        "lines__product", "payments", "fulfilments", "events"
    )
    return orders.filter(code=code.upper(), secret=secret).first()


def orders_of_shop(shop: Shop) -> QuerySet[Order]:
    """Return the orders of a shop with what a list shows, newest first."""
    return shop.orders.with_state_rows().order_by("-placed_at", "-pk")


def orders_to_do(shop: Shop, *, most: int = 20) -> list[Order]:
    """Return the oldest orders that wait for their seller, the longest waiting first.

    Nothing leaves the seller unpaid, so what was handed over is done.
    """
    waiting = shop.orders.filter(state=OrderState.PLACED).not_handed_over().with_state_rows()
    return list(waiting.order_by("placed_at", "pk")[:most])


def order_for_mail(order_id: str) -> dict[str, Any]:
    """Return what mails about an order print: the order, its last reason, until when to pay."""
    order = (
        Order.objects.select_related("shop")
        .prefetch_related("lines", "payments", "fulfilments", "events")
        .get(pk=order_id)
    )
    endings = {OrderState.CANCELLED.value, OrderState.EXPIRED.value}
    events = list(order.events.all())
    steps = list(order.fulfilments.all())
    return {
        "order": order,
        "reason": next((e.note for e in reversed(events) if e.kind in endings), ""),
        "note": steps[-1].note if steps else "",
        "pay_by": pays_by(order, grace=settings.SHOP_PAY_GRACE_DAYS),
    }
