"""Set up a shop, one step of the guided list at a time. Each step is saved as it is."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from core import facts
from core.codes import random_code
from shops.enums import (
    RESERVED_SHOP_SLUGS,
    DeliveryKind,
    MemberRole,
    PaymentKind,
    PolicyKind,
    ShopEventKind,
    ShopState,
)
from shops.facts import SHOP_STARTED
from shops.models import (
    DeliveryOption,
    PaymentMethod,
    SellerIdentity,
    Shop,
    ShopEvent,
    ShopMembership,
    ShopPolicy,
)
from shops.services.products import refresh_search_texts
from shops.services.slugs import free_slug


@transaction.atomic
def start_shop(*, user: Any, name: str, offer: str, territory: Any, at: datetime) -> Shop:
    """Begin a shop in draft. Sent twice with the same name it is the same draft."""
    get_user_model().objects.select_for_update().get(pk=user.pk)
    begun = Shop.objects.owned_by(user).filter(name=name, state=ShopState.DRAFT).first()
    if begun:
        return begun
    slug = free_slug(name, taken=Shop.objects.all(), reserved=RESERVED_SHOP_SLUGS, fallback="shop")
    shop = _with_free_slug(
        Shop(
            slug=slug,
            name=name,
            offer=offer,
            territory=territory,
            language=user.language,
            languages=[user.language],
            created_at=at,
        )
    )
    ShopMembership.objects.create(shop=shop, user=user, role=MemberRole.OWNER, since=at)
    ShopEvent.objects.create(shop=shop, kind=ShopEventKind.STARTED, at=at, by=user)
    facts.record(
        SHOP_STARTED,
        subject=user,
        about=shop,
        territory=territory,
        at=at,
        key=f"shop-started:{shop.pk}",
    )
    return shop


def _with_free_slug(shop: Shop) -> Shop:
    """Save ``shop``; when somebody took its slug in this instant, with four letters more."""
    try:
        with transaction.atomic():
            shop.save(force_insert=True)
    except IntegrityError:
        shop.slug = f"{shop.slug}-{random_code(4)}"
        shop.save(force_insert=True)
    return shop


@transaction.atomic
def save_basics(*, shop_id: int, values: dict[str, Any]) -> Shop:
    """Save name, offer, about, place and languages. The address of the shop stays."""
    shop = Shop.objects.select_for_update(of=("self",)).get(pk=shop_id)
    for name, value in values.items():
        setattr(shop, name, value)
    shop.save(update_fields=list(values))
    refresh_search_texts(shop)
    return shop


def save_identity(*, shop: Shop, values: dict[str, Any]) -> SellerIdentity:
    """Save who sells."""
    identity, _is_new = SellerIdentity.objects.update_or_create(shop=shop, defaults=values)
    return identity


@transaction.atomic
def save_delivery(*, shop: Shop, options: dict[DeliveryKind, dict[str, Any]]) -> None:
    """Offer exactly these ways of delivery."""
    shop.delivery_options.exclude(kind__in=options).delete()
    for kind, values in options.items():
        DeliveryOption.objects.update_or_create(shop=shop, kind=kind, defaults=values)


@transaction.atomic
def save_payment(*, shop: Shop, methods: dict[PaymentKind, dict[str, Any]]) -> None:
    """Take exactly these ways of payment. Orders already placed keep theirs."""
    shop.payment_methods.exclude(kind__in=methods).delete()
    for kind, values in methods.items():
        PaymentMethod.objects.update_or_create(shop=shop, kind=kind, defaults=values)


def save_policy(*, shop: Shop, preset: str, extra: str, at: datetime) -> ShopPolicy:
    """Accept the rules for returns."""
    policy, _is_new = ShopPolicy.objects.update_or_create(
        shop=shop,
        kind=PolicyKind.RETURNS,
        defaults={"preset": preset, "extra": extra, "accepted_at": at},
    )
    return policy
