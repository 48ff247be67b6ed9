from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.codes import public_code
from core.facts.leases import Work

_PERSON_OR_ADDRESS = Q(receiver__isnull=False, address="") | (
    Q(receiver__isnull=True) & ~Q(address="")
)


class Pace(models.TextChoices):
    """How soon a person wants to hear by mail; the inbox holds everything anyway."""

    IMMEDIATE = "immediate", _("at once")
    DAILY = "daily", _("once a day")
    OFF = "off", _("no mail")


class Mail(Work):
    """One mail to one receiver, with one notice or with the notices of a day.

    ``core.notices.sending`` claims it, makes it from its notices and sends it; ``code`` is part of
    its Message-ID, so that a mail sent twice by a crash is recognised as one.
    """

    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mails",
    )
    address = models.EmailField(blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    is_digest = models.BooleanField(default=False)

    class Meta(Work.Meta):
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        constraints: ClassVar = [
            *Work.Meta.constraints,
            models.CheckConstraint(name="mail_person_or_address", condition=_PERSON_OR_ADDRESS),
        ]

    def __str__(self) -> str:
        return self.code


class Notice(models.Model):
    """One thing told to one receiver: a person, or an address with a language for a guest.

    Only ``core.notices.services`` writes it. ``pace`` is how it goes by mail, decided when it was
    told; ``mail`` the mail that brings it, if one does.
    """

    code = models.CharField(max_length=12, unique=True, default=public_code, editable=False)
    kind = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="notices",
    )
    address = models.EmailField(blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    fact = models.ForeignKey(
        "facts.Fact", on_delete=models.CASCADE, null=True, blank=True, related_name="notices"
    )
    link = models.CharField(max_length=500)
    data = models.JSONField(default=dict, blank=True)
    pace = models.CharField(max_length=9, choices=Pace.choices, default=Pace.IMMEDIATE)
    mail = models.ForeignKey(
        Mail, on_delete=models.SET_NULL, null=True, blank=True, related_name="notices"
    )
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["receiver", "kind", "key"], name="notice_once_per_person"
            ),
            models.UniqueConstraint(
                fields=["address", "kind", "key"],
                condition=Q(receiver=None),
                name="notice_once_per_address",
            ),
            models.CheckConstraint(name="notice_person_or_address", condition=_PERSON_OR_ADDRESS),
        ]
        indexes: ClassVar = [
            models.Index(fields=["receiver", "-created_at", "-id"], name="notice_inbox"),
            models.Index(fields=["receiver"], name="notice_unread", condition=Q(read_at=None)),
            models.Index(
                fields=["receiver", "created_at"],
                name="notice_for_digest",
                condition=Q(pace=Pace.DAILY, mail=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Preference(models.Model):
    """How a receiver wants to hear of one kind of thing. No row: at once."""

    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="notice_preferences",
    )
    address = models.EmailField(blank=True)
    kind = models.CharField(max_length=80)
    pace = models.CharField(max_length=9, choices=Pace.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["receiver", "kind"], name="preference_once_per_person"),
            models.UniqueConstraint(
                fields=["address", "kind"],
                condition=Q(receiver=None),
                name="preference_once_per_address",
            ),
            models.CheckConstraint(
                name="preference_person_or_address", condition=_PERSON_OR_ADDRESS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.pace}"
