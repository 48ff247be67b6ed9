"""Synthetic questions and answers: a few very long, many short, half of them solved."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.search.backends import get_search_backend

from cece.demo.scale import people
from cece.demo.scale.amounts import Amounts
from cece.demo.scale.batches import steps
from cece.demo.scale.ledger import fact, write
from cece.demo.scale.threads import Thread, thread
from core.text import RENDERER_VERSION, render_markdown
from forum.enums import TopicState
from forum.facts import QUESTION_ASKED, REPLY_POSTED, SOLUTION_ACCEPTED
from forum.models import Follow, ForumCategoryPage, ModerationAction, Post, Report, Topic
from forum.rules import QUESTION_POSITION
from forum.services.questions import slug_of

BATCH = 100
POSTS_AT_ONCE = 500


def load(amounts: Amounts, at: datetime) -> None:
    """Ask, answer and solve what is not there yet; the longest question grows with the scale."""
    categories = _categories()
    if not categories:
        return
    keys = people.keys()
    for numbers in steps(range(amounts.topics), BATCH):
        threads = [thread(number, amounts, categories) for number in numbers]
        there = Topic.objects.in_bulk([each.code for each in threads], field_name="code")
        with transaction.atomic():
            _ask([each for each in threads if each.code not in there], keys, at)
            for each in threads:
                if each.code in there and each.is_long:
                    _grow(each, keys)


def _categories() -> dict[str, Any]:
    """Return slug -> key of the parts of the forum, always in the same order."""
    pages = ForumCategoryPage.objects.live().filter(alias_of=None).order_by("slug", "pk")
    found: dict[str, Any] = {}
    known = set()
    for page in pages:
        if page.translation_key not in known:
            known.add(page.translation_key)
            found.setdefault(page.slug, page.translation_key)
    return found


def _ask(threads: list[Thread], keys: dict[int, int], at: datetime) -> None:
    topics = Topic.objects.bulk_create(_topic(each, keys, at) for each in threads)
    for each, topic in zip(threads, topics, strict=True):
        posts = list(_write(each, topic, keys, first=QUESTION_POSITION))
        _count(topic, posts)
        if each.solved_by:
            topic.accepted = posts[each.solved_by - 1]
            topic.state = TopicState.SOLVED
    Topic.objects.bulk_update(
        topics, ["accepted", "state", "replies", "last_position", "last_post_at"]
    )
    write(_about_topic(each, topic) for each, topic in zip(threads, topics, strict=True))
    write(_about_solution(topic, topic.accepted) for topic in topics if topic.accepted)
    get_search_backend().add_bulk(Topic, topics)


def _grow(each: Thread, keys: dict[int, int]) -> None:
    """Add the answers that a larger scale has, below what people have written meanwhile."""
    topic = Topic.objects.locked().get(code=each.code)
    there = topic.posts.filter(author__email__endswith=people.DOMAIN).count()
    posts = list(_write(each, topic, keys, first=there + 1))
    if posts:
        _count(topic, posts)
        topic.save(update_fields=["replies", "last_position", "last_post_at"])


def _topic(each: Thread, keys: dict[int, int], at: datetime) -> Topic:
    asked_at = at - each.age
    return Topic(
        code=each.code,
        category_key=each.category_key,
        title=each.title,
        slug=slug_of(each.title),
        language=each.language,
        author_id=keys[each.asker],
        created_at=asked_at,
        last_post_at=asked_at,
    )


def _write(each: Thread, topic: Topic, keys: dict[int, int], *, first: int) -> Iterator[Post]:
    """Write the texts of ``each`` from number ``first`` on, with their follows and facts."""
    shift = topic.last_position + 1 - first if first > QUESTION_POSITION else 0
    for numbers in steps(range(first, each.posts + 1), POSTS_AT_ONCE):
        posts = Post.objects.bulk_create(
            Post(
                topic=topic,
                position=text.number + shift,
                author_id=keys[text.author],
                language=text.language,
                source=text.source,
                html=render_markdown(text.source),
                renderer_version=RENDERER_VERSION,
                token=text.token,
                created_at=topic.created_at + text.after,
            )
            for text in map(each.text, numbers)
        )
        _follow(topic, posts)
        write(_about_reply(post) for post in posts if not post.is_question)
        yield from posts


def _follow(topic: Topic, posts: list[Post]) -> None:
    """Let the authors follow; they have seen everything up to what they wrote last."""
    first = {post.author_id: post.created_at for post in reversed(posts)}
    seen = {post.author_id: post.position for post in posts}
    Follow.objects.bulk_create(
        [
            Follow(topic=topic, person_id=pk, seen_position=seen[pk], created_at=first[pk])
            for pk in seen
        ],
        update_conflicts=True,
        unique_fields=["topic", "person"],
        update_fields=["seen_position"],
    )


def _count(topic: Topic, posts: list[Post]) -> None:
    topic.replies += sum(not post.is_question for post in posts)
    topic.last_position = posts[-1].position
    topic.last_post_at = max(topic.last_post_at, posts[-1].created_at)


def _about_topic(each: Thread, topic: Topic) -> Any:
    return fact(
        QUESTION_ASKED,
        key=f"question-asked:{topic.pk}",
        at=topic.created_at,
        subject=topic.author_id,
        about=topic,
        data={"language": topic.language, "category": str(topic.category_key)},
    )


def _about_reply(post: Post) -> Any:
    return fact(
        REPLY_POSTED,
        key=f"reply-posted:{post.pk}",
        at=post.created_at,
        subject=post.author_id,
        about=post,
        data={"language": post.language},
    )


def _about_solution(topic: Topic, post: Post) -> Any:
    return fact(
        SOLUTION_ACCEPTED,
        key=f"solution-accepted:{post.pk}",
        at=topic.last_post_at,
        subject=post.author_id,
        actor=topic.author_id,
        about=post,
    )


def remove() -> None:
    """Delete the questions of synthetic people with all that anybody wrote below them."""
    own = Topic.objects.filter(author__email__endswith=people.DOMAIN)
    for pks in steps(list(own.values_list("pk", flat=True)), BATCH):
        with transaction.atomic():
            topics = Topic.objects.filter(pk__in=pks)
            topics.update(accepted=None, state=TopicState.OPEN, state_before="")
            Report.objects.filter(post__topic__in=pks).delete()
            ModerationAction.objects.filter(topic__in=pks).delete()
            Post.objects.filter(topic__in=pks).only("pk").delete()
            topics.delete()
