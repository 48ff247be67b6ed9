"""Synthetic learners in the demo's courses: some have just joined, most are on their way, some are done."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from cece.demo.scale import people
from cece.demo.scale.batches import steps
from cece.demo.scale.dice import dice
from cece.demo.scale.walks import Course, Rows, Walk
from core.accounts.models import User
from courses.models import Activity, Certificate, CoursePage, Enrolment, LessonPage, QuizSnapshot
from courses.selectors.quizzes import pass_percent_of_course

BATCH = 200
# How many courses a person has joined -> its share, in per cent
JOINED = {0: 8, 1: 62, 2: 22, 3: 8}


def load(many: int, at: datetime) -> None:
    """Let the first ``many`` people learn; who has joined a course already is left alone."""
    courses = _courses()
    keys = people.keys()
    for numbers in steps(range(many), BATCH):
        learners = User.objects.in_bulk([keys[number] for number in numbers])
        there = set(
            Enrolment.objects.filter(learner__in=learners).values_list("learner_id", "course_key")
        )
        rows = Rows()
        for number in numbers:
            learner = learners[keys[number]]
            for course in _joined(number, courses):
                if (learner.pk, course.key) not in there:
                    Walk(course, learner, dice("walk", number, course.slug), rows).go(at)
        with transaction.atomic():
            rows.save()


def _courses() -> list[Course]:
    """Return the courses that can be learned, always in the same order."""
    sources = CoursePage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    courses = [_course(source) for source in sources.order_by("slug")]
    return [course for course in courses if course.required]


def _course(source: CoursePage) -> Course:
    pages = CoursePage.objects.filter(translation_key=source.translation_key)
    lessons = LessonPage.objects.descendant_of(source).order_by("path")
    order = {key: n for n, key in enumerate(lessons.values_list("translation_key", flat=True))}
    activities = Activity.objects.of_course(source.translation_key).live()
    return Course(
        key=source.translation_key,
        slug=source.slug,
        pages={
            page.locale.language_code: page
            for page in pages.select_related("locale").order_by("live", "pk")
        },
        activities=sorted(
            activities, key=lambda row: (order.get(row.lesson_key, len(order)), row.block_id)
        ),
        pass_percent=pass_percent_of_course(source.translation_key),
    )


def _joined(number: int, courses: list[Course]) -> list[Course]:
    chance = dice("courses", number)
    wanted = chance.choices([*JOINED], weights=[*JOINED.values()])[0]
    return chance.sample(courses, min(wanted, len(courses)))


def remove() -> None:
    """Delete what the synthetic people have learned."""
    for pks in steps(list(people.keys().values()), BATCH):
        with transaction.atomic():
            Certificate.objects.filter(learner__in=pks).delete()
            Enrolment.objects.filter(learner__in=pks).delete()
    QuizSnapshot.objects.filter(attempts=None).delete()
