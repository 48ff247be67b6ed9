"""The pages a site cannot be without: in each language a home, contact, terms, privacy and a menu."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.utils import translation
from wagtail.models import Locale, Page, Site

from cece.pages.first_texts import (
    contact_texts,
    home_texts,
    navigation_texts,
    privacy_texts,
    terms_texts,
)
from cece.pages.models import ContactPage, HomePage, Navigation, StandardPage

PORTS = {"http": 80, "https": 443}


def ensure_site_tree() -> HomePage:
    """Make what is missing; return the default home page.

    A repeated call changes nothing: what editors wrote stays. It runs after every ``migrate``, so
    an empty database and a flushed test database both have a front page.
    """
    found = {locale.language_code: locale for locale in Locale.objects.all()}
    locales = [
        found.get(code) or Locale.objects.create(language_code=code)
        for code, _name in settings.LANGUAGES
    ]
    default = next(each for each in locales if each.language_code == settings.LANGUAGE_CODE)
    home = HomePage.objects.filter(locale=default).order_by("pk").first() or _first_home(default)
    _ensure_site(home)
    _ensure_translations(home, locales, home_texts)
    contact = ContactPage.objects.filter(locale=default).first()
    if contact is None:
        contact = home.add_child(
            instance=ContactPage(slug="contact", locale=default, **_in(default, contact_texts))
        )
    _ensure_translations(contact, locales, contact_texts)
    # Signing up links to these two, so every site has them
    for slug, texts in (("terms", terms_texts), ("privacy", privacy_texts)):
        page = StandardPage.objects.child_of(home).filter(slug=slug).first() or home.add_child(
            instance=StandardPage(slug=slug, locale=default, **_in(default, texts))
        )
        _ensure_translations(page, locales, texts)
    _ensure_navigation(locales, default)
    return home


def _in(locale: Locale, texts: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return ``texts()`` in the language of ``locale``."""
    with translation.override(locale.language_code):
        return texts()


def _first_home(locale: Locale) -> HomePage:
    root = Page.objects.filter(depth=1).first() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locale)
    )
    root.get_children().filter(slug="home").delete()  # Wagtail's own welcome page
    root = Page.objects.get(pk=root.pk)
    return root.add_child(
        instance=HomePage(
            title=settings.SITE_NAME, slug="home", locale=locale, **_in(locale, home_texts)
        )
    )


def _ensure_translations(
    page: Page, locales: list[Locale], texts: Callable[[], dict[str, Any]]
) -> None:
    there = set(page.get_translations(inclusive=True).values_list("locale_id", flat=True))
    for locale in locales:
        if locale.pk in there:
            continue
        copy = page.copy_for_translation(locale)
        for name, value in _in(locale, texts).items():
            setattr(copy, name, value)
        copy.save_revision().publish()


def _ensure_navigation(locales: list[Locale], default: Locale) -> None:
    rows = list(Navigation.objects.all())
    there = {row.locale_id for row in rows}
    key = rows[0].translation_key if rows else uuid4()
    for locale in sorted(locales, key=lambda each: each != default):
        if locale.pk not in there:
            Navigation.objects.create(
                locale=locale, translation_key=key, **_in(locale, navigation_texts)
            )


def _ensure_site(home: HomePage) -> None:
    parts = urlsplit(settings.SITE_URL)
    wanted = {
        "hostname": parts.hostname,
        "port": parts.port or PORTS[parts.scheme],
        "root_page_id": home.pk,
        "site_name": settings.SITE_NAME,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
