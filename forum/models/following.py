from typing import ClassVar

from django.conf import settings
from django.db import models

from forum.querysets import FollowQuerySet

FollowManager = models.Manager.from_queryset(FollowQuerySet)


class Follow(models.Model):
    """A person wants to know of new answers. ``seen_position`` grows when she visits the question."""

    topic = models.ForeignKey("forum.Topic", on_delete=models.CASCADE, related_name="follows")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="forum_follows"
    )
    seen_position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()

    objects = FollowManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["topic", "person"], name="follow_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} follows {self.topic_id}"
