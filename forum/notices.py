"""Whom the forum tells what."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from core import facts
from core.notices.kinds import NoticeKind
from core.notices.services import tell
from forum import selectors
from forum.enums import Reason, TopicState
from forum.facts import (
    POST_HIDDEN,
    POST_REPORTED,
    POST_RESTORED,
    REPLY_POSTED,
    SOLUTION_ACCEPTED,
)
from forum.models import Follow, Post, Report

if TYPE_CHECKING:
    from core.facts.models import Fact
    from core.notices.models import Notice


def _with_reason(notice: "Notice") -> dict[str, Any]:
    return {"reason": Reason(notice.data["reason"]).label}


NEW_REPLY = NoticeKind(
    key="forum.new_reply",
    label=_("New answers to questions I follow"),
    template="forum/emails/new_reply.txt",
    action=_("Read the answer"),
    why=_("You follow this question."),
)
ANSWER_ACCEPTED = NoticeKind(
    key="forum.answer_accepted",
    label=_("My answer is the solution"),
    template="forum/emails/answer_accepted.txt",
    action=_("See your answer"),
    why=_("You wrote this answer."),
)
REPORT_RECEIVED = NoticeKind(
    key="forum.report_received",
    label=_("Reports for moderators"),
    template="forum/emails/report_received.txt",
    action=_("Look at the report"),
    why=_("You are a moderator of the forum."),
    context=_with_reason,
    is_for=selectors.is_moderator,
)
MY_POST_HIDDEN = NoticeKind(
    key="forum.my_post_hidden",
    label=_("My text was hidden"),
    template="forum/emails/my_post_hidden.txt",
    action=_("See your text"),
    why=_("You wrote this text."),
    essential=True,
    context=_with_reason,
)
MY_POST_RESTORED = NoticeKind(
    key="forum.my_post_restored",
    label=_("My text can be seen again"),
    template="forum/emails/my_post_restored.txt",
    action=_("See your text"),
    why=_("You wrote this text."),
    essential=True,
)


def _post_of(fact: "Fact") -> Post:
    return Post.objects.select_related("topic", "author").get(pk=fact.object_id)


def _tell_about(kind: NoticeKind, post: Post, fact: "Fact", *, to: Any, key: str) -> None:
    if to.erased_at:
        return
    tell(
        kind,
        to=to,
        key=key,
        at=fact.at,
        link=post.topic.address(to.language, position=post.position),
        fact=fact,
        data={"title": post.topic.title, **fact.data},
    )


@facts.on(REPLY_POSTED)
def tell_followers(fact: "Fact") -> None:
    """One notice for each visit: until a follower has looked, further answers add no mail."""
    post = _post_of(fact)
    if post.is_hidden or post.topic.state == TopicState.HIDDEN:
        return
    follows = Follow.objects.filter(topic=post.topic).waiting_for(post.position)
    for follow in follows.exclude(person=post.author).select_related("person"):
        key = f"{post.topic.code}:{follow.seen_position}"
        _tell_about(NEW_REPLY, post, fact, to=follow.person, key=key)


@facts.on(SOLUTION_ACCEPTED)
def tell_solver(fact: "Fact") -> None:
    post = _post_of(fact)
    if fact.actor_id != post.author_id:
        _tell_about(ANSWER_ACCEPTED, post, fact, to=post.author, key=fact.key)


@facts.on(POST_REPORTED)
def tell_moderators(fact: "Fact") -> None:
    """One notice for all reports of a text that wait together."""
    report = Report.objects.select_related("post__topic").get(pk=fact.object_id)
    first = report.post.reports.unsettled().order_by("pk").first()
    if first is None:
        return
    for moderator in selectors.moderators():
        _tell_about(REPORT_RECEIVED, report.post, fact, to=moderator, key=f"report:{first.pk}")


@facts.on(POST_HIDDEN)
def tell_author_of_hidden(fact: "Fact") -> None:
    post = _post_of(fact)
    _tell_about(MY_POST_HIDDEN, post, fact, to=post.author, key=fact.key)


@facts.on(POST_RESTORED)
def tell_author_of_restored(fact: "Fact") -> None:
    post = _post_of(fact)
    _tell_about(MY_POST_RESTORED, post, fact, to=post.author, key=fact.key)
