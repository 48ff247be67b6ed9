from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.errors import TransitionNotAllowed
from shops.enums import Country, MemberRole, ShopEventKind, ShopState
from shops.models.append_only import AppendOnly
from shops.querysets import OPEN_TO_VISITORS, ShopManager


def first_languages() -> list[str]:
    """Return the languages a new shop answers in: none until the seller says so."""
    return []


class Shop(models.Model):
    """One seller's shop. Its members change it through services; ``move_to`` moves its state."""

    NEXT: ClassVar[dict[str, frozenset[str]]] = {
        ShopState.DRAFT: frozenset({ShopState.SUBMITTED, ShopState.OPEN}),
        ShopState.SUBMITTED: frozenset({ShopState.DRAFT, ShopState.OPEN}),
        ShopState.OPEN: frozenset({ShopState.PAUSED, ShopState.SUSPENDED}),
        ShopState.PAUSED: frozenset({ShopState.OPEN, ShopState.SUSPENDED}),
        ShopState.SUSPENDED: frozenset({ShopState.OPEN}),
    }

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name of the shop"), max_length=60)
    offer = models.CharField(_("what I sell"), max_length=160)
    about = models.TextField(_("about me and my shop"), max_length=3000, blank=True)
    language = models.CharField(_("language of my texts"), max_length=5, choices=settings.LANGUAGES)
    languages = models.JSONField(_("languages I speak"), default=first_languages, blank=True)
    territory = models.ForeignKey(
        "places.Territory",
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="shops",
    )
    state = models.CharField(
        max_length=10, choices=ShopState.choices, default=ShopState.DRAFT, editable=False
    )
    state_reason = models.TextField(max_length=1000, blank=True, editable=False)
    created_at = models.DateTimeField(editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="shops.ShopMembership", related_name="shops"
    )

    objects = ShopManager()

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name = _("shop")
        verbose_name_plural = _("shops")
        permissions: ClassVar = [("review_shop", "Can check, stop and restore shops")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="shop_state_known", condition=Q(state__in=ShopState.values)
            ),
            models.CheckConstraint(
                name="shop_opened_at_iff_was_opened",
                condition=Q(
                    state__in=[*OPEN_TO_VISITORS, ShopState.SUSPENDED], opened_at__isnull=False
                )
                | Q(state__in=[ShopState.DRAFT, ShopState.SUBMITTED], opened_at__isnull=True),
            ),
            models.CheckConstraint(
                name="shop_suspended_with_reason",
                condition=~Q(state=ShopState.SUSPENDED) | ~Q(state_reason=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "-opened_at", "-id"], name="shop_window"),
        ]

    def __str__(self) -> str:
        return self.name

    def move_to(self, state: ShopState) -> None:
        """Set ``state`` in memory; the calling service holds the lock and saves.

        Raises TransitionNotAllowed when ``NEXT`` has no such step.
        """
        if state not in self.NEXT[self.state]:
            raise TransitionNotAllowed(old=self.get_state_display(), new=state.label)
        self.state = state

    @property
    def is_public(self) -> bool:
        return self.state in OPEN_TO_VISITORS

    @property
    def takes_orders(self) -> bool:
        return self.state == ShopState.OPEN


class ShopMembership(models.Model):
    """One person's part in one shop."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="shop_memberships"
    )
    role = models.CharField(max_length=8, choices=MemberRole.choices, default=MemberRole.OWNER)
    since = models.DateTimeField(editable=False)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "user"], name="shop_member_once"),
            models.CheckConstraint(
                name="shop_member_role_known", condition=Q(role__in=MemberRole.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.user_id} of {self.shop_id}"


class SellerIdentity(models.Model):
    """Who sells, as the law wants buyers to know it. Public once the shop is open.

    Source: ES Ley 34/2002 (LSSI) art. 10; PT DL 24/2014 art. 4.
    """

    shop = models.OneToOneField(Shop, on_delete=models.CASCADE, related_name="identity")
    legal_name = models.CharField(_("full name or company name"), max_length=120)
    street = models.CharField(_("street and number"), max_length=160)
    postal_code = models.CharField(_("postal code"), max_length=12)
    town = models.CharField(_("town"), max_length=80)
    country = models.CharField(_("country"), max_length=2, choices=Country.choices)
    tax_id = models.CharField(_("tax number"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail for buyers"))
    phone = models.CharField(_("phone"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("seller")

    def __str__(self) -> str:
        return self.legal_name


class ShopEvent(AppendOnly):
    """One step in the life of a shop, for its members and the operator."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=ShopEventKind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reason = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.kind} {self.shop_id}"
