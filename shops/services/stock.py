"""Take and give back pieces. Always in the order of the products' keys, so no two orders wait in a ring."""

from collections.abc import Mapping

from django.db.models import F

from shops.enums import ProductState
from shops.errors import NotEnough, NotForSale, SoldOut
from shops.models import Order, Product


def take_stock(pieces: Mapping[int, int]) -> None:
    """Take ``pieces`` (product id: how many) by conditional updates, inside the caller's transaction.

    Raises SoldOut, NotEnough or NotForSale for the first that fails; the caller's transaction
    gives back what was taken before it.
    """
    for product_id in sorted(pieces):
        quantity = pieces[product_id]
        taken = Product.objects.filter(
            pk=product_id, state=ProductState.PUBLISHED, stock__gte=quantity
        ).update(stock=F("stock") - quantity, taken=F("taken") + quantity)
        if not taken:
            _refuse(Product.objects.get(pk=product_id))


def _refuse(product: Product) -> None:
    if not product.is_published:
        raise NotForSale(title=product.title)
    if product.stock == 0:
        raise SoldOut(title=product.title)
    raise NotEnough(title=product.title, left=product.stock)


def pieces_of(order: Order) -> dict[int, int]:
    """Return product id: how many, of an order's lines."""
    return dict(order.lines.values_list("product_id", "quantity"))


def give_back_stock(order: Order) -> None:
    """Put an order's pieces back. The caller holds the order's lock and has moved its state."""
    for product_id, quantity in sorted(pieces_of(order).items()):
        Product.objects.filter(pk=product_id).update(
            stock=F("stock") + quantity, taken=F("taken") - quantity
        )
