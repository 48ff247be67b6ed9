"""Who may do what in the forum. Asks no questions of the database."""

from typing import Any

from forum.enums import PostState, TopicState

ANSWERABLE = frozenset({TopicState.OPEN, TopicState.SOLVED})
QUESTION_POSITION = 1


def may_reply(user: Any, topic: Any) -> bool:
    return user.is_authenticated and topic.state in ANSWERABLE


def may_accept(user: Any, topic: Any, *, is_moderator: bool) -> bool:
    return may_reply(user, topic) and (topic.author_id == user.pk or is_moderator)


def can_be_solution(post: Any) -> bool:
    return post.position != QUESTION_POSITION and post.state == PostState.VISIBLE


def may_report(user: Any, post: Any) -> bool:
    return user.is_authenticated and post.author_id != user.pk and post.state == PostState.VISIBLE
