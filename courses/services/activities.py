"""The register of what can be completed follows what editors publish."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from wagtail.models import Page

from courses.enums import ActivityKind
from courses.models import Activity, CoursePage, LessonPage, ModulePage
from courses.services.progress import finish_ready_learners


@transaction.atomic
def sync_activities(*, course_key: UUID, at: datetime) -> None:
    """Make the register equal to the live lessons and quizzes of a course in all its languages.

    What is gone is retired and comes back when it is published again. Learners who have done all
    that is still asked for finish now. A repeat changes nothing.
    """
    wanted = _wanted(course_key)
    Activity.objects.bulk_create(
        [
            Activity(
                course_key=course_key,
                lesson_key=lesson_key,
                block_id=block_id,
                kind=ActivityKind.QUIZ if block_id else ActivityKind.LESSON,
                is_required=is_required,
            )
            for (lesson_key, block_id), is_required in wanted.items()
        ],
        update_conflicts=True,
        unique_fields=["course_key", "lesson_key", "block_id"],
        update_fields=["is_required", "retired_at"],
    )
    gone = [
        activity.pk
        for activity in Activity.objects.of_course(course_key).live()
        if (activity.lesson_key, activity.block_id) not in wanted
    ]
    Activity.objects.filter(pk__in=gone).update(retired_at=at)
    finish_ready_learners(course_key=course_key, at=at)


def _wanted(course_key: UUID) -> dict[tuple[UUID, str], bool]:
    """Return lesson and block -> is it required, over all languages."""
    wanted: dict[tuple[UUID, str], bool] = {}
    for course in CoursePage.objects.live().filter(translation_key=course_key):
        modules = set(ModulePage.objects.live().child_of(course).values_list("path", flat=True))
        for lesson in LessonPage.objects.live().descendant_of(course):
            if lesson.path[: -Page.steplen] not in modules:
                continue
            for block_id in ("", *(quiz.id for quiz in lesson.quizzes())):
                key = (lesson.translation_key, block_id)
                wanted[key] = wanted.get(key, False) or lesson.is_required
    return wanted
