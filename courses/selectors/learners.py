"""What a learner has: courses, progress, the next lesson, certificates."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import translation

from courses.models import Activity, Certificate, CoursePage, Enrolment, LessonPage
from courses.selectors.outline import activities_with_done, percent_of, url_below


@dataclass(frozen=True)
class LearnerCourse:
    """A course of a learner; ``next_lesson_url`` is empty when nothing is left to do."""

    enrolment: Enrolment
    course: CoursePage
    percent: int
    next_lesson_title: str
    next_lesson_url: str
    certificate: Certificate | None

    @property
    def is_completed(self) -> bool:
        return self.enrolment.completed_at is not None


def courses_of_learner(user: Any) -> list[LearnerCourse]:
    """Return the courses ``user`` has joined, those in work first; five queries, however many.

    Titles and links are in the language of the request, else in the one she learns in.
    """
    enrolments = list(Enrolment.objects.visible_to(user).order_by("-state", "-enrolled_at", "-pk"))
    enrolments.sort(key=lambda enrolment: enrolment.completed_at is not None)
    keys = [enrolment.course_key for enrolment in enrolments]
    pages = _best_pages({row.course_key: row.language for row in enrolments})
    activities: dict[UUID, list[Activity]] = defaultdict(list)
    for activity in activities_with_done(
        Activity.objects.counting().filter(course_key__in=keys), user
    ):
        activities[activity.course_key].append(activity)
    next_lessons = _next_lessons(pages, activities)
    certificates = {
        row.course_key: row
        for row in Certificate.objects.visible_to(user).valid().filter(course_key__in=keys)
    }
    rows = []
    for enrolment in enrolments:
        course = pages.get(enrolment.course_key)
        if course is None:
            continue
        counting = activities[course.translation_key]
        done = sum(activity.is_done for activity in counting)  # type: ignore[attr-defined]
        lesson = next_lessons.get(course.translation_key)
        rows.append(
            LearnerCourse(
                enrolment=enrolment,
                course=course,
                percent=percent_of(done, len(counting)),
                next_lesson_title=lesson.title if lesson else "",
                next_lesson_url=_next_url(course, lesson, counting) if lesson else "",
                certificate=certificates.get(course.translation_key),
            )
        )
    return rows


def best_page_of_course(course_key: UUID, language: str = "") -> CoursePage | None:
    """Return a live page of a course: in the request's language, else in ``language``, else any."""
    return _best_pages({course_key: language}).get(course_key)


def _best_pages(languages: dict[UUID, str]) -> dict[UUID, CoursePage]:
    """Return course key -> page for course key -> second-best language; one query."""
    now_in = (translation.get_language() or "")[:2]
    best: dict[UUID, tuple[int, CoursePage]] = {}
    pages = CoursePage.objects.live().filter(translation_key__in=languages)
    for page in pages.select_related("locale").defer("outcomes").order_by("pk"):
        language = page.locale.language_code
        key = page.translation_key
        rank = 0 if language == now_in else 1 if language == languages[key] else 2
        if key not in best or rank < best[key][0]:
            best[key] = (rank, page)
    return {key: page for key, (_rank, page) in best.items()}


def _next_url(course: CoursePage, lesson: LessonPage, activities: list[Activity]) -> str:
    """Return where the first thing left in ``lesson`` stands: its top, or a quiz once it is read."""
    url = url_below(course.url or "", course, lesson)
    left = [
        activity.block_id
        for activity in activities
        if activity.lesson_key == lesson.translation_key and not activity.is_done  # type: ignore[attr-defined]
    ]
    return url if "" in left or not left else f"{url}#quiz-{left[0]}"


def _next_lessons(
    courses: dict[UUID, CoursePage], activities: dict[UUID, list[Activity]]
) -> dict[UUID, LessonPage]:
    """Return for each course the first live lesson in its tree with something left; one query."""
    left = {
        activity.lesson_key
        for rows in activities.values()
        for activity in rows
        if not activity.is_done  # type: ignore[attr-defined]
    }
    of_path = {course.path: key for key, course in courses.items()}
    found: dict[UUID, LessonPage] = {}
    locales = {course.locale_id for course in courses.values()}
    lessons = LessonPage.objects.live().filter(translation_key__in=left, locale__in=locales)
    for lesson in lessons.defer("body").order_by("path"):
        key = of_path.get(lesson.course_path)
        if key is not None:
            found.setdefault(key, lesson)
    return found
