"""The page a site with courses cannot be without: the catalogue, in each language."""

from django.conf import settings
from wagtail.models import Locale, Page

from courses.models import CourseIndexPage

SLUG = "learn"
TITLES = {
    "es": "Aprender",
    "pt": "Aprender",
    "en": "Learn",
    "fr": "Apprendre",
    "ar": "تعلّم",
}


def ensure_learn_index(home: Page) -> CourseIndexPage:
    """Make what is missing of the catalogue below ``home`` and below its translations.

    A repeated call changes nothing, and what editors changed stays.
    """
    index = CourseIndexPage.objects.child_of(home).first()
    if index is None:
        index = CourseIndexPage(
            title=TITLES[home.locale.language_code],
            slug=SLUG,
            locale=home.locale,
            show_in_menus=True,
        )
        home.add_child(instance=index)
    for code, _name in settings.LANGUAGES:
        locale = Locale.objects.get(language_code=code)
        if not index.has_translation(locale):
            copy = index.copy_for_translation(locale)
            copy.title = TITLES[code]
            copy.slug = SLUG
            copy.save_revision().publish()
    return index
