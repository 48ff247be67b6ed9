"""The forum pages a site starts with."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext, gettext_noop
from wagtail.models import Locale, Page

from forum.enums import Icon
from forum.models import ForumCategoryPage, ForumIndexPage

FRONT = (
    gettext_noop("Forum"),
    gettext_noop("Ask in your language. People who have done it before answer."),
)
EXPECTED = gettext_noop("Most questions get an answer within two days.")
# slug -> icon, title, introduction
CATEGORIES = {
    "papers": (
        Icon.PAPERS,
        gettext_noop("Papers and registration"),
        gettext_noop("Identity numbers, registering as self-employed, licences and permits."),
    ),
    "taxes": (
        Icon.TAX,
        gettext_noop("Taxes and social security"),
        gettext_noop("What to pay, when to pay it, and how to write an invoice."),
    ),
    "selling": (
        Icon.SHOP,
        gettext_noop("Selling and customers"),
        gettext_noop("Markets, online shops, prices, photos and delivery."),
    ),
    "money": (
        Icon.MONEY,
        gettext_noop("Money and banks"),
        gettext_noop("Bank accounts, small loans, grants and keeping count."),
    ),
}


def ensure_forum_index(home: Any) -> ForumIndexPage:
    """Make what is missing of the forum's front page in each language; return the default one.

    ``home`` is the home page of the default language. The parts of the forum are made only together
    with the front page, so what an editor removes stays away. A repeated call changes nothing.
    """
    index = ForumIndexPage.objects.filter(locale=home.locale).first() or _make(home)
    for locale in Locale.objects.exclude(pk=home.locale_id):
        if home.has_translation(locale) and not index.has_translation(locale):
            _translate(index, locale)
    return index


def _make(home: Any) -> ForumIndexPage:
    parent = Page.objects.get(pk=home.pk)
    with translation.override(home.locale.language_code):
        title, intro = (gettext(text) for text in FRONT)
        index = parent.add_child(
            instance=ForumIndexPage(
                title=title, intro=intro, slug=ForumIndexPage.fixed_slug, locale=home.locale
            )
        )
        for slug, (icon, name, about) in CATEGORIES.items():
            index.add_child(
                instance=ForumCategoryPage(
                    title=gettext(name),
                    intro=gettext(about),
                    answers_expected=gettext(EXPECTED),
                    icon_key=icon,
                    slug=slug,
                    locale=home.locale,
                )
            )
    return index


def _translate(index: ForumIndexPage, locale: Locale) -> None:
    with translation.override(locale.language_code):
        _publish(index.copy_for_translation(locale), *FRONT)
        for category in ForumCategoryPage.objects.child_of(index).live():
            if category.slug in CATEGORIES:
                copy = category.copy_for_translation(locale)
                copy.answers_expected = gettext(EXPECTED)
                _publish(copy, *CATEGORIES[category.slug][1:])


def _publish(copy: Any, title: str, intro: str) -> None:
    copy.title = copy.draft_title = gettext(title)
    copy.intro = gettext(intro)
    copy.live, copy.has_unpublished_changes = True, False
    copy.save()
