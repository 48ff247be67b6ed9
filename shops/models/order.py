import secrets
from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.codes import random_code
from core.errors import TransitionNotAllowed
from shops.enums import (
    DeliveryKind,
    FulfilmentKind,
    OrderState,
    PaymentKind,
    PaymentState,
    WithdrawalException,
)
from shops.models.append_only import AppendOnly
from shops.models.cart import Cart
from shops.models.product import Product
from shops.models.shop import Shop
from shops.models.terms import BUYER_LABELS
from shops.models.totals import Item, Totals, totals_of
from shops.querysets import OrderManager

# Without vowels (no words), without look-alikes: 20 letters, 64 million codes of six
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
RETURNABLE = frozenset({WithdrawalException.NONE, WithdrawalException.SEALED})


def order_code() -> str:
    """Return six letters a person can read out and a bank clerk can type."""
    return "".join(secrets.choice(LETTERS) for _letter in range(6))


def order_secret() -> str:
    """Return the part of a guest's link that cannot be guessed: 99 bits."""
    return random_code(20)


class Order(models.Model):
    """One sale of one shop. What it says about goods, price and people is a copy made on the day.

    Only ``state`` and what follows from it ever change; payment and fulfilment are derived from
    their rows. Services move it while they hold the row's lock.
    """

    NEXT: ClassVar[dict[str, frozenset[str]]] = {
        OrderState.PLACED: frozenset({OrderState.CANCELLED, OrderState.EXPIRED}),
        OrderState.EXPIRED: frozenset({OrderState.PLACED}),
        OrderState.CANCELLED: frozenset(),
    }

    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, related_name="orders")
    code = models.CharField(max_length=6, unique=True, default=order_code, editable=False)
    secret = models.CharField(max_length=20, default=order_secret, editable=False)
    cart = models.ForeignKey(Cart, on_delete=models.SET_NULL, null=True, related_name="orders")
    submit_token = models.CharField(max_length=32, editable=False)
    buyer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="orders",
    )
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    street = models.CharField(_("street and number"), max_length=160, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    currency = models.CharField(max_length=3, default="EUR", editable=False)
    delivery_cents = models.PositiveIntegerField()
    total_cents = models.PositiveIntegerField()
    delivery_kind = models.CharField(max_length=6, choices=DeliveryKind.choices)
    payment_kind = models.CharField(max_length=8, choices=PaymentKind.choices)
    terms = models.JSONField(editable=False)
    withdrawal_days = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=9, choices=OrderState.choices, default=OrderState.PLACED, editable=False
    )
    placed_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(editable=False)
    withdrawal_asked_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = OrderManager()

    class Meta:
        ordering = ("-placed_at", "-pk")
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cart", "submit_token"], name="order_once_per_submit"),
            models.CheckConstraint(
                name="order_state_known", condition=Q(state__in=OrderState.values)
            ),
            models.CheckConstraint(
                name="order_total_holds_delivery",
                condition=Q(total_cents__gt=F("delivery_cents")),
            ),
            models.CheckConstraint(
                name="order_cash_only_at_pickup",
                condition=~Q(payment_kind=PaymentKind.CASH) | Q(delivery_kind=DeliveryKind.PICKUP),
            ),
            models.CheckConstraint(
                name="order_delivered_has_address",
                condition=Q(delivery_kind=DeliveryKind.PICKUP)
                | (~Q(street="") & ~Q(postal_code="") & ~Q(town="")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["shop", "-placed_at", "-id"], name="order_of_shop"),
            models.Index(
                fields=["expires_at"],
                name="order_expiry",
                condition=Q(state=OrderState.PLACED),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def move_to(self, state: OrderState) -> None:
        """Set ``state`` in memory; the calling service holds the lock and saves.

        Raises TransitionNotAllowed when ``NEXT`` has no such step.
        """
        if state not in self.NEXT[self.state]:
            raise TransitionNotAllowed(old=self.get_state_display(), new=state.label)
        self.state = state

    @property
    def paid_cents(self) -> int:
        """What the payment rows add up to. Reads rows: fetch them for lists."""
        return sum(payment.amount_cents for payment in self.payments.all())

    @property
    def due_cents(self) -> int:
        """What the buyer still has to pay."""
        return max(self.total_cents - self.paid_cents, 0)

    @property
    def owed_cents(self) -> int:
        """What the seller has to give back: all of it after a cancellation, else what is too much."""
        right = self.total_cents if self.state == OrderState.PLACED else 0
        return max(self.paid_cents - right, 0)

    @property
    def payment_state(self) -> PaymentState:
        paid = self.paid_cents
        if paid <= 0:
            return PaymentState.UNPAID
        if paid < self.total_cents:
            return PaymentState.PART_PAID
        return PaymentState.PAID if paid == self.total_cents else PaymentState.OVERPAID

    @property
    def is_paid(self) -> bool:
        return self.paid_cents >= self.total_cents

    @property
    def fulfilment_state(self) -> str:
        """The last step towards the buyer, or "" before the first."""
        rows = list(self.fulfilments.all())
        return rows[-1].kind if rows else ""

    @property
    def fulfilment_label(self) -> str:
        kind = self.fulfilment_state
        return str(FulfilmentKind(kind).label if kind else _("to prepare"))

    @property
    def is_handed_over(self) -> bool:
        return self.fulfilment_state in {FulfilmentKind.SENT, FulfilmentKind.COLLECTED}

    @property
    def is_live(self) -> bool:
        return self.state == OrderState.PLACED

    @property
    def has_to_come_back(self) -> bool:
        """Whether a withdrawal leaves work: things or money that have to go back."""
        return self.is_live or self.owed_cents > 0

    @property
    def takes_late_money(self) -> bool:
        """Whether an ended order waits for money that may still be on its way."""
        may_come = self.state == OrderState.EXPIRED or self.payment_kind == PaymentKind.TRANSFER
        return not self.is_live and not self.owed_cents and may_come

    @property
    def steps(self) -> tuple[FulfilmentKind, ...]:
        """The steps this order takes, in their order."""
        if self.delivery_kind == DeliveryKind.PICKUP:
            return (FulfilmentKind.READY, FulfilmentKind.COLLECTED)
        return (FulfilmentKind.SENT,)

    @property
    def seller(self) -> dict[str, Any]:
        """The seller as the buyer saw it on the day."""
        return self.terms["seller"]

    @property
    def delivery_label(self) -> str:
        """How it gets to the buyer, in the buyer's words."""
        return str(BUYER_LABELS[DeliveryKind(self.delivery_kind)])

    @cached_property
    def totals(self) -> Totals:
        """The sums again, from the copied lines."""
        return totals_of([line.item for line in self.lines.all()], self.delivery_cents)

    @property
    def can_be_given_back(self) -> bool:
        """Whether anything in it may be sent back at all; what is sealed may, while it is closed."""
        return any(line.withdrawal_exception in RETURNABLE for line in self.lines.all())


class OrderLine(AppendOnly):
    """One product of an order as it was on the day."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="order_lines")
    title = models.CharField(max_length=100)
    language = models.CharField(max_length=5)
    unit_cents = models.PositiveIntegerField()
    vat_permille = models.PositiveSmallIntegerField()
    quantity = models.PositiveSmallIntegerField()
    withdrawal_exception = models.CharField(max_length=12, choices=WithdrawalException.choices)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["order", "product"], name="order_line_once_per_product"
            ),
            models.CheckConstraint(
                name="order_line_quantity_in_bounds",
                condition=Q(quantity__gte=1, quantity__lte=99),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} x {self.title}"

    @property
    def item(self) -> Item:
        return Item(self.unit_cents, self.quantity, self.vat_permille)

    @property
    def cents(self) -> int:
        return self.item.cents
