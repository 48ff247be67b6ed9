"""What the frame of every page shows, and where a page is in another language."""

from dataclasses import dataclass

from django.urls import Resolver404, resolve, translate_url
from django.utils import translation
from wagtail.models import Page, Site

from cece.pages.blocks import localized
from cece.pages.models import Navigation
from core.fixed_paths import PAGE_URL_NAME
from core.freshness import remembered
from core.middleware import has_no_language


@dataclass(frozen=True)
class Link:
    label: str
    path: str


@dataclass(frozen=True)
class Column:
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Frame:
    """Menu and footer of one language."""

    menu: tuple[Link, ...] = ()
    columns: tuple[Column, ...] = ()
    text: str = ""


def frame_in(language: str) -> Frame:
    """Return menu and footer; remembered, so a warm page asks the database nothing."""
    return remembered(("frame", language), lambda: _read_frame(language))


def _read_frame(language: str) -> Frame:
    row = Navigation.objects.filter(locale__language_code=language).first()
    if row is None:
        return Frame()
    return Frame(
        menu=_links([child.value for child in row.menu], language),
        columns=tuple(
            Column(child.value["title"], _links(child.value["links"], language))
            for child in row.footer
        ),
        text=row.footer_text,
    )


def _links(values, language: str) -> tuple[Link, ...]:
    """Return the links that lead somewhere; a page that is not live is left out."""
    links = []
    for value in values:
        page = value["page"]
        if page is not None and page.live:
            links.append(Link(value["label"], page.url))
        elif page is None and value["link"]:
            links.append(Link(value["label"], localized(value["link"], language)))
    return tuple(links)


def address_in(language: str, path: str) -> tuple[str, bool]:
    """Return the address of ``path`` in ``language`` and whether it is the same content there.

    What is not translated leads to the home page of the language.
    """
    home = f"/{language}/"
    if has_no_language(path):
        return f"{path.partition('?')[0]}?lang={language}", True
    page = _page_at(path.partition("?")[0])
    if page:
        other = _live_version(page, language)
        return (other.url, True) if other else (home, False)
    try:
        match = resolve(path.partition("?")[0])
    except Resolver404:
        return home, False
    if match.url_name == PAGE_URL_NAME:
        return home, False
    return translate_url(path, language), True


def _page_at(path: str) -> Page | None:
    """Return the live page at ``path``; one query beside the cached roots of the site."""
    language = translation.get_language_from_path(path)
    rest = path.removeprefix(f"/{language}/")
    if "\x00" in rest:
        return None
    roots = [root for root in Site.get_site_root_paths() if root.language_code == language]
    if not roots:
        return None
    return Page.objects.live().filter(url_path=f"{roots[0].root_path}{rest}").first()


def _live_version(page: Page, language: str) -> Page | None:
    return (
        Page.objects.live()
        .filter(
            translation_key=page.translation_key,
            locale__language_code=language,
            alias_of__isnull=True,
        )
        .first()
    )
