from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.codes import public_code
from core.errors import TransitionNotAllowed
from mentoring.enums import NeedState, Stage
from mentoring.models.terms import Expertise, Language, Sector
from mentoring.querysets import NeedManager

S = NeedState


class Need(models.Model):
    """What an entrepreneur wants help with, in own words. Only the entrepreneur changes it.

    ``language`` is the language the words are written in; ``languages`` those to talk in.
    """

    NEXT: ClassVar[dict[str, frozenset[str]]] = {
        S.OPEN: frozenset({S.MATCHED, S.CLOSED}),
        S.MATCHED: frozenset({S.CLOSED}),
    }  # closed is final

    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mentoring_needs"
    )
    text = models.TextField(_("what you need"), max_length=2000)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, editable=False)
    languages = models.ManyToManyField(Language, verbose_name=_("languages"), related_name="+")
    expertise = models.ManyToManyField(Expertise, verbose_name=_("topics"), related_name="+")
    sector = models.ForeignKey(
        Sector,
        verbose_name=_("kind of business"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    territory = models.ForeignKey(
        "places.Territory",
        verbose_name=_("place"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    stage = models.CharField(_("how far you are"), max_length=10, choices=Stage.choices)
    state = models.CharField(max_length=8, choices=S.choices, default=S.OPEN, editable=False)
    stated_at = models.DateTimeField(editable=False)

    objects: ClassVar = NeedManager()

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state=S.OPEN), name="need_one_open_per_person"
            ),
            models.CheckConstraint(name="need_state_known", condition=Q(state__in=S.values)),
            models.CheckConstraint(name="need_stage_known", condition=Q(stage__in=Stage.values)),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("mentoring:shortlist", args=[self.code])

    def move_to(self, state: NeedState) -> None:
        """Set ``state`` in memory; the calling service holds the lock and saves.

        Raises TransitionNotAllowed when ``NEXT`` has no such step.
        """
        if state not in self.NEXT.get(self.state, ()):
            raise TransitionNotAllowed(old=self.get_state_display(), new=S(state).label)
        self.state = state
