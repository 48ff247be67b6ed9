"""The demo's courses, and the people who learn in them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db import transaction
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageLogEntry

from cece.demo.content.courses import COURSES, Course
from cece.demo.content.courses.pictures import as_file
from cece.demo.content.courses.reading import (
    Part,
    block_id,
    languages_of,
    names_of_files,
    read_lesson,
    read_outline,
    read_quiz,
)
from cece.demo.people import person
from cece.pages.models import HomePage
from core.accounts.models import User
from courses.enums import ActivityKind
from courses.models import (
    Activity,
    Certificate,
    Completion,
    CourseIndexPage,
    CoursePage,
    Enrolment,
    LessonPage,
    ModulePage,
    QuizSnapshot,
)
from courses.services.activities import sync_activities
from courses.services.attempts import start_attempt, submit_attempt
from courses.services.enrolments import enrol
from courses.services.progress import complete_lesson
from courses.services.site_tree import ensure_learn_index
from courses.services.weights import weigh_lesson

PICTURES = "Demo course: "
# key: name, language, languages read
LEARNERS = {
    "nawal": ("Nawal Amrani", "ar", ["ar", "fr"]),
    "moussa": ("Moussa Keita", "fr", ["fr", "en"]),
    "blessing": ("Blessing Okoro", "en", ["en", "es"]),
}


@dataclass(frozen=True)
class Learning:
    """Somebody in a course: joined ``days_ago``, then ``done`` things, one a day; None is all."""

    who: str
    course: str
    days_ago: int
    done: int | None
    language: str


LEARNING = (
    Learning("amina", "online_shop", 40, None, "es"),
    Learning("amina", "business_basics", 11, 6, "es"),
    Learning("diego", "online_shop", 9, 6, "es"),
    Learning("joao", "selling_words", 4, 2, "pt"),
    Learning("nawal", "online_shop", 16, 9, "ar"),
    Learning("nawal", "selling_words", 3, 1, "es"),
    Learning("moussa", "online_shop", 60, None, "fr"),
    Learning("moussa", "business_basics", 1, 0, "es"),
    Learning("blessing", "business_basics", 25, None, "en"),
    Learning("blessing", "online_shop", 5, 3, "en"),
)


def load(people: dict[str, User], at: datetime) -> None:
    """Make the courses in their languages and let people learn; a repeat changes nothing."""
    everybody = people | {key: person(key, *about) for key, about in LEARNERS.items()}
    for about in COURSES:
        course = _source(about) or _make_course(about, at)
        activities = _in_order(course)
        for one in LEARNING:
            if one.course == about.name:
                todo = activities[: one.done]
                since = at - timedelta(days=one.days_ago)
                _learn(everybody[one.who], course, todo, since, one.language)


def _source(about: Course) -> CoursePage | None:
    slug = read_outline(about.name, settings.LANGUAGE_CODE).fields["slug"]
    return CoursePage.objects.filter(
        slug=slug, locale__language_code=settings.LANGUAGE_CODE
    ).first()


@transaction.atomic
def _make_course(about: Course, at: datetime) -> CoursePage:
    pictures = _pictures(about)
    home = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    source_index = ensure_learn_index(home)
    keys: dict[tuple[int, ...], Page] = {}
    for language in languages_of(about.name):
        locale = Locale.objects.get(language_code=language)
        index = CourseIndexPage.objects.get(
            translation_key=source_index.translation_key, locale=locale
        )
        _make_translation(about, index, language, pictures, keys)
    course = keys[()]
    sync_activities(course_key=course.translation_key, at=at)
    for page in keys.values():
        for lesson in LessonPage.objects.filter(translation_key=page.translation_key):
            weigh_lesson(lesson=lesson)
    return course


def _make_translation(
    about: Course,
    index: CourseIndexPage,
    language: str,
    pictures: dict[str, int],
    keys: dict[tuple[int, ...], Page],
) -> None:
    """Make the tree of one language; ``keys`` holds the first language's page of each place."""
    outline = read_outline(about.name, language)
    page = _course_page(about, outline, pictures[about.picture])
    course = _add(index, (), keys, page)
    for first, (part, names) in enumerate(
        zip(outline.parts, names_of_files(outline), strict=True), start=1
    ):
        module = _add(course, (first,), keys, ModulePage(**_common(part)))
        for second, lesson in enumerate(part.parts, start=1):
            body = read_lesson(about.name, language, names[second - 1], pictures)
            if second == len(part.parts):
                body += read_quiz(about.name, language, names[second])
            minutes = int(lesson.fields["minutes"])
            _add(
                module,
                (first, second),
                keys,
                LessonPage(**_common(lesson), minutes=minutes, body=body),
            )


def _course_page(about: Course, outline: Part, picture: int) -> CoursePage:
    return CoursePage(
        **_common(outline),
        introduction=outline.fields["introduction"],
        outcomes=[
            {"type": "outcome", "id": block_id(about.name, "outcome", number), "value": text}
            for number, text in enumerate(outline.outcomes)
        ],
        subject=about.subject,
        level=about.level,
        hours=about.hours,
        pass_percent=about.pass_percent,
        listing_image_id=picture,
    )


def _common(part: Part) -> dict[str, str]:
    return {
        "title": part.title,
        "slug": part.fields["slug"],
        "listing_summary": part.fields["summary"],
    }


def _add(
    parent: Page, place: tuple[int, ...], keys: dict[tuple[int, ...], Page], page: Page
) -> Page:
    """Add a live page that shares its key with the other languages' page of the same place."""
    page.locale = parent.locale
    if place in keys:
        page.translation_key = keys[place].translation_key
    keys.setdefault(place, page)
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    return page


def drawings_of(about: Course) -> dict[str, Callable[[], Image.Image]]:
    """Return the drawings of a course by the names its lessons use."""
    module = import_module(f"cece.demo.content.courses.{about.name}.drawings")
    found: dict[str, Callable[[], Image.Image]] = module.DRAWINGS
    return found


def _pictures(about: Course) -> dict[str, int]:
    """Return the drawings as images by name, drawn when they are missing."""
    model = get_image_model()
    found = {}
    for name, draw in drawings_of(about).items():
        title = f"{PICTURES}{about.name} {name}"
        image = model.objects.filter(title=title).first()
        if image is None:
            file = as_file(draw(), f"{about.name}_{name}")
            image = model.objects.create(title=title, file=file)
        found[name] = image.pk
    return found


def _in_order(course: CoursePage) -> list[Activity]:
    """Return what there is to do, lesson by lesson, quizzes after their lesson."""
    lessons = list(
        LessonPage.objects.descendant_of(course)
        .order_by("path")
        .values_list("translation_key", flat=True)
    )
    activities = Activity.objects.of_course(course.translation_key).live()
    return sorted(activities, key=lambda row: (lessons.index(row.lesson_key), row.block_id))


def _learn(
    learner: User,
    course: CoursePage,
    activities: list[Activity],
    at: datetime,
    language: str,
) -> None:
    """Let ``learner`` join and do ``activities``, one a day; what is done already stays as it is."""
    key = course.translation_key
    enrolment = enrol(learner_id=learner.pk, course_key=key, language=language, at=at)
    done = set(Completion.objects.filter(enrolment=enrolment).values_list("activity", flat=True))
    for number, activity in enumerate(activities, start=1):
        then = at + timedelta(days=number)
        if activity.pk in done:
            continue
        if activity.kind == ActivityKind.QUIZ:
            _pass(learner, activity, language, then)
        else:
            complete_lesson(
                learner_id=learner.pk,
                course_key=key,
                lesson_key=activity.lesson_key,
                language=language,
                at=then,
            )


def _pass(learner: User, activity: Activity, language: str, at: datetime) -> None:
    attempt = start_attempt(
        learner_id=learner.pk,
        activity_id=activity.pk,
        course_key=activity.course_key,
        language=language,
        at=at,
    )
    answers = {
        question["id"]: [choice["id"] for choice in question["choices"] if choice["is_right"]]
        for question in attempt.snapshot.content["questions"]
    }
    submit_attempt(
        attempt_id=attempt.pk, answers=answers, language=language, at=at + timedelta(minutes=4)
    )


@transaction.atomic
def remove() -> None:
    """Take the courses, their pictures and everybody's progress in them away."""
    for about in COURSES:
        source = _source(about)
        if source is not None:
            _remove_course(source)
    get_image_model().objects.filter(title__startswith=PICTURES).delete()


def _remove_course(source: CoursePage) -> None:
    key = source.translation_key
    Certificate.objects.filter(course_key=key).delete()
    Enrolment.objects.filter(course_key=key).delete()
    Activity.objects.filter(course_key=key).delete()
    QuizSnapshot.objects.filter(attempts=None).delete()
    pages = []
    for course in CoursePage.objects.filter(translation_key=key):
        pages += course.get_descendants(inclusive=True).values_list("pk", flat=True)
        course.delete()
    Activity.objects.filter(course_key=key).delete()
    PageLogEntry.objects.filter(page__in=pages).delete()
