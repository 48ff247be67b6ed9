"""Who sees which rows. Foreign rows are filtered out, so for others they do not exist."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from shops.enums import FulfilmentKind, MemberRole, OrderState, ProductState, ShopState

HANDED_OVER = (FulfilmentKind.SENT, FulfilmentKind.COLLECTED)
OPEN_TO_VISITORS = (ShopState.OPEN, ShopState.PAUSED)


class ShopQuerySet(models.QuerySet):
    """Shops."""

    def public(self) -> "ShopQuerySet":
        """Keep shops anybody may look at; one on a break shows its things but sells none."""
        return self.filter(state__in=OPEN_TO_VISITORS)

    def editable_by(self, user: Any) -> "ShopQuerySet":
        """Keep shops whose owner or helper ``user`` is."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(memberships__user=user)

    def owned_by(self, user: Any) -> "ShopQuerySet":
        """Keep shops ``user`` owns: only owners change identity, payment and the shop's state."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(memberships__user=user, memberships__role=MemberRole.OWNER)

    def visible_to(self, user: Any) -> "ShopQuerySet":
        """Keep public shops and the user's own."""
        if not user.is_authenticated:
            return self.public()
        own = self.model._default_manager.filter(memberships__user=user).values("pk")
        return self.filter(Q(state__in=OPEN_TO_VISITORS) | Q(pk__in=own))


class ProductQuerySet(models.QuerySet):
    """Products."""

    def published(self) -> "ProductQuerySet":
        """Keep what visitors see: published, in a shop they see."""
        return self.filter(state=ProductState.PUBLISHED, shop__state__in=OPEN_TO_VISITORS)

    def editable_by(self, user: Any) -> "ProductQuerySet":
        if not user.is_authenticated:
            return self.none()
        return self.filter(shop__memberships__user=user)

    def visible_to(self, user: Any) -> "ProductQuerySet":
        if not user.is_authenticated:
            return self.published()
        public = Q(state=ProductState.PUBLISHED, shop__state__in=OPEN_TO_VISITORS)
        own = self.model._default_manager.filter(shop__memberships__user=user).values("pk")
        return self.filter(public | Q(pk__in=own))

    def in_territory(self, territory: Any) -> "ProductQuerySet":
        """Keep products of shops in a place or anywhere below it."""
        return self.filter(shop__territory__path__startswith=territory.path)

    def in_window_of(self, shop: Any) -> "ProductQuerySet":
        """Keep what one shop shows, whatever its state: its members may look before it opens."""
        return self.filter(state=ProductState.PUBLISHED, shop=shop)

    def in_shop_windows(self) -> "ProductQuerySet":
        """Keep what visitors see, in the order lists show it: newest first."""
        return self.published().order_by("-published_at", "-pk")


class OrderQuerySet(models.QuerySet):
    """Orders."""

    def editable_by(self, user: Any) -> "OrderQuerySet":
        """Keep orders of shops whose owner or helper ``user`` is."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(shop__memberships__user=user)

    def visible_to(self, user: Any) -> "OrderQuerySet":
        """Keep orders the user placed or sells."""
        if not user.is_authenticated:
            return self.none()
        own = self.model._default_manager.filter(shop__memberships__user=user).values("pk")
        return self.filter(Q(buyer=user) | Q(pk__in=own))

    def with_state_rows(self) -> "OrderQuerySet":
        """Fetch the rows that an order's payment and fulfilment are derived from."""
        return self.prefetch_related("payments", "fulfilments")

    def overdue(self, at: datetime) -> "OrderQuerySet":
        """Keep orders whose time ran out while no money came and nothing left the seller."""
        late = self.filter(state=OrderState.PLACED, expires_at__lte=at, payments=None)
        return late.not_handed_over()

    def not_handed_over(self) -> "OrderQuerySet":
        """Keep orders whose things are still with the seller."""
        return self.exclude(fulfilments__kind__in=HANDED_OVER)


ShopManager = models.Manager.from_queryset(ShopQuerySet)
ProductManager = models.Manager.from_queryset(ProductQuerySet)
OrderManager = models.Manager.from_queryset(OrderQuerySet)
