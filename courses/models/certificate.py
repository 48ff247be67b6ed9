from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.codes import random_code
from courses.enums import CertificateStatus
from courses.errors import AlreadyRevoked
from courses.querysets import CertificateManager

CODE_LENGTH = 26  # of an alphabet of 31: 128.8 bits


def certificate_code() -> str:
    """Return a code nobody can guess: whoever has it may see the certificate."""
    return random_code(CODE_LENGTH)


class Certificate(models.Model):
    """What a learner can show. Everything on it is a copy, so it outlives course and name.

    ``titles`` and ``outcomes`` are by language; ``rule`` is ``{"lessons", "quizzes",
    "pass_percent"}``: how it was checked. Issued by ``services.progress``, taken back by
    ``services.certificates``; nothing else changes it, but erasing the holder empties the name.
    """

    code = models.CharField(
        _("code"), max_length=CODE_LENGTH, unique=True, default=certificate_code, editable=False
    )
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="certificates"
    )
    course_key = models.UUIDField()
    holder_name = models.CharField(_("name"), max_length=80, blank=True)
    titles = models.JSONField()
    outcomes = models.JSONField(default=dict)
    hours = models.PositiveSmallIntegerField(_("hours"))
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    rule = models.JSONField()
    issued_at = models.DateTimeField(_("given on"))
    revoked_at = models.DateTimeField(_("taken back on"), null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    revoked_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = CertificateManager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ("-issued_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["learner", "course_key"],
                condition=Q(revoked_at=None),
                name="certificate_one_valid",
            ),
            models.CheckConstraint(
                name="certificate_reason_iff_revoked",
                condition=Q(revoked_at__isnull=True, revoked_reason="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_name} · {self.title}"

    @property
    def title(self) -> str:
        """Return the course's name in the language the certificate was given in."""
        return self.title_in(self.language)

    def title_in(self, language: str) -> str:
        """Return the course's name in ``language``, else in the certificate's own."""
        return str(self.titles.get(language) or self.titles[self.language])

    def outcomes_in(self, language: str) -> list[str]:
        """Return what the learner can do in ``language``, else in the certificate's own."""
        return list(self.outcomes.get(language) or self.outcomes.get(self.language, ()))

    @property
    def status(self) -> CertificateStatus:
        if self.revoked_at:
            return CertificateStatus.REVOKED
        return CertificateStatus.VALID if self.holder_name else CertificateStatus.WITHDRAWN

    def revoke(self, *, reason: str, by: models.Model, at: datetime) -> None:
        """Take it back in memory; the calling service holds the lock and saves.

        Raises AlreadyRevoked.
        """
        if self.revoked_at:
            raise AlreadyRevoked
        self.revoked_at = at
        self.revoked_by = by  # type: ignore[assignment]
        self.revoked_reason = reason
