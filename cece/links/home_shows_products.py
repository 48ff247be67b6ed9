"""The first page shows what people here make: the newest things, of different shops first."""

from typing import TYPE_CHECKING, Any

from core import slots
from shops.models import Product
from shops.selectors.search import window_of

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 4
LOOKED_THROUGH = 24


@slots.fill("home_after_doors", template="links/home_products.html", order=20)
def newest_products(request: Any, page: Any) -> dict[str, Any] | None:
    """Print four products, or nothing while no shop is open."""
    newest = window_of(Product.objects.in_shop_windows().filter(stock__gt=0))[:LOOKED_THROUGH]
    products = of_different_shops(list(newest), SHOWN)
    return {"products": products} if products else None


def of_different_shops(products: "Iterable[Product]", number: int) -> list[Product]:
    """Return up to ``number`` products: one of each shop, then the rest in their order."""
    first: dict[int, Product] = {}
    for product in products:
        first.setdefault(product.shop_id, product)
    chosen = list(first.values())
    chosen += [product for product in products if product not in chosen]
    return chosen[:number]
