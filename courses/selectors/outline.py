"""A course as a learner sees it: modules, lessons, what is done and what is missing."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import BooleanField, Exists, OuterRef, Value
from django.utils.encoding import iri_to_uri
from wagtail.models import Page

from courses.enums import ActivityKind
from courses.models import Activity, Completion, CoursePage, Enrolment, LessonPage
from courses.querysets import ActivityQuerySet


@dataclass(frozen=True)
class Rule:
    """What a learner does to finish: so many lessons and quizzes, each quiz with so many percent."""

    lessons: int
    quizzes: int
    pass_percent: int

    def as_dict(self) -> dict[str, int]:
        return {
            "lessons": self.lessons,
            "quizzes": self.quizzes,
            "pass_percent": self.pass_percent,
        }


@dataclass
class QuizRow:
    block_id: str
    is_done: bool


@dataclass
class LessonRow:
    """``language`` is set when the lesson exists in another language only."""

    key: UUID
    title: str
    summary: str
    url: str
    minutes: int
    size_kb: int
    is_required: bool
    is_done: bool
    quizzes: list[QuizRow]
    language: str = ""

    @property
    def has_all_done(self) -> bool:
        return self.is_done and all(quiz.is_done for quiz in self.quizzes)

    @property
    def next_url(self) -> str:
        """Where the first thing left to do stands: the lesson, or a quiz in one that is read."""
        left = (quiz.block_id for quiz in self.quizzes if self.is_done and not quiz.is_done)
        block_id = next(left, "")
        return f"{self.url}#quiz-{block_id}" if block_id else self.url


@dataclass
class ModuleRow:
    title: str
    summary: str
    anchor: str
    lessons: list[LessonRow] = field(default_factory=list)


@dataclass
class Outline:
    """``elsewhere`` holds lessons that are not yet in this language."""

    course: CoursePage
    course_url: str
    modules: list[ModuleRow]
    elsewhere: list[LessonRow]
    rule: Rule
    done: int
    total: int
    enrolment: Enrolment | None

    @cached_property
    def lessons(self) -> list[LessonRow]:
        return [row for module in self.modules for row in module.lessons] + self.elsewhere

    @property
    def percent(self) -> int:
        return percent_of(self.done, self.total)

    @property
    def size_kb(self) -> int:
        return sum(row.size_kb for row in self.lessons)

    @property
    def next_lesson(self) -> LessonRow | None:
        """The first lesson with something left to do; required ones go first."""
        left = [row for row in self.lessons if not row.has_all_done]
        return next((row for row in left if row.is_required), left[0] if left else None)


def percent_of(done: int, total: int) -> int:
    """Return whole percent, rounded down: 100 means everything. Nothing to do is 0."""
    return done * 100 // total if total else 0


def url_below(course_url: str, course: CoursePage, page: Page) -> str:
    """Return the address of a page in the tree of ``course`` without asking the database."""
    return course_url + iri_to_uri(page.url_path.removeprefix(course.url_path))


def activities_with_done(activities: ActivityQuerySet, user: Any) -> ActivityQuerySet:
    """Add ``is_done``: whether ``user`` has completed it."""
    if not user.is_authenticated:
        return activities.annotate(is_done=Value(value=False, output_field=BooleanField()))
    done = Completion.objects.filter(activity=OuterRef("pk"), enrolment__learner=user)
    return activities.annotate(is_done=Exists(done))


def rule_of(activities: list[Activity], pass_percent: int) -> Rule:
    """Return the rule that the live ``activities`` of a course make."""
    kinds = [activity.kind for activity in activities if activity.is_required]
    return Rule(kinds.count(ActivityKind.LESSON), kinds.count(ActivityKind.QUIZ), pass_percent)


def outline_of_course(*, course_path: str, user: Any) -> Outline:
    """Return the course whose page stands at ``course_path`` as ``user`` sees it; three queries.

    One query more when lessons are missing in this language.
    """
    course, modules, lessons = _tree(course_path)
    activities = list(
        activities_with_done(Activity.objects.of_course(course.translation_key).live(), user)
    )
    counting = [activity for activity in activities if activity.is_required]
    of_lesson: dict[UUID, list[Activity]] = defaultdict(list)
    for activity in activities:
        of_lesson[activity.lesson_key].append(activity)
    course_url = course.url or ""
    rows = {page.path: _module_row(page) for page in modules}
    for page in lessons:
        url = url_below(course_url, course, page)
        row = _lesson_row(page.lessonpage, url, of_lesson[page.translation_key])
        rows[page.path[: -Page.steplen]].lessons.append(row)
    known = {page.translation_key for page in lessons}
    return Outline(
        course=course,
        course_url=course_url,
        modules=list(rows.values()),
        elsewhere=_rows_elsewhere(set(of_lesson) - known, of_lesson),
        rule=rule_of(activities, course.pass_percent),
        done=sum(activity.is_done for activity in counting),
        total=len(counting),
        enrolment=Enrolment.objects.visible_to(user)
        .filter(course_key=course.translation_key)
        .first()
        if user.is_authenticated
        else None,
    )


def _tree(course_path: str) -> tuple[CoursePage, list[Page], list[Page]]:
    """Return the course with its live modules and the live lessons in them; one query."""
    pages = (
        Page.objects.filter(path__startswith=course_path)
        .select_related("coursepage", "modulepage", "lessonpage", "locale")
        .defer("lessonpage__body", "coursepage__outcomes")
        .order_by("path")
    )
    course: CoursePage | None = None
    modules: list[Page] = []
    lessons: list[Page] = []
    open_modules: set[str] = set()
    for page in pages:
        if page.path == course_path:
            course = page.coursepage
            course.locale = page.locale
        elif page.live and hasattr(page, "modulepage"):
            modules.append(page)
            open_modules.add(page.path)
        elif page.live and page.path[: -Page.steplen] in open_modules:
            lessons.append(page)
    if course is None:
        raise CoursePage.DoesNotExist
    return course, modules, lessons


def _module_row(page: Page) -> ModuleRow:
    module = page.modulepage
    return ModuleRow(title=page.title, summary=module.listing_summary, anchor=module.anchor)


def _lesson_row(
    page: LessonPage, url: str, activities: list[Activity], language: str = ""
) -> LessonRow:
    done = {activity.block_id: activity.is_done for activity in activities}  # type: ignore[attr-defined]
    return LessonRow(
        key=page.translation_key,
        title=page.title,
        summary=page.listing_summary,
        url=url,
        minutes=page.minutes,
        size_kb=page.size_kb,
        is_required=page.is_required,
        is_done=done.pop("", False),
        quizzes=[QuizRow(block_id, is_done) for block_id, is_done in done.items()],
        language=language,
    )


def _rows_elsewhere(keys: set[UUID], of_lesson: dict[UUID, list[Activity]]) -> list[LessonRow]:
    if not keys:
        return []
    pages = LessonPage.objects.live().filter(translation_key__in=keys).select_related("locale")
    best: dict[UUID, LessonPage] = {}
    for page in pages.defer("body").order_by("path"):
        is_default = page.locale.language_code == settings.LANGUAGE_CODE
        if is_default or page.translation_key not in best:
            best[page.translation_key] = page
    return [
        _lesson_row(page, page.url or "", of_lesson[key], page.locale.language_code)
        for key, page in best.items()
    ]
