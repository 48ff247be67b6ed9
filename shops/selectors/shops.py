"""What others ask about shops."""

from typing import Any

from django.db.models import QuerySet

from shops.enums import MemberRole
from shops.models import Shop


def owner_of(shop: Shop) -> Any:
    """Return the first owner: the person whose story the shop's facts belong to."""
    membership = shop.memberships.filter(role=MemberRole.OWNER).select_related("user").first()
    return membership.user if membership else None


def people_of(shop: Shop) -> list[Any]:
    """Return everybody who looks after the shop."""
    return [row.user for row in shop.memberships.select_related("user")]


def shops_of(user: Any) -> QuerySet[Shop]:
    """Return the shops a person looks after, the newest first."""
    return Shop.objects.editable_by(user).order_by("-created_at", "-pk")
