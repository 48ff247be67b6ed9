from datetime import timedelta
from uuid import uuid4

import pytest

from core.errors import TransitionNotAllowed
from core.facts.models import Fact
from courses.enums import AttemptState, EnrolmentState
from courses.errors import (
    ActivityGone,
    AnswersNotOfThisQuiz,
    CourseNotOpen,
    NotEnrolled,
    QuizNotReady,
)
from courses.models import (
    Activity,
    Attempt,
    Certificate,
    Completion,
    CoursePage,
    Enrolment,
    LessonPage,
    QuizSnapshot,
)
from courses.selectors.outline import Rule
from courses.services.attempts import start_attempt, submit_attempt
from courses.services.certificates import issue_certificate
from courses.services.enrolments import enrol
from courses.services.progress import complete_lesson
from tests.factories.accounts import UserFactory
from tests.factories.courses import (
    NOON,
    RIGHT,
    WRONG,
    a_course,
    add,
    enrolled,
    lessons_of,
    question,
    quiz,
    text,
    translated_course,
)

pytestmark = pytest.mark.django_db


def kinds():
    return list(Fact.objects.values_list("kind", flat=True))


def done(user, lesson, language="es", at=NOON):
    key = Activity.objects.filter(lesson_key=lesson.translation_key).first().course_key
    return complete_lesson(
        learner_id=user.pk,
        course_key=key,
        lesson_key=lesson.translation_key,
        language=language,
        at=at,
    )


def begin(user, course, language="es", at=NOON):
    activity = Activity.objects.get(course_key=course.translation_key, kind="quiz")
    return start_attempt(
        learner_id=user.pk,
        activity_id=activity.pk,
        course_key=course.translation_key,
        language=language,
        at=at,
    )


def submit(attempt, answers, language="es", at=NOON):
    return submit_attempt(attempt_id=attempt.pk, answers=answers, language=language, at=at)


def test_enrol_twice_is_one_row_and_one_fact():
    course = a_course()
    user = UserFactory()

    first, second = enrolled(user, course), enrolled(user, course, at=NOON + timedelta(days=1))

    assert first == second
    assert (second.enrolled_at, kinds()) == (NOON, ["courses.enrolled"])


def test_enrol_in_unpublished_course_changes_nothing():
    course = a_course()
    course.unpublish()

    with pytest.raises(CourseNotOpen):
        enrol(
            learner_id=UserFactory().pk,
            course_key=course.translation_key,
            language="es",
            at=NOON,
        )

    assert (Enrolment.objects.count(), kinds()) == (0, [])


def test_complete_lesson_of_stranger_changes_nothing():
    lesson = lessons_of(a_course())[0]

    with pytest.raises(NotEnrolled):
        done(UserFactory(), lesson)

    assert (Completion.objects.count(), kinds()) == (0, [])


def test_complete_lesson_that_is_gone_changes_nothing():
    course = a_course()
    user = UserFactory()
    enrolled(user, course)
    lesson = lessons_of(course)[0]
    lesson.unpublish()

    with pytest.raises(ActivityGone):
        done(user, lesson)

    assert (Completion.objects.count(), kinds()) == (0, ["courses.enrolled"])


def test_complete_lesson_twice_is_once():
    course = a_course()
    user = UserFactory()
    enrolled(user, course)

    for _time in range(2):
        done(user, lessons_of(course)[0])

    assert Completion.objects.count() == 1
    assert kinds() == ["courses.enrolled", "courses.lesson_completed"]


def test_last_lesson_completes_course_and_gives_certificate():
    course = a_course()
    user = UserFactory(display_name="Amina Benali")
    enrolment = enrolled(user, course)

    for lesson in lessons_of(course):
        done(user, lesson)

    enrolment.refresh_from_db()
    certificate = Certificate.objects.get()
    assert (enrolment.state, enrolment.completed_at) == (EnrolmentState.COMPLETED, NOON)
    assert (certificate.holder_name, certificate.title, certificate.hours) == (
        "Amina Benali",
        "Abrir una tienda",
        3,
    )
    assert certificate.rule == {"lessons": 2, "quizzes": 0, "pass_percent": 70}
    assert kinds()[-2:] == ["courses.course_completed", "courses.certificate_issued"]


def test_required_quiz_keeps_course_open_until_passed():
    course = a_course(quizzes=[quiz()])
    user = UserFactory()
    enrolment = enrolled(user, course)
    for lesson in lessons_of(course):
        done(user, lesson)
    enrolment.refresh_from_db()
    assert enrolment.state == EnrolmentState.ACTIVE

    submit(begin(user, course), RIGHT)

    enrolment.refresh_from_db()
    assert (enrolment.state, Certificate.objects.count()) == (EnrolmentState.COMPLETED, 1)


def test_optional_lesson_is_not_asked_for():
    course = a_course()
    user = UserFactory()
    enrolled(user, course)
    first, second = lessons_of(course)
    second.is_required = False
    second.save_revision().publish()

    done(user, first)

    assert Certificate.objects.get().rule["lessons"] == 1


def test_lesson_added_after_finish_takes_nothing_away():
    course = a_course()
    user = UserFactory()
    enrolment = enrolled(user, course)
    for lesson in lessons_of(course):
        done(user, lesson)

    new = add(lessons_of(course)[0].get_parent(), LessonPage(title="Nueva", body=[text()]))
    done(user, new, at=NOON + timedelta(days=9))

    enrolment.refresh_from_db()
    assert (enrolment.completed_at, Certificate.objects.count()) == (NOON, 1)


def test_taking_the_last_missing_lesson_away_finishes_the_course():
    course = a_course()
    user, other = UserFactory(), UserFactory()
    first, second = lessons_of(course)
    enrolled(user, course)
    enrolled(other, course)
    done(user, first)

    second.unpublish()

    assert list(Certificate.objects.values_list("learner", flat=True)) == [user.pk]


def test_switching_language_keeps_everything():
    course = a_course(quizzes=[quiz()])
    translated_course(course, "en")
    user = UserFactory()
    enrolled(user, course)
    first, second = lessons_of(course)

    done(user, first, language="es")
    attempt = begin(user, course, language="es")
    graded = submit(attempt, RIGHT, language="en")
    done(user, second, language="en")

    certificate = Certificate.objects.get()
    assert Attempt.objects.count() == 1
    assert (graded.points, graded.most_points, graded.is_passed) == (2, 2, True)
    assert (certificate.language, certificate.titles) == (
        "en",
        {"es": "Abrir una tienda", "en": "Open a shop"},
    )
    assert list(Completion.objects.order_by("pk").values_list("language", flat=True)) == [
        "es",
        "en",
        "en",
    ]


def test_start_attempt_again_returns_the_open_one():
    course = a_course(quizzes=[quiz()])
    user = UserFactory()
    enrolled(user, course)

    first, second = begin(user, course), begin(user, course, at=NOON + timedelta(hours=1))

    assert (first, Attempt.objects.get().started_at) == (second, NOON)


def test_start_attempt_after_a_failed_one_has_the_next_number():
    course = a_course(quizzes=[quiz()])
    user = UserFactory()
    enrolled(user, course)
    submit(begin(user, course), WRONG)

    second = begin(user, course)

    assert (second.number, QuizSnapshot.objects.count()) == (2, 1)


def test_start_attempt_without_enrolment_changes_nothing():
    course = a_course(quizzes=[quiz()])

    with pytest.raises(NotEnrolled):
        begin(UserFactory(), course)

    assert Attempt.objects.count() == 0


def test_start_attempt_at_a_lesson_changes_nothing():
    course = a_course()
    user = UserFactory()
    enrolled(user, course)
    lesson = Activity.objects.first()

    with pytest.raises(ActivityGone):
        start_attempt(
            learner_id=user.pk,
            activity_id=lesson.pk,
            course_key=course.translation_key,
            language="es",
            at=NOON,
        )

    assert Attempt.objects.count() == 0


def test_start_attempt_when_the_quiz_has_no_page_changes_nothing():
    course = a_course(quizzes=[quiz()])
    user = UserFactory()
    enrolled(user, course)
    LessonPage.objects.update(live=False)

    with pytest.raises(QuizNotReady):
        begin(user, course)

    assert Attempt.objects.count() == 0


def test_submit_twice_keeps_the_first_result():
    course = a_course(quizzes=[quiz()])
    user = UserFactory()
    enrolled(user, course)
    attempt = begin(user, course)

    submit(attempt, WRONG)
    second = submit(attempt, RIGHT, at=NOON + timedelta(hours=1))

    assert (second.points, second.answers, second.graded_at) == (0, WRONG, NOON)
    assert "courses.quiz_passed" not in kinds()


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"q1": ["q1-c2"]},
        RIGHT | {"q3": ["q3-c1"]},
        RIGHT | {"q1": []},
        RIGHT | {"q1": ["q2-c1"]},
        RIGHT | {"q1": ["q1-c2", "q1-c1"]},
        RIGHT | {"q2": ["q2-c1", "q2-c1"]},
    ],
)
def test_submit_of_other_answers_changes_nothing(answers):
    course = a_course(quizzes=[quiz()])
    user = UserFactory()
    enrolled(user, course)
    attempt = begin(user, course)

    with pytest.raises(AnswersNotOfThisQuiz):
        submit(attempt, answers)

    attempt.refresh_from_db()
    assert (attempt.state, attempt.answers, kinds()) == (
        AttemptState.IN_PROGRESS,
        {},
        ["courses.enrolled"],
    )


@pytest.mark.parametrize(("percent", "is_passed"), [(50, True), (51, False), (100, False)])
def test_submit_passes_from_the_share_asked_for(percent, is_passed):
    course = a_course(quizzes=[quiz()], pass_percent=percent)
    user = UserFactory()
    enrolled(user, course)

    graded = submit(begin(user, course), RIGHT | {"q1": ["q1-c1"]})

    assert (graded.points, graded.percent, graded.is_passed) == (1, 50, is_passed)


def test_quiz_changed_during_an_attempt_is_graded_as_it_was():
    course = a_course(quizzes=[quiz()])
    user = UserFactory()
    enrolled(user, course)
    attempt = begin(user, course)
    lesson = lessons_of(course)[-1]
    lesson.body = [quiz(questions=[question("q1", "one_choice", {1})])]
    lesson.save_revision().publish()

    graded = submit(attempt, RIGHT)

    assert (graded.points, graded.most_points) == (2, 2)
    assert begin(user, course).most_points == 1


def test_attempt_and_enrolment_refuse_a_second_end():
    course = a_course(lessons=1, quizzes=[quiz()])
    user = UserFactory()
    enrolment = enrolled(user, course)
    attempt = submit(begin(user, course), RIGHT)
    done(user, lessons_of(course)[0])
    enrolment.refresh_from_db()

    with pytest.raises(TransitionNotAllowed):
        attempt.grade(points=0, at=NOON)
    with pytest.raises(TransitionNotAllowed):
        enrolment.move_to(EnrolmentState.COMPLETED, at=NOON)

    assert (attempt.points, enrolment.completed_at) == (2, NOON)


def test_course_without_any_page_gives_no_certificate():
    course = a_course(lessons=1)
    user = UserFactory()
    enrolled(user, course)
    CoursePage.objects.update(translation_key=uuid4())
    enrolment = Enrolment.objects.get()

    with pytest.raises(CourseNotOpen):
        issue_certificate(enrolment=enrolment, rule=Rule(1, 0, 70), language="es", at=NOON)

    assert list(Certificate.objects.all()) == []


def test_rows_of_a_learner_name_no_person():
    course = a_course(lessons=1, quizzes=[quiz()])
    user = UserFactory()
    enrolled(user, course)
    attempt = begin(user, course)
    done(user, lessons_of(course)[0])
    completion = Completion.objects.get()

    assert str(attempt) == attempt.code
    assert str(attempt.enrolment) == f"{user.pk} in {course.translation_key}"
    assert str(attempt.snapshot) == attempt.snapshot.sha256[:12]
    assert str(attempt.activity) == f"quiz {attempt.activity.lesson_key} quiz-1"
    assert str(completion) == f"{completion.activity_id} by {attempt.enrolment_id}"
