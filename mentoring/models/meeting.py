import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.codes import public_code
from core.errors import TransitionNotAllowed
from mentoring.enums import MINUTES, MeetingState, MeetingWay
from mentoring.models.match import Match
from mentoring.querysets import MeetingManager

S = MeetingState


class Meeting(models.Model):
    """One meeting of a match. One side proposes up to three times, the other picks one.

    ``uid`` names it in calendars for ever; ``sequence`` grows whenever what stands in a calendar
    changes (0 until an agreed meeting is moved or cancelled). ``round`` counts the proposals.
    Moving an agreed meeting proposes it again.
    """

    NEXT: ClassVar[dict[str, frozenset[str]]] = {
        S.PROPOSED: frozenset({S.AGREED, S.CANCELLED}),
        S.AGREED: frozenset({S.PROPOSED, S.CANCELLED}),
    }  # cancelled is final

    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    round = models.PositiveIntegerField(default=1, editable=False)
    match = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="meetings")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=S.choices, default=S.PROPOSED, editable=False)
    way = models.CharField(_("how you meet"), max_length=8, choices=MeetingWay.choices)
    where = models.CharField(_("address, link or number"), max_length=300)
    minutes = models.PositiveSmallIntegerField(
        _("how long"), default=45, choices=list(MINUTES.items())
    )
    starts_at = models.DateTimeField(null=True, blank=True, editable=False)
    ends_at = models.DateTimeField(null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(editable=False)

    objects: ClassVar = MeetingManager()

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["match"], condition=Q(state=S.PROPOSED), name="meeting_one_proposal_at_once"
            ),
            models.CheckConstraint(name="meeting_state_known", condition=Q(state__in=S.values)),
            models.CheckConstraint(
                name="meeting_way_known", condition=Q(way__in=MeetingWay.values)
            ),
            models.CheckConstraint(
                name="meeting_has_time_when_agreed",
                condition=Q(state=S.AGREED, starts_at__isnull=False, ends_at__isnull=False)
                | Q(state=S.PROPOSED, starts_at__isnull=True, ends_at__isnull=True)
                | Q(state=S.CANCELLED),
            ),
            models.CheckConstraint(
                name="meeting_ends_after_start",
                condition=Q(starts_at__isnull=True) | Q(ends_at__gt=models.F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("mentoring:meeting", args=[self.code])

    @property
    def is_in_calendars(self) -> bool:
        """Say whether there is, or was, a time to put into or take out of calendars."""
        return self.state == S.AGREED or self.sequence > 0

    @property
    def calendar_method(self) -> str:
        """What a calendar file of the present state asks for (RFC 5546)."""
        return "REQUEST" if self.state == S.AGREED else "CANCEL"

    def is_over(self, at: datetime) -> bool:
        """Say whether it was agreed and has ended."""
        return self.state == S.AGREED and self.ends_at is not None and self.ends_at <= at

    def move_to(
        self, state: MeetingState, *, at: datetime, starts_at: datetime | None = None
    ) -> None:
        """Set ``state`` in memory; the calling service holds the lock and saves.

        ``starts_at`` comes with AGREED only.

        Raises TransitionNotAllowed when ``NEXT`` has no such step.
        """
        if state not in self.NEXT.get(self.state, ()):
            raise TransitionNotAllowed(old=self.get_state_display(), new=S(state).label)
        if self.state == S.AGREED or (state == S.AGREED and self.sequence):
            self.sequence += 1
        self.state = state
        self.changed_at = at
        if state != S.CANCELLED:
            self.starts_at = starts_at
            self.ends_at = starts_at and starts_at + timedelta(minutes=self.minutes)


class MeetingTime(models.Model):
    """One of the up to three beginnings the other side may pick."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ("starts_at",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "starts_at"], name="meeting_time_once"),
        ]

    def __str__(self) -> str:
        return self.starts_at.isoformat()
