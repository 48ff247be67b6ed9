from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.facts.leases import Work


class Fact(models.Model):
    """One thing that happened. Append-only: the database refuses to change or delete a row."""

    kind = models.CharField(max_length=80)
    key = models.CharField(max_length=200, unique=True)
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="facts",
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="facts_done",
    )
    organisation = models.ForeignKey(
        "places.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    territory = models.ForeignKey(
        "places.Territory", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    object_type = models.CharField(max_length=80, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    value = models.BigIntegerField(null=True, blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes: ClassVar = [
            models.Index(fields=["subject", "kind"], name="fact_subject_kind"),
            models.Index(fields=["kind", "at"], name="fact_kind_at"),
            models.Index(fields=["object_type", "object_id"], name="fact_object"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Reaction(Work):
    """One function that follows from one fact. ``core.facts.worker`` runs it."""

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="reactions")
    handler = models.CharField(max_length=200)

    class Meta(Work.Meta):
        verbose_name = _("reaction")
        verbose_name_plural = _("reactions")
        constraints: ClassVar = [
            *Work.Meta.constraints,
            models.UniqueConstraint(fields=["fact", "handler"], name="reaction_once_per_fact"),
        ]

    def __str__(self) -> str:
        return f"{self.handler} after {self.fact_id}"


class ClockJob(models.Model):
    """When a job of the clock ran last, and who runs it now. The jobs themselves stand in code."""

    name = models.CharField(max_length=200, primary_key=True)
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    error = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("clock job")
        verbose_name_plural = _("clock jobs")

    def __str__(self) -> str:
        return self.name
