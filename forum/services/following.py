from datetime import datetime
from typing import Any

from django.db import transaction

from forum.models import Follow, Topic
from forum.services.posting import start_following


@transaction.atomic
def follow(*, topic_code: str, person: Any, at: datetime) -> Topic:
    """Tell ``person`` of new answers from now on. Twice is once. Raises Topic.DoesNotExist."""
    topic = Topic.objects.visible_to(person).get(code=topic_code)
    start_following(topic, person=person, seen=topic.last_position, at=at)
    return topic


@transaction.atomic
def unfollow(*, topic_code: str, person: Any) -> Topic:
    """Tell ``person`` no more. Raises Topic.DoesNotExist."""
    topic = Topic.objects.visible_to(person).get(code=topic_code)
    Follow.objects.filter(topic=topic, person=person).delete()
    return topic


def mark_seen(topic: Topic, *, person: Any, seen: int | None) -> None:
    """Remember that a follower visited ``topic``; writes only when there was something new."""
    if seen is None or seen >= topic.last_position:
        return
    Follow.objects.filter(topic=topic, person=person).waiting_for(topic.last_position).update(
        seen_position=topic.last_position
    )
