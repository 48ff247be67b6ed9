from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.codes import public_code
from core.errors import TransitionNotAllowed
from courses.enums import AttemptState
from courses.querysets import AttemptManager


class QuizSnapshot(models.Model):
    """A quiz as it was when somebody began it, with its key, in every language it had.

    ``content`` is ``{"questions": [{"id", "kind", "choices": [{"id", "is_right"}]}],
    "texts": {language: {"title", "questions": {id: {"question", "explanation", "choices":
    {id: text}}}}}}``. Equal content is one row, found by ``sha256``; no row is ever changed.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    content = models.JSONField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Attempt(models.Model):
    """One try at one quiz. The row exists from the start; it is graded once, on the server."""

    NEXT: ClassVar[dict[str, frozenset[str]]] = {
        AttemptState.IN_PROGRESS: frozenset({AttemptState.GRADED}),
    }
    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    enrolment = models.ForeignKey(
        "courses.Enrolment", on_delete=models.CASCADE, related_name="attempts"
    )
    activity = models.ForeignKey(
        "courses.Activity", on_delete=models.PROTECT, related_name="attempts"
    )
    snapshot = models.ForeignKey(QuizSnapshot, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=12,
        choices=AttemptState.choices,
        default=AttemptState.IN_PROGRESS,
        editable=False,
    )
    pass_percent = models.PositiveSmallIntegerField()
    answers = models.JSONField(default=dict, blank=True)
    points = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    most_points = models.PositiveSmallIntegerField()
    is_passed = models.BooleanField(default=False, editable=False)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    started_at = models.DateTimeField()
    graded_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar = AttemptManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enrolment", "activity", "number"], name="attempt_number_once"
            ),
            models.UniqueConstraint(
                fields=["enrolment", "activity"],
                condition=Q(state=AttemptState.IN_PROGRESS),
                name="attempt_one_in_progress",
            ),
            models.CheckConstraint(
                name="attempt_graded_at_iff_graded",
                condition=Q(
                    state=AttemptState.GRADED, graded_at__isnull=False, points__isnull=False
                )
                | Q(
                    state=AttemptState.IN_PROGRESS,
                    graded_at__isnull=True,
                    points__isnull=True,
                    is_passed=False,
                ),
            ),
            models.CheckConstraint(
                name="attempt_points_within_most",
                condition=Q(points__isnull=True) | Q(points__lte=F("most_points")),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def percent(self) -> int:
        """Return the share of right answers, rounded down, so that it never flatters."""
        return (self.points or 0) * 100 // self.most_points

    def grade(self, *, points: int, at: datetime) -> None:
        """Set the result in memory; the calling service holds the lock and saves.

        Raises TransitionNotAllowed when it was graded before.
        """
        if AttemptState.GRADED not in self.NEXT.get(self.state, ()):
            raise TransitionNotAllowed(
                old=AttemptState(self.state).label, new=AttemptState.GRADED.label
            )
        self.state = AttemptState.GRADED
        self.points = points
        self.is_passed = points * 100 >= self.pass_percent * self.most_points
        self.graded_at = at
