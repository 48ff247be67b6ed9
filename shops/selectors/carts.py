"""What lies in a basket, with the prices of this moment."""

from dataclasses import dataclass

from shops.models import Cart, CartLine, DeliveryOption, PaymentMethod, Product
from shops.models.totals import Item, Totals, totals_of
from shops.selectors.search import window_of


@dataclass(frozen=True)
class Basket:
    """A cart as its pages show it. ``delivery`` is the chosen way, or the only one there is."""

    cart: Cart
    lines: list[CartLine]
    options: list[DeliveryOption]
    delivery: DeliveryOption | None
    totals: Totals

    @property
    def methods(self) -> list[PaymentMethod]:
        """The ways of payment that fit the way of delivery."""
        if self.delivery is None:
            return []
        methods = self.cart.shop.payment_methods.all()
        return [method for method in methods if method.fits(self.delivery)]


def cart_of(token: str, slug: str) -> Cart | None:
    """Return the basket of this browser in one shop, or None."""
    if not token:
        return None
    carts = Cart.objects.filter(token=token, shop__slug=slug)
    return carts.select_related("shop__identity", "delivery").first()


def basket_of(cart: Cart) -> Basket:
    """Return everything the basket's pages show, in a fixed number of queries."""
    lines = list(cart.lines.all())
    products = window_of(Product.objects.all()).in_bulk([line.product_id for line in lines])
    for line in lines:
        line.product = products[line.product_id]
    options = list(cart.shop.delivery_options.all())
    delivery = cart.delivery or (options[0] if len(options) == 1 else None)
    items = [Item(x.product.price_cents, x.quantity, x.product.vat_permille) for x in lines]
    price = delivery.price_cents if delivery else 0
    return Basket(cart, lines, options, delivery, totals_of(items, price if lines else 0))
