from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shops.enums import DeliveryKind, PaymentKind, PolicyKind, ReturnsPreset
from shops.models.shop import Shop


class DeliveryOption(models.Model):
    """One way an order gets from this shop to its buyer."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="delivery_options")
    kind = models.CharField(max_length=6, choices=DeliveryKind.choices)
    price_cents = models.PositiveIntegerField(_("price with VAT"), default=0)
    place = models.CharField(_("where"), max_length=200, blank=True)
    hours = models.CharField(_("when"), max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "kind"], name="delivery_once_per_kind"),
            models.CheckConstraint(
                name="delivery_price_in_bounds", condition=Q(price_cents__lte=1_000_00)
            ),
            models.CheckConstraint(
                name="delivery_pickup_has_place_and_hours",
                condition=~Q(kind=DeliveryKind.PICKUP) | (~Q(place="") & ~Q(hours="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.shop_id}"

    @property
    def needs_address(self) -> bool:
        return self.kind != DeliveryKind.PICKUP

    @property
    def label(self) -> str:
        """What the buyer reads."""
        return str(BUYER_LABELS[DeliveryKind(self.kind)])


BUYER_LABELS = {
    DeliveryKind.PICKUP: _("I pick it up"),
    DeliveryKind.LOCAL: _("The seller brings it to me"),
    DeliveryKind.POST: _("By post"),
}


class PaymentMethod(models.Model):
    """One way this shop is paid. Money goes from buyer to seller, never through the platform."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="payment_methods")
    kind = models.CharField(max_length=8, choices=PaymentKind.choices)
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    holder = models.CharField(_("account holder"), max_length=70, blank=True)

    class Meta:
        ordering = ("-kind", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "kind"], name="payment_once_per_kind"),
            models.CheckConstraint(
                name="payment_transfer_has_account",
                condition=~Q(kind=PaymentKind.TRANSFER) | (~Q(iban="") & ~Q(holder="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.shop_id}"

    def fits(self, delivery: DeliveryOption) -> bool:
        """Say whether an order delivered this way can be paid this way."""
        return self.kind != PaymentKind.CASH or delivery.kind == DeliveryKind.PICKUP


class ShopPolicy(models.Model):
    """One rule of the shop: a text of ours chosen by the seller, and words of her own."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="policies")
    kind = models.CharField(max_length=8, choices=PolicyKind.choices)
    preset = models.CharField(max_length=8, choices=ReturnsPreset.choices)
    extra = models.TextField(_("in my own words"), max_length=2000, blank=True)
    accepted_at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "kind"], name="policy_once_per_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.shop_id}"
