"""What the search page finds in the islands: courses, products, topics."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail.search.backends import get_search_backend

from core.money import format_money
from core.searching import Hit, Searchable, register
from courses.models import CoursePage
from forum.selectors import searchable_topics
from shops.selectors.search import search_products


def find_courses(words: str, language: str, limit: int) -> list[Hit]:
    """Return the best live courses of one language."""
    courses = CoursePage.objects.live().public()
    courses = courses.filter(locale=Locale.objects.get(language_code=language))
    return [
        Hit(title=course.title, path=course.url, summary=course.listing_summary)
        for course in courses.search(words)[:limit]
    ]


def find_products(words: str, language: str, limit: int) -> list[Hit]:
    """Return products in shop windows, whatever language they are described in."""
    return [
        Hit(
            title=product.title,
            path=reverse("shops:product", args=[product.shop.slug, product.slug]),
            summary=product.shop.name,
            meta=format_money(product.price_cents, language=language),
            language=product.language,
        )
        for product in search_products(words).prefetch_related(None)[:limit]
    ]


def find_topics(words: str, language: str, limit: int) -> list[Hit]:
    """Return questions of all languages: the answer may be there in another one."""
    return [
        Hit(
            title=topic.title,
            path=topic.address(language),
            meta=gettext("solved") if topic.is_solved else "",
            language=topic.language,
        )
        for topic in get_search_backend().search(words, searchable_topics())[:limit]
    ]


register(
    Searchable(
        "courses",
        _("Courses"),
        find_courses,
        order=20,
        page_types=("courses.CoursePage", "courses.ModulePage"),
        icon="learn",
    )
)
register(Searchable("products", _("Products"), find_products, order=30, icon="basket"))
register(
    Searchable("topics", _("Questions in the forum"), find_topics, order=40, icon="forum"),
)
