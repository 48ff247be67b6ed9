"""Answers and solutions at the same instant. SQLite has one writer; PostgreSQL proves the lock."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import settings
from django.db import Error, connections

from core.errors import DomainError
from core.facts.models import Fact
from forum.models import ForumCategoryPage, Post, Topic
from forum.querysets import TopicQuerySet
from forum.services.questions import ask_question
from forum.services.replies import post_reply
from forum.services.solutions import accept_answer
from tests.factories.accounts import UserFactory
from tests.factories.forum import (
    NOON,
    TopicFactory,
    make_moderator,
    question,
    reply_to,
    text,
)

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
AT_ONCE = 8
needs_postgresql = pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql",
    reason="SQLite has one writer: nothing to go wrong",
)


def at_once(calls):
    """Run ``calls`` in as many threads at the same instant; return results and refusals."""
    start = Barrier(len(calls))

    def run(call):
        try:
            connections["default"].ensure_connection()
            start.wait(timeout=20)
            return call()
        except (DomainError, Error) as refusal:
            return refusal
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def replies_at_once():
    topic = TopicFactory()
    authors = [UserFactory() for _ in range(AT_ONCE)]
    at_once(
        [
            lambda author=author: post_reply(
                topic_code=topic.code, author=author, text=text(), at=NOON
            )
            for author in authors
        ]
    )
    topic.refresh_from_db()
    positions = list(topic.posts.order_by("position").values_list("position", flat=True))
    return positions, topic.replies, topic.last_position


def two_solutions_at_once():
    topic = TopicFactory()
    reply_to(topic)
    reply_to(topic)
    people = [topic.author, make_moderator()]
    results = at_once(
        [
            lambda position=position, person=person: accept_answer(
                topic_code=topic.code,
                position=position,
                acceptor=person,
                seen_position=None,
                at=NOON,
            )
            for position, person in zip((2, 3), people, strict=True)
        ]
    )
    accepted = [result for result in results if isinstance(result, Post)]
    told = Fact.objects.filter(kind="forum.solution_accepted", actor__in=people)
    return len(accepted), told.count()


EXACT = (list(range(1, AT_ONCE + 2)), AT_ONCE, AT_ONCE + 1)


def test_replies_at_once_have_positions_of_their_own_and_exact_counters():
    assert replies_at_once() == EXACT


def test_solutions_at_once_are_one():
    assert two_solutions_at_once() == (1, 1)


def test_same_form_at_once_is_one_question_and_one_answer():
    amina, papers = UserFactory(), ForumCategoryPage.objects.filter(slug="papers").first()
    asked, same = question(papers), text()

    topics = at_once(
        [lambda: ask_question(author=amina, question=asked, at=NOON) for _ in range(AT_ONCE)]
    )
    posts = at_once(
        [
            lambda: post_reply(topic_code=topics[0].code, author=amina, text=same, at=NOON)
            for _ in range(AT_ONCE)
        ]
    )

    assert (len(set(topics)), len(set(posts)), Topic.objects.count()) == (1, 1, 1)
    assert Topic.objects.get().replies == 1


@needs_postgresql
def test_control_replies_without_the_lock_go_wrong(monkeypatch):
    monkeypatch.setattr(TopicQuerySet, "locked", lambda self: self.all())
    for _ in range(5):
        if replies_at_once() != EXACT:
            return
    pytest.fail("Without the lock everything went well: this test protects nothing.")


@needs_postgresql
def test_control_solutions_without_the_lock_go_wrong(monkeypatch):
    monkeypatch.setattr(TopicQuerySet, "locked", lambda self: self.all())
    for _ in range(10):
        if two_solutions_at_once() != (1, 1):
            return
    pytest.fail("Without the lock everything went well: this test protects nothing.")
