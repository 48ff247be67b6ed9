from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from anyascii import anyascii
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify
from modelsearch.tasks import insert_or_update_object_task

from core import facts
from forum.errors import UnknownCategory
from forum.facts import QUESTION_ASKED
from forum.models import ForumCategoryPage, Post, Topic
from forum.rules import QUESTION_POSITION
from forum.services.posting import (
    SAME_TEXT_WITHIN,
    Text,
    sent_before,
    start_following,
    write_post,
)


@dataclass(frozen=True)
class Question:
    """What a person asks. ``category_key`` is the translation key of a forum page."""

    title: str
    category_key: UUID
    text: Text


def ask_question(*, author: Any, question: Question, at: datetime) -> Topic:
    """Publish ``question``; its author follows it. The same form or text again is the same question.

    Raises UnknownCategory or TooManyLinks; then nothing is saved.
    """
    earlier = _asked_before(author, question, at)
    if earlier:
        return earlier.topic
    try:
        return _ask(author=author, question=question, at=at)
    except IntegrityError:  # the same form a moment ago, in another process
        post = sent_before(author, question.text.token)
        if post is None:
            raise
        return post.topic


def _asked_before(author: Any, question: Question, at: datetime) -> Post | None:
    same = Q(position=QUESTION_POSITION, topic__title=question.title, source=question.text.source)
    return (
        Post.objects.written_again(
            author, token=question.text.token, same=same, since=at - SAME_TEXT_WITHIN
        )
        .select_related("topic")
        .first()
    )


@transaction.atomic
def _ask(*, author: Any, question: Question, at: datetime) -> Topic:
    pages = ForumCategoryPage.objects.live().filter(translation_key=question.category_key)
    if not pages.exists():
        raise UnknownCategory
    topic = Topic.objects.create(
        category_key=question.category_key,
        title=question.title,
        slug=slug_of(question.title),
        language=question.text.language,
        author=author,
        created_at=at,
        last_post_at=at,
    )
    write_post(topic, author=author, text=question.text, position=QUESTION_POSITION, at=at)
    start_following(topic, person=author, seen=QUESTION_POSITION, at=at)
    facts.record(
        QUESTION_ASKED,
        subject=author,
        about=topic,
        at=at,
        key=f"question-asked:{topic.pk}",
        data={"language": topic.language, "category": str(topic.category_key)},
    )
    insert_or_update_object_task.enqueue("forum", "topic", str(topic.pk))
    return topic


def slug_of(title: str) -> str:
    """Return the words of ``title`` in Latin letters, whatever its script, for the address."""
    return slugify(anyascii(title))[:80].strip("-") or "question"
