from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from core.codes import random_code
from core.errors import TransitionNotAllowed
from forum.enums import TopicState as S
from forum.querysets import TopicQuerySet

POSTS_PER_PAGE = 20
TopicManager = models.Manager.from_queryset(TopicQuerySet)


def topic_code() -> str:
    """Return the code a question is known by in its address."""
    return random_code(8)


class Topic(index.Indexed, models.Model):
    """One question and its answers. Its category is a forum page, known by its translation key.

    The row is the lock of everything below it: positions, counters and states change only while a
    service holds it. ``move_to`` is the only way to change the state.
    """

    NEXT: ClassVar[dict[str, frozenset[str]]] = {
        S.OPEN: frozenset({S.SOLVED, S.CLOSED, S.HIDDEN}),
        S.SOLVED: frozenset({S.OPEN, S.CLOSED, S.HIDDEN}),
        S.CLOSED: frozenset({S.OPEN, S.SOLVED, S.HIDDEN}),
        S.HIDDEN: frozenset({S.OPEN, S.SOLVED, S.CLOSED}),
    }
    code = models.CharField(max_length=12, unique=True, default=topic_code, editable=False)
    category_key = models.UUIDField(_("forum"), help_text="translation key of the forum page")
    title = models.CharField(_("question"), max_length=150)
    slug = models.SlugField(max_length=80, editable=False)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="forum_topics"
    )
    state = models.CharField(max_length=8, choices=S.choices, default=S.OPEN, editable=False)
    state_before = models.CharField(
        max_length=8,
        choices=S.choices,
        blank=True,
        editable=False,
        help_text="what a hidden question goes back to",
    )
    accepted = models.ForeignKey(
        "forum.Post",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="solves",
        editable=False,
    )
    replies = models.PositiveIntegerField(default=0, editable=False)
    last_position = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(editable=False)
    last_post_at = models.DateTimeField(editable=False)

    objects = TopicManager()

    search_auto_update = False  # the asking service does it when the question's text is there
    search_fields: ClassVar = [
        index.SearchField("title", boost=3),
        index.SearchField("question_text"),
        index.FilterField("state"),
        index.FilterField("language"),
        index.FilterField("category_key"),
    ]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="topic_solved_has_solution",
                condition=(Q(state=S.SOLVED, accepted__isnull=False) | ~Q(state=S.SOLVED))
                & (Q(state=S.OPEN, accepted__isnull=True) | ~Q(state=S.OPEN)),
            ),
            models.CheckConstraint(
                name="topic_hidden_remembers_state",
                condition=(Q(state=S.HIDDEN) & ~Q(state_before__in=["", S.HIDDEN]))
                | (~Q(state=S.HIDDEN) & Q(state_before="")),
            ),
            models.CheckConstraint(
                name="topic_replies_below_positions",
                condition=Q(last_position__gte=1, replies__lt=models.F("last_position")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["-last_post_at", "-id"],
                name="topic_recent",
                condition=~Q(state=S.HIDDEN),
            ),
            models.Index(
                fields=["category_key", "-last_post_at", "-id"],
                name="topic_recent_in_category",
                condition=~Q(state=S.HIDDEN),
            ),
            models.Index(
                fields=["language", "-last_post_at", "-id"],
                name="topic_recent_in_language",
                condition=~Q(state=S.HIDDEN),
            ),
            models.Index(
                fields=["-last_post_at", "-id"],
                name="topic_unanswered",
                condition=Q(state=S.OPEN, replies=0),
            ),
            models.Index(
                fields=["-last_post_at", "-id"],
                name="topic_solved",
                condition=Q(state=S.SOLVED),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the path in the language people read now; the canonical one is ``address()``."""
        return self.address(translation.get_language())

    @property
    def is_solved(self) -> bool:
        return self.state == S.SOLVED

    @property
    def is_rtl(self) -> bool:
        return translation.get_language_info(self.language)["bidi"]

    @property
    def question_text(self) -> str:
        """The text of the question itself, for the search index. One query."""
        return self.posts.filter(position=1).values_list("source", flat=True).first() or ""

    @property
    def pages(self) -> int:
        return self.page_of(self.last_position)

    @staticmethod
    def page_of(position: int) -> int:
        """Return the number of the page that shows ``position``."""
        return (position - 1) // POSTS_PER_PAGE + 1

    def address(self, language: str | None = None, *, position: int = 1) -> str:
        """Return the path of the question, or of one text in it, under ``language`` (default: own)."""
        anchor = f"#p{position}" if position > 1 else ""
        return self.page_address(self.page_of(position), language) + anchor

    def page_address(self, number: int, language: str | None = None) -> str:
        """Return the path of one page of the question under ``language`` (default: its own)."""
        with translation.override(language or self.language):
            path = reverse("forum:topic", args=[self.code, self.slug])
        return f"{path}?page={number}" if number > 1 else path

    def move_to(self, state: str) -> None:
        """Set ``state`` in memory; the calling service holds the lock and saves.

        A question that is hidden remembers what it was. Raises TransitionNotAllowed when ``NEXT``
        has no such step.
        """
        if state not in self.NEXT[self.state]:
            raise TransitionNotAllowed(old=self.get_state_display(), new=S(state).label)
        self.state_before = self.state if state == S.HIDDEN else ""
        self.state = state
