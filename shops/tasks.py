"""What the clock does in shops."""

from datetime import datetime

from core.facts.clockwork import every
from shops.services.carts import forget_old_carts
from shops.services.order_states import expire_overdue_orders


@every(minutes=15)
def end_unpaid_orders(at: datetime) -> None:
    expire_overdue_orders(at=at)


@every(days=1)
def empty_old_baskets(at: datetime) -> None:
    forget_old_carts(at=at)
