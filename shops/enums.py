"""The words the island stores. Keys never change; labels are translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShopState(models.TextChoices):
    DRAFT = "draft", _("being prepared")
    SUBMITTED = "submitted", _("waiting for our check")
    OPEN = "open", _("open")
    PAUSED = "paused", _("on a break")
    SUSPENDED = "suspended", _("stopped by us")


class MemberRole(models.TextChoices):
    OWNER = "owner", _("owner")
    HELPER = "helper", _("helper")


class Country(models.TextChoices):
    SPAIN = "ES", _("Spain")
    PORTUGAL = "PT", _("Portugal")


class ProductState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("for sale")
    ARCHIVED = "archived", _("taken out of the shop")


class WithdrawalException(models.TextChoices):
    """When the buyer cannot send a thing back. Source: Directive 2011/83/EU, article 16."""

    NONE = "none", _("No. The buyer can send it back.")
    PERISHABLE = "perishable", _("It goes bad soon, like fresh food.")
    CUSTOM_MADE = "custom_made", _("I make it only for this buyer.")
    SEALED = "sealed", _("It is sealed for health. Once open, it cannot come back.")


class DeliveryKind(models.TextChoices):
    PICKUP = "pickup", _("The buyer picks it up")
    LOCAL = "local", _("I bring it to people nearby")
    POST = "post", _("I send it by post")


class PaymentKind(models.TextChoices):
    TRANSFER = "transfer", _("Bank transfer")
    CASH = "cash", _("Cash at pickup")


class PolicyKind(models.TextChoices):
    RETURNS = "returns", _("Returns")


class ReturnsPreset(models.TextChoices):
    LAW = "law", _("14 days, the buyer pays the way back")
    FREE = "free", _("14 days, I pay the way back")
    LONGER = "longer", _("30 days, the buyer pays the way back")


class OrderState(models.TextChoices):
    PLACED = "placed", _("ordered")
    CANCELLED = "cancelled", _("cancelled")
    EXPIRED = "expired", _("ended without payment")


class PaymentState(models.TextChoices):
    """Derived from the payment rows, never stored."""

    UNPAID = "unpaid", _("not paid yet")
    PART_PAID = "part_paid", _("paid in part")
    PAID = "paid", _("paid")
    OVERPAID = "overpaid", _("paid too much")


class FulfilmentKind(models.TextChoices):
    """One step of an order towards its buyer."""

    READY = "ready", _("ready to pick up")
    SENT = "sent", _("sent")
    COLLECTED = "collected", _("collected")


class OrderEventKind(models.TextChoices):
    PLACED = "placed", _("Order placed")
    PAYMENT = "payment", _("Payment written down")
    READY = "ready", _("Ready to pick up")
    SENT = "sent", _("Sent")
    COLLECTED = "collected", _("Collected")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Ended without payment")
    REVIVED = "revived", _("Taken up again, because the money came late")
    WITHDRAWAL_ASKED = "withdrawal_asked", _("The buyer wants to give it back")


class ShopEventKind(models.TextChoices):
    STARTED = "started", _("Shop started")
    SUBMITTED = "submitted", _("Sent to us for a check")
    OPENED = "opened", _("Opened")
    SENT_BACK = "sent_back", _("Sent back with a reason")
    PAUSED = "paused", _("On a break")
    RESUMED = "resumed", _("Open again after a break")
    SUSPENDED = "suspended", _("Stopped with a reason")
    RESTORED = "restored", _("Open again after a stop")


# Usual rates in thousandths. Source: ES Ley 37/1992 art. 90-91; PT CIVA art. 18 (mainland).
VAT_RATES: dict[str, tuple[int, ...]] = {
    Country.SPAIN: (210, 100, 40, 0),
    Country.PORTUGAL: (230, 130, 60, 0),
}
WITHDRAWAL_DAYS = {ReturnsPreset.LAW: 14, ReturnsPreset.FREE: 14, ReturnsPreset.LONGER: 30}
# First parts of an address under /shops/ and under a shop that mean something else
RESERVED_SHOP_SLUGS = frozenset({"order", "search", "start", "all"})
RESERVED_PRODUCT_SLUGS = frozenset({"cart", "checkout", "about", "terms"})
