from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.errors import TransitionNotAllowed
from mentoring.enums import MentorState
from mentoring.models.terms import Expertise, Language, Sector
from mentoring.querysets import MentorProfileManager

S = MentorState


class MentorProfile(models.Model):
    """What a person offers as a mentor. The mentor writes it, the operator vets it.

    ``active`` counts the accepted matches; the services of matches keep it under the row's lock.
    """

    NEXT: ClassVar[dict[str, frozenset[str]]] = {
        S.DRAFT: frozenset({S.SUBMITTED}),
        S.SUBMITTED: frozenset({S.VETTED, S.DRAFT}),
        S.VETTED: frozenset({S.PAUSED, S.DRAFT}),
        S.PAUSED: frozenset({S.VETTED, S.DRAFT}),
    }

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mentor_profile"
    )
    headline = models.CharField(_("in one sentence"), max_length=120)
    about = models.TextField(_("about you"), max_length=4000)
    languages = models.ManyToManyField(Language, verbose_name=_("languages"), related_name="+")
    expertise = models.ManyToManyField(
        Expertise, verbose_name=_("what you can help with"), related_name="+"
    )
    sectors = models.ManyToManyField(
        Sector, verbose_name=_("kinds of business you know"), related_name="+", blank=True
    )
    territory = models.ForeignKey(
        "places.Territory", verbose_name=_("place"), on_delete=models.PROTECT, related_name="+"
    )
    capacity = models.PositiveSmallIntegerField(
        _("places"), default=3, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    active = models.PositiveSmallIntegerField(default=0, editable=False)
    promise_days = models.PositiveSmallIntegerField(
        _("working days to answer"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
    )
    state = models.CharField(max_length=10, choices=S.choices, default=S.DRAFT, editable=False)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    vetted_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar = MentorProfileManager()

    class Meta:
        verbose_name = _("mentor")
        verbose_name_plural = _("mentors")
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                name="mentor_active_within_capacity", condition=Q(active__lte=F("capacity"))
            ),
            models.CheckConstraint(name="mentor_state_known", condition=Q(state__in=S.values)),
            models.CheckConstraint(
                name="mentor_vetted_at_once_vetted",
                condition=~Q(state__in=[S.VETTED, S.PAUSED]) | Q(vetted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="mentor_submitted_at_once_submitted",
                condition=Q(state=S.DRAFT) | Q(submitted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    def get_absolute_url(self) -> str:
        return reverse("mentoring:mentor", args=[self.user.code])

    @property
    def free_places(self) -> int:
        return self.capacity - self.active

    def move_to(self, state: MentorState, *, at: datetime) -> None:
        """Set ``state`` in memory; the calling service holds the lock and saves.

        Raises TransitionNotAllowed when ``NEXT`` has no such step.
        """
        if state not in self.NEXT.get(self.state, ()):
            raise TransitionNotAllowed(old=self.get_state_display(), new=S(state).label)
        if state == S.SUBMITTED:
            self.submitted_at = at
        if state == S.VETTED and self.state == S.SUBMITTED:
            self.vetted_at = at
        self.state = state


class Block(models.Model):
    """One person wants no requests, messages or suggestions between them and another person."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentoring_blocks"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentoring_blocked_by"
    )
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["by", "person"], name="block_once"),
            models.CheckConstraint(name="block_not_oneself", condition=~Q(by=F("person"))),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} - {self.person_id}"
