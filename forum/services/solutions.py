from datetime import datetime
from typing import Any

from django.db import transaction

from core import facts
from forum import rules
from forum.enums import TopicState
from forum.errors import AcceptedMeanwhile, CannotBeAccepted, TopicIsClosed
from forum.facts import SOLUTION_ACCEPTED
from forum.models import Post, Topic

CHANGING = ("state", "state_before", "accepted")


@transaction.atomic
def accept_answer(
    *, topic_code: str, position: int, acceptor: Any, seen_position: int | None, at: datetime
) -> Post:
    """Make the answer at ``position`` the solution, or change to it from another one.

    ``seen_position`` is the solution the acceptor saw (None: none yet), so that of two people who
    choose at once one is asked to look again. Choosing the present solution changes nothing.

    Raises Topic.DoesNotExist or Post.DoesNotExist for what the acceptor may not choose,
    CannotBeAccepted, TopicIsClosed, AcceptedMeanwhile; then nothing is saved.
    """
    topic = Topic.objects.editable_by(acceptor).locked().get(code=topic_code)
    post = topic.posts.visible_to(acceptor).select_related("author").get(position=position)
    if topic.accepted_id == post.pk:
        return post
    if topic.state not in rules.ANSWERABLE:
        raise TopicIsClosed
    if not rules.can_be_solution(post):
        raise CannotBeAccepted
    if (topic.accepted and topic.accepted.position) != seen_position:
        raise AcceptedMeanwhile
    topic.accepted = post
    if topic.state != TopicState.SOLVED:
        topic.move_to(TopicState.SOLVED)
    topic.save(update_fields=CHANGING)
    facts.record(
        SOLUTION_ACCEPTED,
        subject=post.author,
        actor=acceptor,
        about=post,
        at=at,
        key=f"solution-accepted:{post.pk}",
    )
    return post


@transaction.atomic
def withdraw_solution(*, topic_code: str, acceptor: Any) -> Topic:
    """Make the question open again; without a solution it changes nothing.

    Raises Topic.DoesNotExist, TopicIsClosed.
    """
    topic = Topic.objects.editable_by(acceptor).locked().get(code=topic_code)
    if topic.state not in rules.ANSWERABLE:
        raise TopicIsClosed
    if topic.accepted_id:
        drop_solution(topic)
        topic.save(update_fields=CHANGING)
    return topic


def drop_solution(topic: Topic) -> None:
    """Take the solution away in memory; the caller holds the lock and saves."""
    topic.accepted = None
    if topic.state == TopicState.SOLVED:
        topic.move_to(TopicState.OPEN)
    elif topic.state_before == TopicState.SOLVED:
        topic.state_before = TopicState.OPEN
