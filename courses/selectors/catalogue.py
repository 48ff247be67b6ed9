"""Which courses a visitor finds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from wagtail.models import Page

from core.page_places import root_path
from courses.models import CourseIndexPage, CoursePage, LessonPage, ModulePage

LEVELS = (CourseIndexPage, CoursePage, ModulePage, LessonPage)


def page_at(language: str, path: str) -> Page | None:
    """Return the live page at ``/<language>/learn/<path>/``; one query.

    None as well where several sites share a language: then only Wagtail knows which is meant.
    """
    root = root_path(language)
    segments = [segment for segment in path.split("/") if segment]
    if root is None or len(segments) >= len(LEVELS):
        return None
    url_path = "/".join([f"{root}learn", *segments, ""])
    pages = LEVELS[len(segments)].objects.live().filter(url_path=url_path)
    return pages.select_related("locale", "listing_image").first()


@dataclass(frozen=True)
class CourseElsewhere:
    """A course that is not in the reader's language; ``page`` is its first language's page."""

    page: CoursePage
    languages: list[str]


@dataclass(frozen=True)
class Catalogue:
    courses: list[CoursePage]
    elsewhere: list[CourseElsewhere]


def catalogue_for(*, language: str = "", subject: str = "", level: str = "") -> Catalogue:
    """Return live courses in the order of the tree; an empty filter lets everything pass.

    What passes but is not written in ``language`` stands in ``elsewhere``, each course once.
    """
    pages = CoursePage.objects.live().public().select_related("locale").defer("outcomes")
    if subject:
        pages = pages.filter(subject=subject)
    if level:
        pages = pages.filter(level=level)
    pages = pages.order_by("path")
    if not language:
        return Catalogue(list(pages.select_related("locale", "listing_image")), [])
    here = pages.filter(locale__language_code=language)
    keys = here.order_by().values("translation_key")
    return Catalogue(
        courses=list(here.select_related("locale", "listing_image")),
        elsewhere=_once(pages.exclude(translation_key__in=keys)),
    )


def _once(pages: Iterable[CoursePage]) -> list[CourseElsewhere]:
    """Return each course once, with all its languages in the order of the site."""
    versions: dict[object, dict[str, CoursePage]] = defaultdict(dict)
    for page in pages:
        versions[page.translation_key][page.locale.language_code] = page
    found = []
    for written in versions.values():
        languages = [code for code, _name in settings.LANGUAGES if code in written]
        found.append(CourseElsewhere(written[languages[0]], languages))
    return found
