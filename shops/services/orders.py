"""Place an order: all of it or nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction

from core import facts
from core.money import format_money
from shops.enums import WITHDRAWAL_DAYS, OrderEventKind, PaymentKind, PolicyKind, ReturnsPreset
from shops.errors import (
    AddressMissing,
    CartEmpty,
    DeliveryMissing,
    NotForSale,
    PaymentNotPossible,
    TotalChanged,
)
from shops.facts import ORDER_PLACED
from shops.models import (
    Cart,
    CartLine,
    DeliveryOption,
    Order,
    OrderEvent,
    OrderLine,
    PaymentMethod,
    Product,
    Shop,
)
from shops.models.order import order_code
from shops.models.totals import Item, totals_of
from shops.services.stock import take_stock


@dataclass(frozen=True)
class Buyer:
    """Who orders, as typed. ``user`` is None for a guest; the address may be empty for a pickup."""

    name: str
    email: str
    language: str
    street: str = ""
    postal_code: str = ""
    town: str = ""
    user: Any = None


class Agreed(NamedTuple):
    """How the order gets to its buyer and how it is paid, checked to fit each other."""

    delivery: DeliveryOption
    method: PaymentMethod


@transaction.atomic
def place_order(
    *,
    cart_id: int,
    buyer: Buyer,
    payment_kind: str,
    shown_cents: int,
    submit_token: str,
    at: datetime,
) -> Order:
    """Turn a basket into an order and take its pieces, in one transaction.

    The basket's row is locked, so the same form sent many times is one order, and the same order
    comes back. ``shown_cents`` is the total the buyer agreed to.

    Raises CartEmpty, NotForSale, DeliveryMissing, PaymentNotPossible, AddressMissing, SoldOut,
    NotEnough or TotalChanged; then nothing is saved and no piece is taken.
    """
    cart = (
        Cart.objects.select_for_update(of=("self",))
        .select_related("shop__identity", "shop__territory", "delivery")
        .get(pk=cart_id)
    )
    placed = Order.objects.filter(cart=cart, submit_token=submit_token).first()
    if placed:
        return placed
    lines = list(cart.lines.all())
    agreed = _agreed(cart, lines, buyer, payment_kind)
    take_stock({line.product_id: line.quantity for line in lines})
    products = Product.objects.in_bulk([line.product_id for line in lines])
    items = [_item(products[line.product_id], line) for line in lines]
    totals = totals_of(items, agreed.delivery.price_cents)
    if totals.cents != shown_cents:
        raise TotalChanged(old=format_money(shown_cents), new=format_money(totals.cents))
    order = _write(cart, buyer, agreed, totals.cents, submit_token, at)
    OrderLine.objects.bulk_create(_copied(order, products[line.product_id], line) for line in lines)
    cart.lines.all().delete()
    OrderEvent.objects.create(order=order, kind=OrderEventKind.PLACED, at=at, by=buyer.user)
    record_of_order(ORDER_PLACED, order, at=at, actor=buyer.user)
    return order


def _agreed(cart: Cart, lines: list[CartLine], buyer: Buyer, payment_kind: str) -> Agreed:
    if not lines:
        raise CartEmpty
    if not cart.shop.takes_orders:
        raise NotForSale(title=cart.shop.name)
    if cart.delivery is None:
        raise DeliveryMissing
    if cart.delivery.needs_address and not (buyer.street and buyer.postal_code and buyer.town):
        raise AddressMissing
    method = cart.shop.payment_methods.filter(kind=payment_kind).first()
    if method is None or not method.fits(cart.delivery):
        raise PaymentNotPossible
    return Agreed(cart.delivery, method)


def _item(product: Product, line: CartLine) -> Item:
    return Item(product.price_cents, line.quantity, product.vat_permille)


def _copied(order: Order, product: Product, line: CartLine) -> OrderLine:
    return OrderLine(
        order=order,
        product=product,
        title=product.title,
        language=product.language,
        unit_cents=product.price_cents,
        vat_permille=product.vat_permille,
        quantity=line.quantity,
        withdrawal_exception=product.withdrawal_exception,
    )


def _write(
    cart: Cart, buyer: Buyer, agreed: Agreed, cents: int, submit_token: str, at: datetime
) -> Order:
    policy = cart.shop.policies.get(kind=PolicyKind.RETURNS)
    delivery, method = agreed
    has_address = delivery.needs_address
    return Order.objects.create(
        shop=cart.shop,
        code=_free_code(),
        cart=cart,
        submit_token=submit_token,
        buyer=buyer.user,
        name=buyer.name,
        email=buyer.email,
        street=buyer.street if has_address else "",
        postal_code=buyer.postal_code if has_address else "",
        town=buyer.town if has_address else "",
        language=buyer.language,
        delivery_cents=delivery.price_cents,
        total_cents=cents,
        delivery_kind=delivery.kind,
        payment_kind=method.kind,
        terms=_terms(cart.shop, delivery, method, policy),
        withdrawal_days=WITHDRAWAL_DAYS[ReturnsPreset(policy.preset)],
        placed_at=at,
        expires_at=at + _time_to_live(method),
    )


def _free_code() -> str:
    code = order_code()
    while Order.objects.filter(code=code).exists():
        code = order_code()
    return code


def _time_to_live(method: PaymentMethod) -> timedelta:
    """Banks need days, so a transfer has a time to pay and some grace after it."""
    if method.kind == PaymentKind.CASH:
        return timedelta(days=settings.SHOP_COLLECT_WITHIN_DAYS)
    return timedelta(days=settings.SHOP_PAY_WITHIN_DAYS + settings.SHOP_PAY_GRACE_DAYS)


def _terms(
    shop: Shop, delivery: DeliveryOption, method: PaymentMethod, policy: Any
) -> dict[str, Any]:
    identity = shop.identity
    names = ("legal_name", "street", "postal_code", "town", "country", "tax_id", "email", "phone")
    return {
        "seller": {"shop": shop.name, **{name: getattr(identity, name) for name in names}},
        "delivery": {"place": delivery.place, "hours": delivery.hours},
        "payment": {"iban": method.iban, "holder": method.holder},
        "returns": {"preset": policy.preset, "extra": policy.extra, "language": shop.language},
    }


def record_of_order(
    kind: facts.Kind, order: Order, *, at: datetime, actor: Any, **data: Any
) -> None:
    """Record a fact about an order, once for each kind, order and ``data``; its value is the total."""
    facts.record(
        kind,
        subject=order.buyer,
        actor=actor,
        about=order,
        territory=order.shop.territory,
        at=at,
        value=order.total_cents,
        key=":".join([kind.key, order.code, *data.values()]),
        data={"shop": order.shop_id, "currency": order.currency, **data},
    )
