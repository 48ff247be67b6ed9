"""Who sees which rows of the forum, in one place."""

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.expressions import BaseExpression
from django.db.models.fields import BooleanField, IntegerField
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from forum.enums import PostState, TopicState

if TYPE_CHECKING:
    from datetime import datetime

MODERATORS = "Moderators"


def moderates(user: Any) -> BaseExpression:
    """Return an expression that is true when ``user`` is a moderator; it costs no query of its own."""
    if not user.is_authenticated or user.is_superuser:
        return Value(user.is_superuser, output_field=BooleanField())
    return Exists(Group.objects.filter(name=MODERATORS, user=user.pk))


def _own_or_shown(user: Any, *, shown: Q) -> Q:
    if not user.is_authenticated:
        return shown
    return shown | Q(author=user.pk) | Q(moderates(user))


class TopicQuerySet(QuerySet):
    def listed(self) -> Self:
        """Leave out what no list may show to anybody."""
        return self.exclude(state=TopicState.HIDDEN)

    def visible_to(self, user: Any) -> Self:
        """Hidden questions are there for their author and for moderators only."""
        return self.filter(_own_or_shown(user, shown=~Q(state=TopicState.HIDDEN)))

    def editable_by(self, user: Any) -> Self:
        """Return the questions whose solution ``user`` may choose."""
        if not user.is_authenticated:
            return self.none()
        return self.visible_to(user).filter(Q(author=user.pk) | Q(moderates(user)))

    def for_reader(self, user: Any) -> Self:
        """Add what one page of a question needs, so that it costs one query.

        ``reader_moderates`` and ``seen`` (the last position a follower has seen; None: no follower).
        """
        seen: Any = Value(None, output_field=IntegerField())
        if user.is_authenticated:
            follows = apps.get_model("forum", "Follow").objects
            own = follows.filter(topic=OuterRef("pk"), person=user.pk)
            seen = Subquery(own.values("seen_position"))
        return (
            self.visible_to(user)
            .select_related("author", "accepted__author")
            .annotate(reader_moderates=moderates(user), seen=seen)
        )

    def locked(self) -> Self:
        """Lock the rows until the transaction ends: the guard of positions, counters and states."""
        return self.select_for_update(of=("self",))

    def unanswered(self) -> Self:
        return self.filter(state=TopicState.OPEN, replies=0)

    def solved(self) -> Self:
        return self.filter(state=TopicState.SOLVED)

    def in_language(self, language: str) -> Self:
        return self.filter(language=language)


class PostQuerySet(QuerySet):
    def shown(self) -> Self:
        return self.filter(state=PostState.VISIBLE)

    def visible_to(self, user: Any) -> Self:
        """Hidden texts are there for their author and for moderators only."""
        return self.filter(_own_or_shown(user, shown=Q(state=PostState.VISIBLE)))

    def editable_by(self, user: Any) -> Self:
        """Return the texts ``user`` may hide and show again: all of them for moderators."""
        return self.filter(Q(moderates(user)))

    def on_page(self, number: int, *, size: int) -> Self:
        """Return one page of a question by position: a range of an index, whatever its number."""
        first = (number - 1) * size + 1
        return self.filter(position__range=(first, first + size - 1)).order_by("position")

    def written_again(self, author: Any, *, token: Any, same: Q, since: "datetime") -> Self:
        """Return what ``author`` already sent with ``token``, or the same text after ``since``."""
        return self.filter(author=author).filter(Q(token=token) | (same & Q(created_at__gt=since)))


class FollowQuerySet(QuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(person=user.pk)

    def waiting_for(self, position: int) -> Self:
        """Return the follows whose person has not seen ``position`` yet."""
        return self.filter(seen_position__lt=position)


class ReportQuerySet(QuerySet):
    def unsettled(self) -> Self:
        return self.filter(settled_at=None)

    def visible_to(self, user: Any) -> Self:
        """Moderators see all reports; a person sees her own."""
        return self.filter(Q(reporter=user.pk) | Q(moderates(user)))


class ModerationQuerySet(QuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(Q(moderates(user)))

    def latest_first(self) -> Self:
        return self.order_by(F("pk").desc())


class ForumPageQuerySet(PageQuerySet):
    def of_language(self, language: str) -> Self:
        """Return the live pages of one language in the order of the tree. One query."""
        return self.filter(live=True, locale__language_code=language).order_by("path")

    def for_everybody(self) -> Self:
        """Return live pages with their locale; leave out aliases and what an editor restricted,
        by itself or by a page above it.
        """
        restrictions = PageViewRestriction.objects.annotate(
            below=ExpressionWrapper(OuterRef("path"), output_field=CharField())
        )
        return (
            self.filter(live=True, alias_of=None)
            .exclude(Exists(restrictions.filter(below__startswith=F("page__path"))))
            .select_related("locale")
        )
