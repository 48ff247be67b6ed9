"""Tries at quizzes: begun on the server, kept from the start, graded once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from courses.enums import ActivityKind, AttemptState
from courses.errors import ActivityGone, AnswersNotOfThisQuiz, QuizNotReady
from courses.models import Activity, Attempt, Enrolment, QuizSnapshot
from courses.rules import are_answers_of, points_of
from courses.selectors.quizzes import content_of_quiz, hash_of_content, pass_percent_of_course
from courses.services.enrolments import locked_enrolment
from courses.services.progress import complete_activity


@transaction.atomic
def start_attempt(
    *, learner_id: int, activity_id: int, course_key: UUID, language: str, at: datetime
) -> Attempt:
    """Begin a try at a quiz with its content of this moment; one already begun is returned.

    Raises NotEnrolled, ActivityGone or QuizNotReady; then nothing is saved.
    """
    enrolment = locked_enrolment(learner_id=learner_id, course_key=course_key)
    activity = (
        Activity.objects.of_course(course_key)
        .live()
        .filter(pk=activity_id, kind=ActivityKind.QUIZ)
        .first()
    )
    if activity is None:
        raise ActivityGone
    attempts = Attempt.objects.filter(enrolment=enrolment, activity=activity)
    return attempts.in_progress().first() or _new_attempt(enrolment, activity, language, at)


def _new_attempt(enrolment: Enrolment, activity: Activity, language: str, at: datetime) -> Attempt:
    content = content_of_quiz(
        lesson_key=activity.lesson_key, block_id=activity.block_id, language=language
    )
    if content is None or not content["questions"]:
        raise QuizNotReady
    snapshot, _is_new = QuizSnapshot.objects.get_or_create(
        sha256=hash_of_content(content), defaults={"content": content}
    )
    return Attempt.objects.create(
        enrolment=enrolment,
        activity=activity,
        snapshot=snapshot,
        number=enrolment.attempts.filter(activity=activity).count() + 1,
        pass_percent=pass_percent_of_course(enrolment.course_key),
        most_points=len(content["questions"]),
        language=language if language in content["texts"] else next(iter(content["texts"])),
        started_at=at,
    )


@transaction.atomic
def submit_attempt(
    *, attempt_id: int, answers: dict[str, list[str]], language: str, at: datetime
) -> Attempt:
    """Grade a try against the content it began with; a second call returns the first result.

    A passed quiz completes its activity, and perhaps the course.

    Raises AnswersNotOfThisQuiz; then nothing is saved.
    """
    begun = Attempt.objects.select_related("enrolment").get(pk=attempt_id)
    enrolment = locked_enrolment(
        learner_id=begun.enrolment.learner_id, course_key=begun.enrolment.course_key
    )
    attempt = Attempt.objects.select_related("snapshot", "activity").get(pk=attempt_id)
    if attempt.state == AttemptState.GRADED:
        return attempt
    questions = attempt.snapshot.content["questions"]
    if not are_answers_of(questions, answers):
        raise AnswersNotOfThisQuiz
    attempt.answers = answers
    attempt.grade(points=points_of(questions, answers), at=at)
    attempt.save(update_fields=["answers", "state", "points", "is_passed", "graded_at"])
    if attempt.is_passed:
        complete_activity(enrolment=enrolment, activity=attempt.activity, language=language, at=at)
    return attempt
