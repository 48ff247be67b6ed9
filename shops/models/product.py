from typing import ClassVar

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.codes import public_code
from shops.enums import ProductState, WithdrawalException
from shops.models.shop import Shop
from shops.querysets import ProductManager


class Product(models.Model):
    """One thing a shop sells. Prices include VAT. Taken out of the shop it stays for old orders.

    ``taken`` counts the pieces that orders took, less those they gave back: what was sold between
    two instants is the difference.
    """

    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, related_name="products")
    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    slug = models.SlugField(max_length=80)
    title = models.CharField(_("name"), max_length=100)
    description = models.TextField(_("description"), max_length=5000, blank=True)
    language = models.CharField(
        _("language of this text"), max_length=5, choices=settings.LANGUAGES
    )
    price_cents = models.PositiveIntegerField(_("price with VAT"))
    vat_permille = models.PositiveSmallIntegerField(_("VAT"))
    stock = models.PositiveIntegerField(_("how many I have"))
    taken = models.IntegerField(default=0, db_default=0, editable=False)
    withdrawal_exception = models.CharField(
        _("Is it a thing that cannot be sent back?"),
        max_length=12,
        choices=WithdrawalException.choices,
        default=WithdrawalException.NONE,
    )
    state = models.CharField(
        max_length=10, choices=ProductState.choices, default=ProductState.DRAFT, editable=False
    )
    search_text = models.TextField(editable=False, blank=True)
    created_at = models.DateTimeField(editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ProductManager()

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name = _("product")
        verbose_name_plural = _("products")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shop", "slug"], name="product_slug_once_per_shop"),
            models.CheckConstraint(name="product_stock_not_negative", condition=Q(stock__gte=0)),
            models.CheckConstraint(
                name="product_price_in_bounds",
                condition=Q(price_cents__gte=1, price_cents__lte=100_000_00),
            ),
            models.CheckConstraint(
                name="product_vat_in_bounds", condition=Q(vat_permille__lte=300)
            ),
            models.CheckConstraint(
                name="product_state_known", condition=Q(state__in=ProductState.values)
            ),
            models.CheckConstraint(
                name="product_published_at_when_published",
                condition=~Q(state=ProductState.PUBLISHED) | Q(published_at__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["-published_at", "-id"],
                name="product_window",
                condition=Q(state=ProductState.PUBLISHED),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.state == ProductState.PUBLISHED

    @property
    def cover(self) -> "ProductPicture | None":
        """The first picture; free of queries where lists have fetched the pictures."""
        return next(iter(self.pictures.all()), None)


class ProductPicture(models.Model):
    """One picture of a product, kept in a few widths under a random folder name."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="pictures")
    folder = models.CharField(max_length=32, unique=True, editable=False)
    widths = models.JSONField(default=list, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    alt = models.CharField(_("what the picture shows"), max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.folder

    def path(self, width: int, kind: str = "webp") -> str:
        """Return the storage name of one width."""
        return f"products/{self.folder}/{width}.{kind}"

    def paths(self) -> list[str]:
        """Return the storage names of all files of this picture."""
        return [self.path(width) for width in self.widths] + [self.path(self.widths[0], "jpg")]

    @property
    def srcset(self) -> str:
        return ", ".join(f"{default_storage.url(self.path(w))} {w}w" for w in self.widths)

    @property
    def url(self) -> str:
        """The address for programs that know no WebP and for shared links."""
        return default_storage.url(self.path(self.widths[0], "jpg"))
