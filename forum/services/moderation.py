"""Reports and what moderators decide. Each decision is one row with its reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from core import facts
from core.errors import TransitionNotAllowed
from forum import rules
from forum.enums import Deed, PostState, TopicState
from forum.errors import AlreadyReported, OwnPost, ReasonMissing
from forum.facts import POST_HIDDEN, POST_REPORTED, POST_RESTORED
from forum.models import ModerationAction, Post, Report, Topic
from forum.services.solutions import CHANGING, drop_solution


@dataclass(frozen=True)
class Because:
    """Why: one of the fixed reasons, and a sentence of one's own."""

    reason: str = ""
    note: str = ""


def _locked_post(*, topic_code: str, position: int, user: Any) -> Post:
    """Return the post with its topic locked. Raises Topic.DoesNotExist or Post.DoesNotExist."""
    topic = Topic.objects.visible_to(user).locked().get(code=topic_code)
    post = topic.posts.visible_to(user).select_related("author").get(position=position)
    post.topic = topic
    return post


def _post_for_moderator(*, topic_code: str, position: int, moderator: Any) -> Post:
    topic = Topic.objects.locked().get(code=topic_code)
    post = topic.posts.editable_by(moderator).select_related("author").get(position=position)
    post.topic = topic
    return post


def _decide(
    deed: Deed, *, post: Post, moderator: Any, because: Because, at: datetime
) -> ModerationAction:
    action = ModerationAction.objects.create(
        deed=deed,
        moderator=moderator,
        topic=post.topic,
        post=post,
        reason=because.reason,
        note=because.note,
        at=at,
    )
    if deed in {Deed.HIDE, Deed.DISMISS}:
        post.reports.unsettled().update(settled_at=at, settled_by=action)
    return action


@transaction.atomic
def report_post(
    *, topic_code: str, position: int, reporter: Any, because: Because, at: datetime
) -> Report:
    """Ask the moderators to look at a text; once for each person.

    Raises Topic.DoesNotExist, Post.DoesNotExist, OwnPost, AlreadyReported; then nothing is saved.
    """
    post = _locked_post(topic_code=topic_code, position=position, user=reporter)
    if not rules.may_report(reporter, post):
        raise OwnPost
    report, is_new = Report.objects.get_or_create(
        post=post,
        reporter=reporter,
        defaults={"reason": because.reason, "note": because.note, "created_at": at},
    )
    if not is_new:
        raise AlreadyReported
    facts.record(
        POST_REPORTED,
        subject=reporter,
        about=report,
        at=at,
        key=f"post-reported:{report.pk}",
        data={"reason": report.reason},
    )
    return report


@transaction.atomic
def hide_post(
    *, topic_code: str, position: int, moderator: Any, because: Because, at: datetime
) -> Post:
    """Hide a text from everybody but its author and the moderators; hiding the question hides it all.

    Open reports of it are settled, a hidden solution is no solution. Hidden twice is hidden once.
    Raises Topic.DoesNotExist, Post.DoesNotExist, ReasonMissing; then nothing is saved.
    """
    if not because.reason:
        raise ReasonMissing
    post = _post_for_moderator(topic_code=topic_code, position=position, moderator=moderator)
    if post.is_hidden:
        return post
    post.state = PostState.HIDDEN
    post.hidden_reason, post.hidden_note = because.reason, because.note
    post.save(update_fields=["state", "hidden_reason", "hidden_note"])
    _count_without(post)
    action = _decide(Deed.HIDE, post=post, moderator=moderator, because=because, at=at)
    facts.record(
        POST_HIDDEN,
        subject=post.author,
        actor=moderator,
        about=post,
        at=at,
        key=f"post-hidden:{action.pk}",
        data={"reason": because.reason},
    )
    return post


@transaction.atomic
def restore_post(
    *, topic_code: str, position: int, moderator: Any, because: Because, at: datetime
) -> Post:
    """Show a hidden text again, and the question with it. Shown twice is shown once.

    Raises Topic.DoesNotExist, Post.DoesNotExist, ReasonMissing; then nothing is saved.
    """
    if not because.note:
        raise ReasonMissing
    post = _post_for_moderator(topic_code=topic_code, position=position, moderator=moderator)
    if not post.is_hidden:
        return post
    post.state, post.hidden_reason, post.hidden_note = PostState.VISIBLE, "", ""
    post.save(update_fields=["state", "hidden_reason", "hidden_note"])
    _count_with(post)
    action = _decide(Deed.RESTORE, post=post, moderator=moderator, because=because, at=at)
    facts.record(
        POST_RESTORED,
        subject=post.author,
        actor=moderator,
        about=post,
        at=at,
        key=f"post-restored:{action.pk}",
    )
    return post


@transaction.atomic
def dismiss_reports(*, topic_code: str, position: int, moderator: Any, at: datetime) -> Post:
    """Settle the open reports of a text: nothing is wrong with it. Without open reports nothing happens.

    Raises Topic.DoesNotExist, Post.DoesNotExist.
    """
    post = _post_for_moderator(topic_code=topic_code, position=position, moderator=moderator)
    if post.reports.unsettled().exists():
        _decide(Deed.DISMISS, post=post, moderator=moderator, because=Because(), at=at)
    return post


@transaction.atomic
def close_topic(*, topic_code: str, moderator: Any, because: Because, at: datetime) -> Topic:
    """Let a question take no more answers.

    Raises Post.DoesNotExist for who is no moderator, TransitionNotAllowed, ReasonMissing.
    """
    if not because.note:
        raise ReasonMissing
    post = _post_for_moderator(
        topic_code=topic_code, position=rules.QUESTION_POSITION, moderator=moderator
    )
    if post.is_hidden:
        raise TransitionNotAllowed(old=post.topic.get_state_display(), new=TopicState.CLOSED.label)
    post.topic.move_to(TopicState.CLOSED)
    post.topic.save(update_fields=CHANGING)
    _decide(Deed.CLOSE, post=post, moderator=moderator, because=because, at=at)
    return post.topic


@transaction.atomic
def reopen_topic(*, topic_code: str, moderator: Any, because: Because, at: datetime) -> Topic:
    """Let a closed question take answers again; with a solution it is solved again.

    Raises Post.DoesNotExist for who is no moderator, TransitionNotAllowed, ReasonMissing.
    """
    if not because.note:
        raise ReasonMissing
    post = _post_for_moderator(
        topic_code=topic_code, position=rules.QUESTION_POSITION, moderator=moderator
    )
    if post.topic.state != TopicState.CLOSED:
        return post.topic
    post.topic.move_to(TopicState.SOLVED if post.topic.accepted_id else TopicState.OPEN)
    post.topic.save(update_fields=CHANGING)
    _decide(Deed.REOPEN, post=post, moderator=moderator, because=because, at=at)
    return post.topic


def _count_without(post: Post) -> None:
    """Take a text that has just been hidden out of its topic's counters, state and solution."""
    topic = post.topic
    if post.is_question:
        topic.move_to(TopicState.HIDDEN)
    else:
        topic.replies -= 1
        topic.last_post_at = (
            topic.posts.shown().aggregate(at=Max("created_at"))["at"] or topic.created_at
        )
    if topic.accepted_id == post.pk:
        drop_solution(topic)
    topic.save(update_fields=[*CHANGING, "replies", "last_post_at"])


def _count_with(post: Post) -> None:
    """Put a text that has just been shown again back into its topic's counters and state."""
    topic = post.topic
    if post.is_question:
        topic.move_to(topic.state_before)
    else:
        topic.replies += 1
        topic.last_post_at = max(topic.last_post_at, post.created_at)
    topic.save(update_fields=[*CHANGING, "replies", "last_post_at"])
