from datetime import timedelta

import pytest

from core.facts.models import Fact
from forum.enums import Reason, TopicState
from forum.errors import TooManyLinks, TopicIsClosed
from forum.models import Follow, Post, Topic
from forum.services import replies
from forum.services.moderation import Because, hide_post
from forum.services.replies import post_reply
from tests.factories.accounts import UserFactory
from tests.factories.forum import NOON, TopicFactory, make_moderator, reply_to, text

pytestmark = pytest.mark.django_db


def counters(topic):
    topic.refresh_from_db()
    return topic.replies, topic.last_position, topic.last_post_at


def test_post_reply_counts_and_follows():
    topic, diego = TopicFactory(), UserFactory()

    post = post_reply(
        topic_code=topic.code, author=diego, text=text(language="ar"), at=NOON + timedelta(hours=1)
    )

    assert (post.position, post.language) == (2, "ar")
    assert counters(topic) == (1, 2, NOON + timedelta(hours=1))
    assert list(Follow.objects.values_list("person", "seen_position")) == [(diego.pk, 2)]
    assert list(Fact.objects.values_list("kind", "subject", "object_id", "data")) == [
        ("forum.reply_posted", diego.pk, str(post.pk), {"language": "ar"})
    ]


def test_post_reply_positions_follow_each_other():
    topic = TopicFactory()

    positions = [
        post_reply(topic_code=topic.code, author=UserFactory(), text=text(), at=NOON).position
        for _ in range(3)
    ]

    assert (positions, counters(topic)[:2]) == ([2, 3, 4], (3, 4))


def test_post_reply_that_arrives_late_does_not_set_the_clock_back():
    topic = TopicFactory(last_post_at=NOON + timedelta(hours=2))

    post_reply(topic_code=topic.code, author=UserFactory(), text=text(), at=NOON)

    assert counters(topic)[2] == NOON + timedelta(hours=2)


def test_post_reply_same_form_is_one_answer():
    topic, diego, same = TopicFactory(), UserFactory(), text()

    first = post_reply(topic_code=topic.code, author=diego, text=same, at=NOON)
    second = post_reply(topic_code=topic.code, author=diego, text=same, at=NOON + timedelta(days=1))

    assert (first, counters(topic)[:2], Fact.objects.count()) == (second, (1, 2), 1)


@pytest.mark.parametrize(("seconds", "answers"), [(59, 1), (61, 2)])
def test_post_reply_same_text_within_a_minute_is_one_answer(seconds, answers):
    topic, diego = TopicFactory(), UserFactory()

    post_reply(topic_code=topic.code, author=diego, text=text(), at=NOON)
    post_reply(
        topic_code=topic.code, author=diego, text=text(), at=NOON + timedelta(seconds=seconds)
    )

    assert counters(topic)[0] == answers


def test_post_reply_with_a_token_used_elsewhere_is_the_earlier_answer(monkeypatch):
    topic, other, diego, same = TopicFactory(), TopicFactory(), UserFactory(), text()
    first = post_reply(topic_code=other.code, author=diego, text=same, at=NOON)
    monkeypatch.setattr(
        "forum.querysets.PostQuerySet.written_again", lambda self, *_args, **_kwargs: self.none()
    )

    second = replies.post_reply(topic_code=topic.code, author=diego, text=same, at=NOON)

    assert (first, counters(topic)[:2]) == (second, (0, 1))


def test_post_reply_to_closed_question_changes_nothing():
    topic = TopicFactory(state=TopicState.CLOSED)

    with pytest.raises(TopicIsClosed):
        post_reply(topic_code=topic.code, author=UserFactory(), text=text(), at=NOON)

    assert (counters(topic)[:2], Post.objects.count(), Fact.objects.count()) == ((0, 1), 1, 0)


def test_post_reply_to_own_hidden_question_changes_nothing():
    topic = TopicFactory()
    hide_post(
        topic_code=topic.code,
        position=1,
        moderator=make_moderator(),
        because=Because(Reason.SPAM),
        at=NOON,
    )

    with pytest.raises(TopicIsClosed):
        post_reply(topic_code=topic.code, author=topic.author, text=text(), at=NOON)
    with pytest.raises(Topic.DoesNotExist):
        post_reply(topic_code=topic.code, author=UserFactory(), text=text(), at=NOON)

    assert Post.objects.count() == 1


def test_post_reply_newcomer_with_three_links_changes_nothing():
    topic = TopicFactory()

    with pytest.raises(TooManyLinks):
        post_reply(
            topic_code=topic.code,
            author=UserFactory(),
            text=text("www.a.test www.b.test www.c.test"),
            at=NOON,
        )

    assert (counters(topic)[:2], Follow.objects.count(), Fact.objects.count()) == ((0, 1), 0, 0)


def test_post_reply_to_solved_question_is_welcome():
    topic = TopicFactory()
    topic.accepted, topic.state = reply_to(topic), TopicState.SOLVED
    topic.save()

    post = post_reply(topic_code=topic.code, author=UserFactory(), text=text(), at=NOON)

    assert post.position == 3
