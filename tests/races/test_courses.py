"""Many at once: one enrolment, one result, one certificate. The control runs show that it can fail."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction

from core.facts.models import Fact
from courses.models import Activity, Attempt, Certificate, Completion, Enrolment
from courses.services import attempts, progress
from courses.services.attempts import start_attempt, submit_attempt
from courses.services.enrolments import enrol
from courses.services.progress import complete_lesson
from tests.factories.accounts import UserFactory
from tests.factories.courses import NOON, RIGHT, WRONG, a_course, enrolled, lessons_of, quiz

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
HANDS = 10
only_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite lets one writer in at a time"
)


def at_once(calls):
    """Run ``calls`` on HANDS threads that start together; return results and exceptions."""
    gate = threading.Barrier(min(HANDS, len(calls)))

    def run(numbered):
        number, call = numbered
        try:
            if number < gate.parties:
                gate.wait(timeout=30)
            return call()
        except Exception as error:  # noqa: BLE001 - what went wrong is the result
            return error
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(run, enumerate(calls)))


def errors(results):
    return [repr(result) for result in results if isinstance(result, Exception)]


def almost_finished(lessons=2):
    """Return a learner and calls that finish each lesson, so that the last one ends the course."""
    course = a_course(lessons=lessons)
    user = UserFactory()
    enrolled(user, course)

    def finish(lesson):
        return lambda: complete_lesson(
            learner_id=user.pk,
            course_key=course.translation_key,
            lesson_key=lesson.translation_key,
            language="es",
            at=NOON,
        )

    return user, [finish(lesson) for lesson in lessons_of(course)]


def begun():
    course = a_course(lessons=1, quizzes=[quiz()])
    user = UserFactory()
    enrolled(user, course)
    activity = Activity.objects.get(course_key=course.translation_key, kind="quiz")

    def start():
        return start_attempt(
            learner_id=user.pk,
            activity_id=activity.pk,
            course_key=course.translation_key,
            language="es",
            at=NOON,
        )

    return start


def number_of(kind):
    return Fact.objects.filter(kind=f"courses.{kind}").count()


def test_a_hundred_completions_are_one_certificate(home):
    _user, calls = almost_finished()

    results = at_once(calls * 50)

    assert errors(results) == []
    assert (Certificate.objects.count(), Completion.objects.count()) == (1, 2)
    assert (number_of("course_completed"), number_of("certificate_issued")) == (1, 1)


def test_the_last_two_lessons_at_once_finish_the_course(home):
    for _round in range(5):
        user, calls = almost_finished()

        assert errors(at_once(calls)) == []

        assert Certificate.objects.filter(learner=user).count() == 1


def test_joining_at_once_is_one_enrolment(home):
    course = a_course(lessons=1)
    user = UserFactory()

    results = at_once(
        [
            lambda: enrol(
                learner_id=user.pk, course_key=course.translation_key, language="es", at=NOON
            )
        ]
        * 50
    )

    assert errors(results) == []
    assert (Enrolment.objects.count(), number_of("enrolled")) == (1, 1)


def test_starting_at_once_is_one_attempt(home):
    start = begun()

    results = at_once([start] * 30)

    assert errors(results) == []
    assert (Attempt.objects.count(), len({attempt.pk for attempt in results})) == (1, 1)


def test_sending_at_once_is_one_result(home):
    attempt = begun()()

    def send(answers):
        return lambda: submit_attempt(
            attempt_id=attempt.pk, answers=answers, language="es", at=NOON
        )

    results = at_once([send(RIGHT), send(WRONG)] * 20)

    assert errors(results) == []
    kept = Attempt.objects.get()
    assert {(row.points, row.is_passed) for row in results} == {(kept.points, kept.is_passed)}
    assert number_of("quiz_passed") == int(kept.is_passed)


def without_lock(*, learner_id, course_key):
    return Enrolment.objects.get(learner_id=learner_id, course_key=course_key)


@pytest.fixture
def unguarded(monkeypatch):
    """Take the lock and the unique keys of certificates and attempts away for one test."""
    monkeypatch.setattr(progress, "locked_enrolment", without_lock)
    monkeypatch.setattr(attempts, "locked_enrolment", without_lock)
    guards = [
        (model, guard)
        for model in (Certificate, Attempt)
        for guard in model._meta.constraints
        if guard.name in {"certificate_one_valid", "attempt_one_in_progress", "attempt_number_once"}
    ]
    with connection.schema_editor() as editor:
        for model, guard in guards:
            editor.remove_constraint(model, guard)
    yield
    with transaction.atomic():
        Attempt.objects.all().delete()
        Certificate.objects.all().delete()
    with connection.schema_editor() as editor:
        for model, guard in guards:
            editor.add_constraint(model, guard)


@only_postgresql
def test_control_without_guard_there_are_several_certificates(home, unguarded):
    worst = 0
    for _round in range(10):
        user, calls = almost_finished(lessons=1)
        at_once(calls * HANDS)
        worst = max(worst, Certificate.objects.filter(learner=user).count())
        if worst > 1:
            break

    assert worst > 1


@only_postgresql
def test_control_without_guard_there_are_several_attempts(home, unguarded):
    worst = 0
    for _round in range(10):
        Attempt.objects.all().delete()
        at_once([begun()] * HANDS)
        worst = max(worst, Attempt.objects.count())
        if worst > 1:
            break

    assert worst > 1
