from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forum.enums import Deed, Reason
from forum.querysets import ModerationQuerySet, ReportQuerySet

ReportManager = models.Manager.from_queryset(ReportQuerySet)
ModerationManager = models.Manager.from_queryset(ModerationQuerySet)


class Report(models.Model):
    """One person says that one text should be looked at. A moderator's decision settles it."""

    post = models.ForeignKey("forum.Post", on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="forum_reports"
    )
    reason = models.CharField(_("reason"), max_length=8, choices=Reason.choices)
    note = models.CharField(_("what is wrong"), max_length=500, blank=True)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        "forum.ModerationAction",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        editable=False,
    )

    objects = ReportManager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "reporter"], name="report_once_per_person"),
            models.CheckConstraint(
                name="report_settled_by_action",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["created_at", "id"], name="report_open", condition=Q(settled_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.reason}"


class ModerationAction(models.Model):
    """One decision of a moderator, with its reason. Rows are only added."""

    deed = models.CharField(max_length=8, choices=Deed.choices)
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="moderation_actions"
    )
    topic = models.ForeignKey(
        "forum.Topic", on_delete=models.CASCADE, related_name="moderation_actions"
    )
    post = models.ForeignKey(
        "forum.Post",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="moderation_actions",
    )
    reason = models.CharField(max_length=8, choices=Reason.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    objects = ModerationManager()

    class Meta:
        verbose_name = _("decision of a moderator")
        verbose_name_plural = _("decisions of moderators")

    def __str__(self) -> str:
        return f"{self.deed} {self.topic_id}"
