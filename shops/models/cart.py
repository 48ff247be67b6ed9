from typing import ClassVar

from django.db import models
from django.db.models import Q

from shops.models.product import Product
from shops.models.shop import Shop
from shops.models.terms import DeliveryOption


class Cart(models.Model):
    """What one browser wants from one shop. It holds no stock and no price, only the wish."""

    token = models.CharField(max_length=32)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="carts")
    delivery = models.ForeignKey(
        DeliveryOption, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token", "shop"], name="cart_once_per_shop"),
        ]

    def __str__(self) -> str:
        return f"cart {self.pk}"


class CartLine(models.Model):
    """How many of one product lie in a cart."""

    MOST = 99

    cart = models.ForeignKey(Cart, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="+")
    quantity = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cart", "product"], name="cart_line_once_per_product"),
            models.CheckConstraint(
                name="cart_line_quantity_in_bounds",
                condition=Q(quantity__gte=1, quantity__lte=99),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} x {self.product_id}"
