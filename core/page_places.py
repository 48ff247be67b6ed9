"""The shortest way from an address to a page: what Wagtail asks level by level is remembered.

Where this module does not know (drafts, several sites in one language), it returns None and
Wagtail looks for itself.
"""

from typing import Any

from django.apps import apps
from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from core.freshness import remembered
from core.pages import BasePage


def root_path(language: str) -> str | None:
    """Return where the tree of ``language`` begins, unless there is none or more than one."""
    roots = remembered("roots", Site.get_site_root_paths)
    paths = [root.root_path for root in roots if root.language_code == language]
    return paths[0] if len(paths) == 1 else None


def page_at(language: str, path: str) -> Page | None:
    """Return the live page at ``/<language>/<path>``, with its language and its picture; one query."""
    root = root_path(language)
    if root is None:
        return None
    place = remembered(("place", root, path), lambda: _place_of(root + path))
    if place is None:
        return None
    label, key = place
    model = apps.get_model(label)
    if not issubclass(model, BasePage):
        return None
    return model.objects.live().select_related("locale", "listing_image").filter(pk=key).first()


def _place_of(url_path: str) -> tuple[str, int] | None:
    """Return model and key of the page at ``url_path``; an address without page is not remembered."""
    page = Page.objects.live().filter(url_path=url_path).select_related("content_type").first()
    if page is None or page.specific_class is None:
        return None
    return page.specific_class._meta.label, page.pk


def show_the_way(request: HttpRequest, page: Page | None) -> None:
    """Tell Wagtail what it would look for: the site of ``request`` and the page, when known."""
    known: Any = request
    host = request.get_host()
    known._wagtail_site = remembered(("site", host), lambda: Site.find_for_request(request))  # noqa: SLF001 - Wagtail's cache for one request
    if page is not None:
        known._wagtail_route_for_request = RouteResult(page)  # noqa: SLF001 - its cache too
