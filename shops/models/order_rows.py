from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from shops.enums import FulfilmentKind, OrderEventKind, PaymentKind
from shops.models.append_only import AppendOnly
from shops.models.order import Order


class Payment(AppendOnly):
    """Money that came for an order, or went back (then below zero), as a seller wrote it down.

    ``number`` counts the rows of an order, so two confirmations of one payment cannot both stand.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="payments")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=PaymentKind.choices)
    amount_cents = models.IntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "number"], name="payment_number_once"),
            models.CheckConstraint(name="payment_not_zero", condition=~Q(amount_cents=0)),
        ]

    def __str__(self) -> str:
        return f"{self.amount_cents} for {self.order_id}"


class Fulfilment(AppendOnly):
    """One step of an order towards its buyer; each step happens once."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="fulfilments")
    kind = models.CharField(max_length=9, choices=FulfilmentKind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "kind"], name="fulfilment_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.order_id}"


class OrderEvent(AppendOnly):
    """One line of an order's history: what, when, by whom (nobody: the buyer or the clock), why."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=OrderEventKind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.kind} {self.order_id}"
