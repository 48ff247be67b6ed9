from dataclasses import dataclass

from django import template
from django.conf import settings
from django.utils.translation import get_language

from cece.pages.selectors import Frame, frame_in
from core.pages import BasePage, Head

register = template.Library()

# The first part of an address below the language: what stands beside its name in the menu
ICONS = {
    "learn": "learn",
    "shops": "shop",
    "sell": "shop",
    "mentoring": "help",
    "forum": "forum",
    "community": "calendar",
    "programmes": "flag",
}


@dataclass(frozen=True)
class MenuRow:
    """One door of the menu; ``current`` is what ``aria-current`` says, or nothing."""

    label: str
    path: str
    icon: str
    current: str


@register.simple_tag
def frame() -> Frame:
    """Return menu and footer of the language; no query on a warm page."""
    return frame_in(get_language())


@register.simple_tag(takes_context=True)
def menu(context) -> list[MenuRow]:
    """Return the menu of the language with its icons, the door one stands behind marked."""
    request = context.get("request")
    here = request.path if request else ""
    return [
        MenuRow(link.label, link.path, _icon_of(link.path), _current(link.path, here))
        for link in frame_in(get_language()).menu
    ]


def _icon_of(path: str) -> str:
    parts = path.strip("/").split("/")
    return ICONS.get(parts[1] if len(parts) > 1 else "", "star")


def _current(path: str, here: str) -> str:
    if here == path:
        return "page"
    is_home = path.strip("/") == get_language()
    is_inside = not is_home and here.startswith(path)
    return "true" if is_inside else ""


@register.inclusion_tag("pages/components/_head.html", takes_context=True)
def page_head(context):
    """Print what the page says to search engines: from ``head`` of a view, or from a page."""
    head = context.get("head")
    page = context.get("page")
    if not isinstance(head, Head):
        head = page.head if isinstance(page, BasePage) and page.pk else None
    return {"head": head, "SITE_NAME": settings.SITE_NAME, "language": get_language()}


@register.simple_tag(takes_context=True)
def languages(context):
    """Return (code, name, is current, is translated) of each language for this page."""
    page = context.get("page")
    there = page.head.alternates if isinstance(page, BasePage) and page.pk else None
    current = get_language()
    return [
        (code, name, code == current, there is None or code in there)
        for code, name in settings.LANGUAGES
    ]
