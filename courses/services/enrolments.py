"""Joining a course, and the lock under which a learner's progress moves."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from core import facts
from courses.errors import CourseNotOpen, NotEnrolled
from courses.facts import ENROLLED
from courses.models import CoursePage, Enrolment


@transaction.atomic
def enrol(*, learner_id: int, course_key: UUID, language: str, at: datetime) -> Enrolment:
    """Let a learner join a course in all its languages; joining again returns the same row.

    Raises CourseNotOpen when no language of the course is published.
    """
    if not CoursePage.objects.live().filter(translation_key=course_key).exists():
        raise CourseNotOpen
    enrolment, is_new = Enrolment.objects.get_or_create(
        learner_id=learner_id,
        course_key=course_key,
        defaults={"language": language, "enrolled_at": at},
    )
    if is_new:
        facts.record(
            ENROLLED,
            key=f"enrolled:{enrolment.pk}",
            at=at,
            subject=enrolment.learner,
            about=enrolment,
            data={"course_key": str(course_key), "language": language},
        )
    return enrolment


def locked_enrolment(*, learner_id: int, course_key: UUID) -> Enrolment:
    """Return the enrolment with its row locked: whatever moves progress holds this lock first.

    Raises NotEnrolled.
    """
    enrolment = (
        Enrolment.objects.select_for_update(of=("self",))
        .filter(learner_id=learner_id, course_key=course_key)
        .first()
    )
    if enrolment is None:
        raise NotEnrolled
    return enrolment
