from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.errors import TransitionNotAllowed
from courses.enums import EnrolmentState
from courses.querysets import EnrolmentManager


class Enrolment(models.Model):
    """One learner in one course, in whatever language. Completed once, and then for good."""

    NEXT: ClassVar[dict[str, frozenset[str]]] = {
        EnrolmentState.ACTIVE: frozenset({EnrolmentState.COMPLETED}),
    }
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrolments"
    )
    course_key = models.UUIDField()
    state = models.CharField(
        max_length=10,
        choices=EnrolmentState.choices,
        default=EnrolmentState.ACTIVE,
        editable=False,
    )
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    enrolled_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar = EnrolmentManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["learner", "course_key"], name="enrolment_once"),
            models.CheckConstraint(
                name="enrolment_completed_at_iff_completed",
                condition=Q(state=EnrolmentState.COMPLETED, completed_at__isnull=False)
                | (~Q(state=EnrolmentState.COMPLETED) & Q(completed_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} in {self.course_key}"

    def move_to(self, state: EnrolmentState, *, at: datetime) -> None:
        """Set ``state`` in memory; the calling service holds the lock and saves.

        Raises TransitionNotAllowed when ``NEXT`` has no such step.
        """
        if state not in self.NEXT.get(self.state, ()):
            raise TransitionNotAllowed(
                old=EnrolmentState(self.state).label, new=EnrolmentState(state).label
            )
        self.state = state
        self.completed_at = at


class Completion(models.Model):
    """One activity done by one learner. Written once; nothing updates or deletes it."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="completions")
    activity = models.ForeignKey(
        "courses.Activity", on_delete=models.PROTECT, related_name="completions"
    )
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    completed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrolment", "activity"], name="completion_once"),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} by {self.enrolment_id}"
