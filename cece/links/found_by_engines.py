"""What search engines find in the islands beside pages: shops, products, topics."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from core.sitemaps import Entry, section
from forum.selectors import searchable_topics
from shops.models import Product, Shop


def _in_all_languages(name: str, *args: Any) -> dict[str, str]:
    paths = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            paths[code] = reverse(name, args=args)
    return paths


@section("shops")
def shop_entries() -> Iterator[Entry]:
    """Yield the market place, open shops and what they show."""
    market = _in_all_languages("shops:market")
    yield Entry(market[settings.LANGUAGE_CODE], None, market)
    for slug in Shop.objects.public().order_by("pk").values_list("slug", flat=True):
        paths = _in_all_languages("shops:storefront", slug)
        yield Entry(paths[settings.LANGUAGE_CODE], None, paths)
    products = Product.objects.published().order_by("pk")
    for shop, slug, language in products.values_list("shop__slug", "slug", "language"):
        paths = _in_all_languages("shops:product", shop, slug)
        yield Entry(paths[language], None, paths)


@section("forum")
def topic_entries() -> Iterator[Entry]:
    """Yield every question at its own language's address."""
    for topic in searchable_topics().select_related(None).order_by("pk").iterator():
        yield Entry(topic.address(), topic.last_post_at)
