"""What happens in shops that others care about. Values of money are minor units."""

from django.utils.translation import gettext_lazy as _

from core import facts

_OF_ORDER = frozenset({"shop", "currency"})

SHOP_STARTED = facts.Kind("shops.shop_started", _("Shop started"))
SHOP_SUBMITTED = facts.Kind("shops.shop_submitted", _("Shop sent for a check"))
SHOP_OPENED = facts.Kind("shops.shop_opened", _("Shop opened"))
SHOP_SENT_BACK = facts.Kind("shops.shop_sent_back", _("Shop sent back with a reason"))
SHOP_SUSPENDED = facts.Kind("shops.shop_suspended", _("Shop stopped with a reason"))
SHOP_RESTORED = facts.Kind("shops.shop_restored", _("Shop open again after a stop"))
PRODUCT_PUBLISHED = facts.Kind(
    "shops.product_published", _("Product published"), data=frozenset({"shop"})
)
ORDER_PLACED = facts.Kind("shops.order_placed", _("Order placed"), data=_OF_ORDER)
ORDER_PAID = facts.Kind("shops.order_paid", _("Order paid"), data=_OF_ORDER)
ORDER_READY = facts.Kind("shops.order_ready", _("Order ready to pick up"), data=_OF_ORDER)
ORDER_SENT = facts.Kind("shops.order_sent", _("Order sent"), data=_OF_ORDER)
ORDER_COLLECTED = facts.Kind("shops.order_collected", _("Order collected"), data=_OF_ORDER)
ORDER_CANCELLED = facts.Kind(
    "shops.order_cancelled", _("Order cancelled"), data=_OF_ORDER | {"why"}
)
WITHDRAWAL_ASKED = facts.Kind(
    "shops.withdrawal_asked", _("Buyer wants to give an order back"), data=_OF_ORDER
)
FIRST_SALE = facts.Kind("shops.first_sale", _("First sale"), data=_OF_ORDER)
