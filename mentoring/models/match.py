from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.codes import public_code
from core.errors import TransitionNotAllowed
from mentoring.enums import DeclineReason, MatchState
from mentoring.models.mentor import MentorProfile
from mentoring.models.need import Need
from mentoring.querysets import MatchManager

S = MatchState


class Match(models.Model):
    """One request of one need to one mentor, and the mentoring that may come of it.

    ``reply_due_on`` is the day the mentor promised, ``expires_on`` the last day an answer counts;
    both are days at the mentor's place. ``factors`` keeps the explained score as it was shown:
    rows of ``[factor, points, out of]``.
    """

    NEXT: ClassVar[dict[str, frozenset[str]]] = {
        S.REQUESTED: frozenset({S.ACCEPTED, S.DECLINED, S.WITHDRAWN, S.EXPIRED}),
        S.ACCEPTED: frozenset({S.ENDED}),
    }  # a state that is no key is final

    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="matches")
    mentor = models.ForeignKey(MentorProfile, on_delete=models.PROTECT, related_name="matches")
    state = models.CharField(max_length=10, choices=S.choices, default=S.REQUESTED, editable=False)
    message = models.TextField(_("your message"), max_length=1000)
    reason = models.CharField(
        _("reason"), max_length=12, choices=DeclineReason.choices, blank=True, editable=False
    )
    answer = models.TextField(_("a few words"), max_length=1000, blank=True)
    score = models.PositiveSmallIntegerField(editable=False)
    factors = models.JSONField(default=list, editable=False)
    requested_at = models.DateTimeField(editable=False)
    reply_due_on = models.DateField(editable=False)
    expires_on = models.DateField(editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar = MatchManager()

    class Meta:
        ordering = ("-pk",)
        verbose_name_plural = "matches"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["need", "mentor"],
                condition=Q(state__in=[S.REQUESTED, S.ACCEPTED]),
                name="match_one_open_per_need_and_mentor",
            ),
            models.UniqueConstraint(
                fields=["need"], condition=Q(state=S.ACCEPTED), name="match_one_mentor_per_need"
            ),
            models.CheckConstraint(name="match_state_known", condition=Q(state__in=S.values)),
            models.CheckConstraint(
                name="match_answered_iff_answered",
                condition=Q(state__in=[S.ACCEPTED, S.DECLINED, S.ENDED], answered_at__isnull=False)
                | Q(state__in=[S.REQUESTED, S.WITHDRAWN, S.EXPIRED], answered_at__isnull=True),
            ),
            models.CheckConstraint(
                name="match_closed_iff_final",
                condition=Q(state__in=[S.REQUESTED, S.ACCEPTED], closed_at__isnull=True)
                | (~Q(state__in=[S.REQUESTED, S.ACCEPTED]) & Q(closed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="match_reason_iff_declined",
                condition=(Q(state=S.DECLINED) & ~Q(reason=""))
                | (~Q(state=S.DECLINED) & Q(reason="")),
            ),
            models.CheckConstraint(
                name="match_expires_after_due",
                condition=Q(expires_on__gte=models.F("reply_due_on")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["reply_due_on"], name="match_reply_due", condition=Q(state=S.REQUESTED)
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("mentoring:match", args=[self.code])

    def move_to(self, state: MatchState, *, at: datetime) -> None:
        """Set ``state`` and its instants in memory; the calling service holds the lock and saves.

        Raises TransitionNotAllowed when ``NEXT`` has no such step.
        """
        if state not in self.NEXT.get(self.state, ()):
            raise TransitionNotAllowed(old=self.get_state_display(), new=S(state).label)
        self.state = state
        if state in {S.ACCEPTED, S.DECLINED}:
            self.answered_at = at
        if state != S.ACCEPTED:
            self.closed_at = at
