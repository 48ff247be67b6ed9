"""What personal data the shops hold. Sales stay as long as tax law asks.

Source: ES Código de Comercio art. 30 (six years); PT CIVA art. 52 (ten years).
"""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.privacy import Erase, Holding, declare
from shops.enums import MemberRole, ShopState

_SALE = _("To carry out a sale between buyer and seller, and to prove it.")
_TAX = _("Six years in Spain, ten in Portugal, as tax law asks; then it can be deleted.")
_SHOP = _("To show a shop and who sells there, as the law asks.")
_OPEN = _("As long as the shop exists.")


def _owned(model: str) -> Any:
    """Return a finder of the rows of shops that a person owns; helpers leave shops as they are."""
    prefix = "" if model == "shops.Shop" else "shop__"

    def find(user: Any) -> QuerySet:
        rows = apps.get_model(model).objects
        member = {
            f"{prefix}memberships__user": user,
            f"{prefix}memberships__role": MemberRole.OWNER,
        }
        return rows.filter(**member).distinct()

    return find


def _closed(shop: Any) -> str:
    """Take a shop off the market when its owner leaves; one that never opened stays a draft."""
    return ShopState.SUSPENDED if shop.opened_at else ShopState.DRAFT


declare(
    Holding(
        model="shops.Shop",
        why=_SHOP,
        keep=_("Until its owner is erased; then closed and without her words, for the orders."),
        find=_owned("shops.Shop"),
        personal=("offer", "about", "members", "state_reason"),
        # The name stands on orders that tax law keeps
        harmless=("name", "slug", "languages"),
        erase=Erase.BLANK,
        blank={"offer": "", "about": "", "state": _closed, "state_reason": "The owner has left."},
    ),
    Holding(
        model="shops.ShopMembership",
        why=_("To know who may look after a shop."),
        keep=_("As long as the shop's orders are kept."),
        person=("user",),
        personal=("user",),
    ),
    Holding(
        model="shops.SellerIdentity",
        why=_SHOP,
        keep=_TAX,
        find=_owned("shops.SellerIdentity"),
        personal=("legal_name", "street", "postal_code", "town", "tax_id", "email", "phone"),
    ),
    Holding(
        model="shops.ShopEvent",
        why=_("To explain what was decided about a shop."),
        keep=_("As long as the shop's orders are kept."),
        person=("by",),
        personal=("by", "reason"),
    ),
    Holding(
        model="shops.DeliveryOption",
        why=_("To tell buyers where and when they get their things."),
        keep=_OPEN,
        find=_owned("shops.DeliveryOption"),
        personal=("place", "hours"),
        erase=Erase.DELETE,
    ),
    Holding(
        model="shops.PaymentMethod",
        why=_("To tell buyers where to pay."),
        keep=_OPEN,
        find=_owned("shops.PaymentMethod"),
        personal=("iban", "holder"),
        erase=Erase.DELETE,
    ),
    Holding(
        model="shops.ShopPolicy",
        why=_("To tell buyers the rules of the shop."),
        keep=_("As long as the shop's orders are kept."),
        find=_owned("shops.ShopPolicy"),
        personal=("extra",),
    ),
    Holding(
        model="shops.Product",
        why=_("To offer things; orders point to them."),
        keep=_("As long as orders point to it."),
        find=_owned("shops.Product"),
        personal=("title", "description"),
        harmless=("code", "slug", "search_text"),
    ),
    Holding(
        model="shops.ProductPicture",
        why="To show things.",
        keep="As long as the product.",
        harmless=("folder", "widths", "alt"),
    ),
    Holding(
        model="shops.Cart",
        why="To remember what a browser wants to buy; it names nobody.",
        keep="30 days after the last change.",
        harmless=("token",),
    ),
    Holding(
        model="shops.Order",
        why=_SALE,
        keep=_TAX,
        person=("buyer",),
        address=("email",),
        personal=("buyer", "name", "email", "street", "postal_code", "town"),
        harmless=("code", "submit_token", "currency", "terms"),
        secret=("secret",),
    ),
    Holding(
        model="shops.OrderLine",
        why=_SALE,
        keep=_TAX,
        person=("order__buyer",),
        address=("order__email",),
        harmless=("title", "language"),
    ),
    Holding(
        model="shops.Payment",
        why=_SALE,
        keep=_TAX,
        person=("order__buyer", "by"),
        address=("order__email",),
        personal=("by",),
    ),
    Holding(
        model="shops.Fulfilment",
        why=_SALE,
        keep=_TAX,
        person=("order__buyer", "by"),
        address=("order__email",),
        personal=("by", "note"),
    ),
    Holding(
        model="shops.OrderEvent",
        why=_SALE,
        keep=_TAX,
        person=("order__buyer", "by"),
        address=("order__email",),
        personal=("by", "note"),
    ),
)
