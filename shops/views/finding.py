"""Find rows as a view should: foreign and missing are the same 404."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404

from shops.models import Order, Product, Shop
from shops.selectors.carts import cart_of

TOKEN_LENGTH = 32


def edited_shop(request, slug):
    """Return a shop the person looks after."""
    shops = Shop.objects.editable_by(request.user).select_related("territory", "identity")
    return get_object_or_404(shops, slug=slug)


def owned_shop(request, slug):
    """Return a shop the person owns."""
    shops = Shop.objects.owned_by(request.user).select_related("territory", "identity")
    return get_object_or_404(shops, slug=slug)


def edited_product(request, slug, code):
    """Return a product of a shop the person looks after."""
    products = Product.objects.editable_by(request.user).select_related("shop__identity")
    return get_object_or_404(products, shop__slug=slug, code=code)


def sold_order(request, slug, code):
    """Return an order of a shop the person looks after."""
    orders = Order.objects.editable_by(request.user).select_related("shop")
    return get_object_or_404(orders, shop__slug=slug, code=code.upper())


def seen_shop(request, slug):
    """Return a shop the visitor may look at: an open one, or her own."""
    shops = Shop.objects.visible_to(request.user).select_related("territory", "identity")
    return get_object_or_404(shops, slug=slug)


def cart_token(request):
    """Return the token of this browser's baskets, or "" when it has none or a made-up one."""
    token = request.COOKIES.get(settings.CART_COOKIE_NAME, "")
    return token if len(token) == TOKEN_LENGTH and token.isascii() and token.isalnum() else ""


def own_cart(request, slug):
    """Return this browser's basket in one shop, or None. A shop that is not open does not exist."""
    if not Shop.objects.public().filter(slug=slug).exists():
        raise Http404
    return cart_of(cart_token(request), slug)


def unkept(response):
    """Keep a private page out of caches and search engines."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
