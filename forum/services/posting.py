"""What writing a question and writing an answer have in common."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from core.text import RENDERER_VERSION, render_markdown
from forum.errors import TooManyLinks
from forum.models import Follow, Post, Topic

SAME_TEXT_WITHIN = timedelta(minutes=1)
NEWCOMER_POSTS = 3
NEWCOMER_LINKS = 2
_ADDRESS = re.compile(r"https?:|www\.", re.IGNORECASE)


@dataclass(frozen=True)
class Text:
    """What a person wrote in a form: Markdown, its language, and the form's own token."""

    source: str
    language: str
    token: UUID


def write_post(topic: Topic, *, author: Any, text: Text, position: int, at: datetime) -> Post:
    """Save ``text`` at ``position``; the caller holds the lock of ``topic``.

    Raises TooManyLinks for newcomers.
    """
    html = render_markdown(text.source)
    _check_links(author, html=html, source=text.source)
    return Post.objects.create(
        topic=topic,
        position=position,
        author=author,
        language=text.language,
        source=text.source,
        html=html,
        renderer_version=RENDERER_VERSION,
        token=text.token,
        created_at=at,
    )


def sent_before(author: Any, token: UUID) -> Post | None:
    """Return what ``author`` sent with ``token``, after the database refused to keep it twice."""
    return Post.objects.select_related("topic").filter(author=author, token=token).first()


def start_following(topic: Topic, *, person: Any, seen: int, at: datetime) -> None:
    """Make ``person`` follow ``topic``; who follows already goes on as before."""
    Follow.objects.bulk_create(
        [Follow(topic=topic, person=person, seen_position=seen, created_at=at)],
        ignore_conflicts=True,
    )


def _check_links(author: Any, *, html: str, source: str) -> None:
    links = max(html.count("<a "), len(_ADDRESS.findall(source)))
    if links <= NEWCOMER_LINKS:
        return
    if Post.objects.shown().filter(author=author)[:NEWCOMER_POSTS].count() < NEWCOMER_POSTS:
        raise TooManyLinks(most=NEWCOMER_LINKS)
