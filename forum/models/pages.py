"""The forum's place in the page tree. Questions are plain rows beside it, keyed by translation key."""

from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager

from core import keyset
from core.pages import BasePage
from forum.enums import Icon
from forum.models.topic import Topic
from forum.querysets import ForumPageQuerySet, TopicQuerySet

TOPICS_PER_PAGE = 20
NEWEST_FIRST = ("-last_post_at", "-id")
ForumPageManager = PageManager.from_queryset(ForumPageQuerySet)


@dataclass(frozen=True)
class TopicFilter:
    """What a reader asks of a list; unknown values count as not asked."""

    state: str = ""
    language: str = ""

    STATES: ClassVar = {"unanswered": _("Without answer"), "solved": _("Solved")}

    @classmethod
    def of(cls, request) -> "TopicFilter":
        state = request.GET.get("state", "")
        language = request.GET.get("language", "")
        return cls(
            state if state in cls.STATES else "",
            language if language in dict(settings.LANGUAGES) else "",
        )

    def apply(self, topics: TopicQuerySet) -> TopicQuerySet:
        if self.state == "unanswered":
            topics = topics.unanswered()
        elif self.state == "solved":
            topics = topics.solved()
        return topics.in_language(self.language) if self.language else topics


class TopicListPage(BasePage):
    """A page with a list of questions below it. Costs one query for the list, one for the forums."""

    intro = models.TextField(_("introduction"), max_length=500, blank=True)

    class Meta:
        abstract = True

    def topics(self) -> TopicQuerySet:
        return Topic.objects.listed()

    def get_context(self, request, *args, **kwargs):
        chosen = TopicFilter.of(request)
        categories = list(ForumCategoryPage.objects.of_language(get_language()))
        listed = keyset.page(
            chosen.apply(self.topics()).select_related("author"),
            by=NEWEST_FIRST,
            cursor=request.GET.get("cursor"),
            size=TOPICS_PER_PAGE,
        )
        names = {category.translation_key: category.title for category in categories}
        for topic in listed.rows:
            topic.category_title = names.get(topic.category_key, "")
        return {
            **super().get_context(request, *args, **kwargs),
            "categories": categories,
            "chosen": chosen,
            "states": TopicFilter.STATES,
            "listed": listed,
        }


class ForumIndexPage(TopicListPage):
    """The front of the forum: its parts, and the newest questions of all of them."""

    fixed_slug = "forum"
    template = "forum/forum_index_page.html"
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar = ["forum.ForumCategoryPage"]
    max_count_per_parent = 1
    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("intro")]

    objects = ForumPageManager()

    class Meta:
        verbose_name = _("forum front page")

    def get_context(self, request, *args, **kwargs):
        """Add what all parts say about answers, so that it is said once."""
        context = super().get_context(request, *args, **kwargs)
        said = {category.answers_expected for category in context["categories"]}
        return {**context, "said_of_all": said.pop() if len(said) == 1 else ""}


class ForumCategoryPage(TopicListPage):
    """One part of the forum. Its questions belong to all its translations together."""

    FIXED_ADDRESSES: ClassVar = frozenset({"ask", "moderate", "t"})

    icon_key = models.CharField(_("icon"), max_length=12, choices=Icon.choices, default=Icon.PEOPLE)
    answers_expected = models.CharField(
        _("what to expect"),
        max_length=200,
        blank=True,
        help_text=_("How soon answers come, and in which languages."),
    )

    template = "forum/forum_category_page.html"
    parent_page_types: ClassVar = ["forum.ForumIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("icon_key"),
        FieldPanel("answers_expected"),
    ]

    objects = ForumPageManager()

    class Meta:
        verbose_name = _("forum")
        verbose_name_plural = _("forums")

    def topics(self) -> TopicQuerySet:
        return super().topics().filter(category_key=self.translation_key)

    def refuse_fixed_address(self, slug, *, parent) -> None:
        """Forums live at addresses of their own; only the forum's fixed ones are taken."""
        if slug in self.FIXED_ADDRESSES:
            message = gettext("The program itself uses the address “%(slug)s”. Choose another one.")
            raise ValidationError({"slug": message % {"slug": slug}})
