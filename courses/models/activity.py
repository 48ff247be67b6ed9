from typing import ClassVar

from django.db import models

from courses.enums import ActivityKind
from courses.querysets import ActivityManager


class Activity(models.Model):
    """Something a learner can complete: a lesson (no block) or a quiz in it, in all languages.

    The rows follow the published pages (``services.activities``); one that is gone is retired,
    never deleted, because learners' rows point here.
    """

    course_key = models.UUIDField()
    lesson_key = models.UUIDField()
    block_id = models.CharField(max_length=36, blank=True)
    kind = models.CharField(max_length=10, choices=ActivityKind.choices)
    is_required = models.BooleanField(default=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = ActivityManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["course_key", "lesson_key", "block_id"], name="activity_once"
            ),
            models.CheckConstraint(
                name="activity_block_iff_quiz",
                condition=models.Q(kind=ActivityKind.LESSON, block_id="")
                | (models.Q(kind=ActivityKind.QUIZ) & ~models.Q(block_id="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.lesson_key} {self.block_id}".strip()
