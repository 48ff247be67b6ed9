from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from core.text import RENDERER_VERSION, render_markdown
from forum.enums import PostState, Reason
from forum.querysets import PostQuerySet

PostManager = models.Manager.from_queryset(PostQuerySet)


class Post(models.Model):
    """One text below a question; the one at position 1 is the question. Its author never changes it.

    ``position`` is given under the lock of the topic and never used again. ``token`` comes with the
    form, so the same form sent twice is one text.
    """

    topic = models.ForeignKey("forum.Topic", on_delete=models.CASCADE, related_name="posts")
    position = models.PositiveIntegerField(editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="forum_posts"
    )
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    source = models.TextField(_("text"), max_length=20_000)
    html = models.TextField(editable=False)
    renderer_version = models.PositiveSmallIntegerField(editable=False)
    token = models.UUIDField(editable=False)
    state = models.CharField(
        max_length=8, choices=PostState.choices, default=PostState.VISIBLE, editable=False
    )
    hidden_reason = models.CharField(
        max_length=8, choices=Reason.choices, blank=True, editable=False
    )
    hidden_note = models.CharField(max_length=500, blank=True, editable=False)
    created_at = models.DateTimeField(editable=False)

    objects = PostManager()

    class Meta:
        verbose_name = _("text in the forum")
        verbose_name_plural = _("texts in the forum")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["topic", "position"], name="post_position_once"),
            models.UniqueConstraint(fields=["author", "token"], name="post_once_per_token"),
            models.CheckConstraint(name="post_position_positive", condition=Q(position__gte=1)),
            models.CheckConstraint(
                name="post_hidden_has_reason",
                condition=(Q(state=PostState.HIDDEN) & ~Q(hidden_reason=""))
                | Q(state=PostState.VISIBLE, hidden_reason="", hidden_note=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["author", "-created_at"], name="post_of_author"),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} #{self.position}"

    @property
    def is_question(self) -> bool:
        return self.position == 1

    @property
    def is_hidden(self) -> bool:
        return self.state == PostState.HIDDEN

    @property
    def is_rtl(self) -> bool:
        return translation.get_language_info(self.language)["bidi"]

    @property
    def body(self) -> SafeString:
        """Return the HTML to show; kept HTML of an older renderer is not trusted."""
        if self.renderer_version != RENDERER_VERSION:
            return render_markdown(self.source)
        return mark_safe(self.html)  # noqa: S308 - written by render_markdown only
