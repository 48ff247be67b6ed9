"""The market place, a shop's window, a product."""

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from core import clock, keyset, limits
from core.access import Audience, allow
from core.codes import random_code
from core.errors import DomainError, show_refusal
from core.origin import guarded_by_origin
from core.pages import Head, absolute
from core.places.models import Territory
from shops.forms import AddToCartForm, MarketForm
from shops.models import Product, Shop
from shops.selectors.search import search_products, window_of
from shops.services.carts import KEPT, put_into_cart
from shops.views.finding import TOKEN_LENGTH, cart_token, seen_shop

ON_A_PAGE = 24
WINDOW = ("-published_at", "-pk")


def _places_with_shops():
    shops = Shop.objects.public().filter(territory=OuterRef("pk"))
    return Territory.objects.filter(Exists(shops)).order_by("name")


def _alternates(name, **kwargs):
    """Return language -> path of the same address, for pages that exist in every language."""
    path = reverse(name, kwargs=kwargs).split("/", 2)[2]
    return {code: f"/{code}/{path}" for code, _name in settings.LANGUAGES}


@allow(Audience.PUBLIC)
class MarketView(View):
    http_method_names = ("get", "head")
    kept_queries = ("cursor",)

    def get(self, request):
        form = MarketForm(request.GET, places=_places_with_shops())
        form.is_valid()
        words = form.cleaned_data.get("q", "")
        place = form.cleaned_data.get("place")
        if words:
            limits.hit("search", who=limits.who(request))
        page = keyset.page(
            search_products(words, territory=place),
            by=WINDOW,
            cursor=request.GET.get("cursor"),
            size=ON_A_PAGE,
        )
        head = Head(
            title=_("Shops"),
            path=reverse("shops:market"),
            alternates=_alternates("shops:market"),
            is_indexed=not (words or place),
        )
        context = {"form": form, "products": page, "head": head, "words": words}
        return render(request, "shops/market.html", context)


@allow(Audience.PUBLIC, note="Open shops for everybody, others for their members only")
class StorefrontView(View):
    http_method_names = ("get", "head")
    kept_queries = ("cursor",)

    def get(self, request, slug):
        shop = seen_shop(request, slug)
        page = keyset.page(
            window_of(Product.objects.in_window_of(shop)),
            by=WINDOW,
            cursor=request.GET.get("cursor"),
            size=ON_A_PAGE,
        )
        head = Head(
            title=shop.name,
            description=shop.offer,
            path=reverse("shops:storefront", args=[slug]),
            alternates=_alternates("shops:storefront", slug=slug),
            is_indexed=shop.is_public,
        )
        context = {"shop": shop, "products": page, "head": head}
        return render(request, "shops/storefront.html", context)


def _product_data(product):
    """Return schema.org data of a product. Source: schema.org/Product, schema.org/Offer."""
    is_there = product.stock > 0 and product.shop.takes_orders
    return {
        "@type": "Product",
        "name": product.title,
        "description": product.description[:500],
        "image": [absolute(picture.url) for picture in product.pictures.all()],
        "offers": {
            "@type": "Offer",
            "price": f"{product.price_cents // 100}.{product.price_cents % 100:02}",
            "priceCurrency": "EUR",
            "availability": f"https://schema.org/{'InStock' if is_there else 'OutOfStock'}",
            "seller": {"@type": "Organization", "name": product.shop.name},
        },
    }


def _head_of(product):
    place = {"slug": product.shop.slug, "product_slug": product.slug}
    return Head(
        title=f"{product.title} – {product.shop.name}",
        description=product.description[:160],
        path=reverse("shops:product", kwargs=place),
        picture=product.cover.url if product.cover else "",
        kind="product",
        alternates=_alternates("shops:product", **place),
        data=_product_data(product),
        is_indexed=product.is_published and product.shop.is_public,
    )


def _product_page(request, slug, product_slug, form):
    products = Product.objects.visible_to(request.user).select_related(
        "shop__territory", "shop__identity"
    )
    products = products.prefetch_related("pictures", "shop__delivery_options", "shop__policies")
    product = get_object_or_404(products, shop__slug=slug, slug=product_slug)
    context = {"product": product, "shop": product.shop, "head": _head_of(product), "form": form}
    return render(request, "shops/product.html", context)


@allow(Audience.PUBLIC, note="Published products of open shops; others for members only")
class ProductView(View):
    http_method_names = ("get", "head")

    def get(self, request, slug, product_slug):
        return _product_page(request, slug, product_slug, AddToCartForm())


@allow(Audience.PUBLIC, note="Adds to the basket of this browser")
@guarded_by_origin
class AddToCartView(View):
    http_method_names = ("post",)

    def post(self, request, slug, product_slug):
        products = Product.objects.published().select_related("shop")
        product = get_object_or_404(products, shop__slug=slug, slug=product_slug)
        form = AddToCartForm(request.POST)
        if not form.is_valid():
            return _product_page(request, slug, product_slug, form)
        limits.hit("cart.change", who=limits.who(request))
        token = cart_token(request) or random_code(TOKEN_LENGTH)
        quantity = form.cleaned_data["quantity"]
        try:
            put_into_cart(token=token, product=product, quantity=quantity, at=clock.now())
        except DomainError as refusal:
            show_refusal(request, refusal)
            return redirect("shops:product", slug=slug, product_slug=product_slug)
        response = redirect("shops:cart", slug=slug)
        response.set_cookie(
            settings.CART_COOKIE_NAME,
            token,
            max_age=KEPT,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response
