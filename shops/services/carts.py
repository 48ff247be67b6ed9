"""What a browser puts into its basket. No stock is held here and no price kept."""

from datetime import datetime, timedelta

from django.db import transaction

from shops.errors import CartFull, NotEnough, NotForSale, SoldOut
from shops.models import Cart, CartLine, DeliveryOption, Product, Shop

MOST_LINES = 50
KEPT = timedelta(days=30)


def _check_stock(product: Product, quantity: int) -> None:
    if product.stock == 0:
        raise SoldOut(title=product.title)
    if product.stock < quantity:
        raise NotEnough(title=product.title, left=product.stock)


def _locked_cart(token: str, shop: Shop, at: datetime) -> Cart:
    """Return the basket's row under lock, made first when there is none; two at once make one."""
    Cart.objects.bulk_create([Cart(token=token, shop=shop, changed_at=at)], ignore_conflicts=True)
    return Cart.objects.select_for_update().get(token=token, shop=shop)


@transaction.atomic
def put_into_cart(*, token: str, product: Product, quantity: int, at: datetime) -> Cart:
    """Add to what lies in the basket of this browser and shop.

    Raises NotForSale, SoldOut, NotEnough or CartFull; then nothing is saved.
    """
    if not (product.is_published and product.shop.takes_orders):
        raise NotForSale(title=product.title)
    cart = _locked_cart(token, product.shop, at)
    lines = list(cart.lines.all())
    line = next((line for line in lines if line.product_id == product.pk), None)
    if line is None and len(lines) >= MOST_LINES:
        raise CartFull(most=MOST_LINES)
    wanted = quantity + (line.quantity if line else 0)
    _check_stock(product, wanted)
    quantity = min(wanted, CartLine.MOST)
    if line is None:
        CartLine.objects.create(cart=cart, product=product, quantity=quantity)
    else:
        cart.lines.filter(pk=line.pk).update(quantity=quantity)
    Cart.objects.filter(pk=cart.pk).update(changed_at=at)
    return cart


@transaction.atomic
def change_cart(
    *, cart_id: int, quantities: dict[int, int], delivery: DeliveryOption | None, at: datetime
) -> None:
    """Set how many of each line (by its id; 0 takes it out) and how the order is delivered.

    Raises SoldOut or NotEnough for a line that asks for more than before and than there is.
    """
    cart = Cart.objects.select_for_update().get(pk=cart_id)
    for line in cart.lines.select_related("product"):
        quantity = quantities.get(line.pk, line.quantity)
        if quantity == 0:
            line.delete()
        elif quantity != line.quantity:
            if quantity > line.quantity:
                _check_stock(line.product, quantity)
            line.quantity = quantity
            line.save(update_fields=["quantity"])
    cart.delivery = delivery
    cart.changed_at = at
    cart.save(update_fields=["delivery", "changed_at"])


def forget_old_carts(*, at: datetime) -> int:
    """Delete baskets nobody touched for a month; return how many."""
    _rows, deleted = Cart.objects.filter(changed_at__lt=at - KEPT).delete()
    return deleted.get("shops.Cart", 0)
