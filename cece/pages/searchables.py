"""Pages of the tree on the search page; what islands register themselves is left out here."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from core.searching import Hit, Searchable, register, searchables


def find_pages(words: str, language: str, limit: int) -> list[Hit]:
    """Return the best live pages of one language, with their summaries."""
    others = [apps.get_model(name) for each in searchables() for name in each.page_types]
    pages = Page.objects.live().public().filter(locale=Locale.objects.get(language_code=language))
    if others:
        pages = pages.not_type(*others)
    ranked = [page.pk for page in pages.search(words)[:limit]]
    found = {page.pk: page for page in Page.objects.filter(pk__in=ranked).specific()}
    return [
        Hit(
            title=page.title,
            path=page.url,
            summary=getattr(page, "listing_summary", "") or page.search_description,
        )
        for page in (found[pk] for pk in ranked)
    ]


register(Searchable("pages", _("Pages"), find_pages, order=10))
