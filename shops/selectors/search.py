"""Find products by words in any script, with or without accents."""

from typing import Any

from anyascii import anyascii
from django.db.models import Prefetch, QuerySet

from shops.models import Product, ProductPicture

MOST_WORDS = 8


def folded(text: str) -> str:
    """Return ``text`` in small ASCII letters, so that é finds e and صابون finds its sound."""
    return " ".join(anyascii(text).casefold().split())


def window_of(products: QuerySet[Product]) -> QuerySet[Product]:
    """Fetch with ``products`` what a card shows: two queries for a list of any length."""
    pictures = ProductPicture.objects.order_by("position", "pk")
    return products.select_related("shop__territory").prefetch_related(
        Prefetch("pictures", queryset=pictures)
    )


def search_products(words: str, *, territory: Any = None) -> QuerySet[Product]:
    """Return published products that hold every word, newest first; no words: all of them.

    ``territory`` keeps shops in that place or anywhere below it.
    """
    products = Product.objects.in_shop_windows()
    for word in folded(words).split()[:MOST_WORDS]:
        products = products.filter(search_text__contains=word)
    if territory:
        products = products.in_territory(territory)
    return window_of(products)
