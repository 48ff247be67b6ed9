from datetime import timedelta

import pytest

from forum.models import Follow, Topic
from forum.services.following import follow, mark_seen, unfollow
from tests.factories.accounts import UserFactory
from tests.factories.forum import NOON, TopicFactory, reply_to

pytestmark = pytest.mark.django_db


def test_follow_twice_is_once_and_unfollow_ends_it():
    topic, amina = TopicFactory(), UserFactory()

    follow(topic_code=topic.code, person=amina, at=NOON)
    follow(topic_code=topic.code, person=amina, at=NOON + timedelta(days=1))
    followed = list(Follow.objects.values_list("person", "seen_position", "created_at"))
    for _ in range(2):
        unfollow(topic_code=topic.code, person=amina)

    assert (followed, Follow.objects.count()) == ([(amina.pk, 1, NOON)], 0)


def test_follow_missing_question_is_refused():
    with pytest.raises(Topic.DoesNotExist):
        follow(topic_code="nothing", person=UserFactory(), at=NOON)


@pytest.mark.parametrize(("seen", "queries", "after"), [(None, 0, 1), (2, 0, 1), (1, 1, 2)])
def test_mark_seen_writes_only_what_is_new(django_assert_num_queries, seen, queries, after):
    topic, amina = TopicFactory(), UserFactory()
    follow(topic_code=topic.code, person=amina, at=NOON)
    reply_to(topic)

    with django_assert_num_queries(queries):
        mark_seen(topic, person=amina, seen=seen)

    assert Follow.objects.get().seen_position == after
