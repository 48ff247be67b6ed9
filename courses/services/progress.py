"""What a learner has done, and the moment a course is complete."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Q

from core import facts
from courses.enums import ActivityKind, EnrolmentState
from courses.errors import ActivityGone
from courses.facts import COURSE_COMPLETED, LESSON_COMPLETED, QUIZ_PASSED
from courses.models import Activity, Certificate, Completion, Enrolment
from courses.selectors.outline import rule_of
from courses.selectors.quizzes import pass_percent_of_course
from courses.services.certificates import issue_certificate
from courses.services.enrolments import locked_enrolment


@transaction.atomic
def complete_lesson(
    *, learner_id: int, course_key: UUID, lesson_key: UUID, language: str, at: datetime
) -> Enrolment:
    """Mark a lesson as done; with the last thing the course asks for, the course is completed.

    Doing it again changes nothing.

    Raises NotEnrolled or ActivityGone; then nothing is saved.
    """
    enrolment = locked_enrolment(learner_id=learner_id, course_key=course_key)
    activity = (
        Activity.objects.of_course(course_key)
        .live()
        .filter(lesson_key=lesson_key, kind=ActivityKind.LESSON)
        .first()
    )
    if activity is None:
        raise ActivityGone
    return complete_activity(enrolment=enrolment, activity=activity, language=language, at=at)


def complete_activity(
    *, enrolment: Enrolment, activity: Activity, language: str, at: datetime
) -> Enrolment:
    """Write that an activity is done and look whether the course is; the caller holds the lock."""
    completion, is_new = Completion.objects.get_or_create(
        enrolment=enrolment,
        activity=activity,
        defaults={"language": language, "completed_at": at},
    )
    if is_new:
        facts.record(
            QUIZ_PASSED if activity.kind == ActivityKind.QUIZ else LESSON_COMPLETED,
            key=f"activity-completed:{completion.pk}",
            at=at,
            subject=enrolment.learner,
            about=completion,
            data={
                "course_key": str(activity.course_key),
                "lesson_key": str(activity.lesson_key),
                "block_id": activity.block_id,
                "language": language,
            },
        )
    _finish_if_all_done(enrolment, language, at)
    return enrolment


def _finish_if_all_done(enrolment: Enrolment, language: str, at: datetime) -> None:
    """Move to completed and give the certificate when every required live activity is done."""
    if enrolment.state == EnrolmentState.COMPLETED:
        return
    counting = list(Activity.objects.of_course(enrolment.course_key).counting())
    done = enrolment.completions.filter(activity__in=counting).count()
    if not counting or done < len(counting):
        return
    enrolment.move_to(EnrolmentState.COMPLETED, at=at)
    enrolment.save(update_fields=["state", "completed_at"])
    facts.record(
        COURSE_COMPLETED,
        key=f"course-completed:{enrolment.pk}",
        at=at,
        subject=enrolment.learner,
        about=enrolment,
        data={"course_key": str(enrolment.course_key), "language": language},
    )
    percent = pass_percent_of_course(enrolment.course_key)
    issue_certificate(
        enrolment=enrolment, rule=rule_of(counting, percent), language=language, at=at
    )


@transaction.atomic
def finish_ready_learners(*, course_key: UUID, at: datetime) -> list[Certificate]:
    """Complete the course for all who have done what it (now) asks for; return their certificates.

    Needed when editors take something away: nobody stays at 100 percent and unfinished.
    """
    counting = Activity.objects.of_course(course_key).counting()
    asked = counting.count()
    if not asked:
        return []
    ready = (
        Enrolment.objects.active()
        .filter(course_key=course_key)
        .annotate(
            done=Count(
                "completions",
                filter=Q(completions__activity__is_required=True)
                & Q(completions__activity__retired_at=None)
                & Q(completions__activity__course_key=F("course_key")),
            )
        )
        .filter(done__gte=asked)
    )
    learners = list(ready.values_list("learner_id", flat=True))
    for learner_id in learners:
        enrolment = locked_enrolment(learner_id=learner_id, course_key=course_key)
        _finish_if_all_done(enrolment, enrolment.language, at)
    return list(Certificate.objects.valid().filter(course_key=course_key, learner_id__in=learners))
