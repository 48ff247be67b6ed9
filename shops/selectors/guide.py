"""The list that opens a shop. It is worked out from the rows each time, never stored."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from shops.enums import PolicyKind, ProductState, ShopState
from shops.models import DeliveryOption, SellerIdentity, Shop

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Step:
    """One line of the list: what it is about, whether it is done, what to do, on which page."""

    key: str
    title: "str | _StrPromise"
    is_done: bool
    what_to_do: "str | _StrPromise"
    route: str


def _has_fitting_payments(shop: Shop, options: list[DeliveryOption]) -> bool:
    methods = list(shop.payment_methods.all())
    return bool(methods) and all(any(m.fits(option) for m in methods) for option in options)


def opening_list(shop: Shop) -> list[Step]:
    """Return the steps in the order in which the list shows them. Five queries."""
    has_product = shop.products.filter(
        state=ProductState.PUBLISHED, pictures__isnull=False
    ).exists()
    options = list(shop.delivery_options.all())
    return [
        Step(
            "basics",
            _("Name and what I sell"),
            bool(shop.name and shop.offer and shop.territory_id),
            _("Say where your shop is."),
            "shops:shop_basics",
        ),
        Step(
            "identity",
            _("Who I am"),
            SellerIdentity.objects.filter(shop=shop).exists(),
            _("Give your name and address. The law asks for it."),
            "shops:shop_identity",
        ),
        Step(
            "product",
            _("My first product"),
            has_product,
            _("Publish a product with a photo, a price and how many you have."),
            "shops:shop_products",
        ),
        Step(
            "delivery",
            _("Delivery or pickup"),
            bool(options),
            _("Say how buyers get their things."),
            "shops:shop_delivery",
        ),
        Step(
            "payment",
            _("How I get paid"),
            _has_fitting_payments(shop, options),
            _("Add your bank account. Cash works only when buyers pick up."),
            "shops:shop_payment",
        ),
        Step(
            "policies",
            _("My rules for returns"),
            shop.policies.filter(kind=PolicyKind.RETURNS).exists(),
            _("Choose your rules for returns."),
            "shops:shop_policies",
        ),
    ]


def next_step_of_shop(shop: Shop) -> Step | None:
    """Return the first thing the seller should do before the shop is open, or None when it was opened."""
    if shop.state not in {ShopState.DRAFT, ShopState.SUBMITTED}:
        return None
    missing = next((step for step in opening_list(shop) if not step.is_done), None)
    if missing:
        return missing
    if shop.state == ShopState.SUBMITTED:
        return Step(
            "review", _("We check your shop"), False, _("We write to you soon."), "shops:shop_desk"
        )
    return Step(
        "open",
        _("Open my shop"),
        False,
        _("Everything is ready. Open your shop."),
        "shops:shop_desk",
    )
