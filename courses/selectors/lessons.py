"""One lesson as a reader sees it: may she read it, in which language, what comes before and after."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from courses.models import LessonPage
from courses.rules import may_read_lesson
from courses.selectors.outline import LessonRow, Outline, outline_of_course


@dataclass(frozen=True)
class LessonPlace:
    """``source`` is the page whose body is shown: another language's when this one has none yet."""

    outline: Outline
    row: LessonRow | None
    number: int
    previous: LessonRow | None
    following: LessonRow | None
    may_read: bool
    source: LessonPage

    @property
    def is_translated(self) -> bool:
        return bool(self.source.body)


def place_of_lesson(*, page: LessonPage, user: Any, request: HttpRequest) -> LessonPlace:
    """Return where ``page`` stands in its course and what ``user`` may see of it."""
    outline = outline_of_course(course_path=page.course_path, user=user)
    rows = outline.lessons
    keys = [row.key for row in rows]
    here = keys.index(page.translation_key) if page.translation_key in keys else None
    may_read = may_read_lesson(
        is_first=here == 0,
        is_enrolled=outline.enrolment is not None,
        is_preview=getattr(request, "is_preview", False),
    )
    return LessonPlace(
        outline=outline,
        row=None if here is None else rows[here],
        number=0 if here is None else here + 1,
        previous=rows[here - 1] if here else None,
        following=rows[here + 1] if here is not None and here + 1 < len(rows) else None,
        may_read=may_read,
        source=_with_body(page, user) if may_read else page,
    )


def _with_body(page: LessonPage, user: Any) -> LessonPage:
    """Return ``page``, or while it has no text yet its translation that ``user`` reads best."""
    if page.body:
        return page
    wishes = [*(getattr(user, "reading_languages", None) or ()), settings.LANGUAGE_CODE]
    others = (
        LessonPage.objects.live()
        .filter(translation_key=page.translation_key)
        .exclude(pk=page.pk)
        .select_related("locale")
    )
    written = {other.locale.language_code: other for other in others if other.body}
    for language in (*wishes, *written):
        if language in written:
            return written[language]
    return page


def lesson_url(lesson_key: UUID) -> str:
    """Return the address of a live lesson in the request's language, else in any; else empty."""
    now_in = (translation.get_language() or "")[:2]
    pages = list(
        LessonPage.objects.live()
        .filter(translation_key=lesson_key)
        .select_related("locale")
        .defer("body")
        .order_by("pk")
    )
    pages.sort(key=lambda page: page.locale.language_code != now_in)
    return (pages[0].url or "") if pages else ""
