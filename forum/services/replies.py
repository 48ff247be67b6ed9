from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from core import facts
from forum import rules
from forum.errors import TopicIsClosed
from forum.facts import REPLY_POSTED
from forum.models import Post, Topic
from forum.services.posting import (
    SAME_TEXT_WITHIN,
    Text,
    sent_before,
    start_following,
    write_post,
)


def post_reply(*, topic_code: str, author: Any, text: Text, at: datetime) -> Post:
    """Add an answer; its author follows the question from now on.

    The same form, or the same text within a minute, is the same answer.
    Raises Topic.DoesNotExist, TopicIsClosed or TooManyLinks; then nothing is saved.
    """
    try:
        return _post_reply(topic_code=topic_code, author=author, text=text, at=at)
    except IntegrityError:  # the same token below another question a moment ago
        post = sent_before(author, text.token)
        if post is None:
            raise
        return post


@transaction.atomic
def _post_reply(*, topic_code: str, author: Any, text: Text, at: datetime) -> Post:
    topic = Topic.objects.visible_to(author).locked().get(code=topic_code)
    earlier = (
        Post.objects.written_again(
            author,
            token=text.token,
            same=Q(topic=topic, source=text.source, position__gt=rules.QUESTION_POSITION),
            since=at - SAME_TEXT_WITHIN,
        )
        .select_related("topic")
        .first()
    )
    if earlier:
        return earlier
    if not rules.may_reply(author, topic):
        raise TopicIsClosed
    post = write_post(topic, author=author, text=text, position=topic.last_position + 1, at=at)
    Topic.objects.filter(pk=topic.pk).update(
        last_position=post.position,
        replies=topic.replies + 1,
        last_post_at=max(topic.last_post_at, at),
    )
    start_following(topic, person=author, seen=post.position, at=at)
    facts.record(
        REPLY_POSTED,
        subject=author,
        about=post,
        at=at,
        key=f"reply-posted:{post.pk}",
        data={"language": post.language},
    )
    return post
