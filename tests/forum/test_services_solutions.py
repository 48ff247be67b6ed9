import pytest

from core.facts.models import Fact
from forum.enums import Reason, TopicState
from forum.errors import AcceptedMeanwhile, CannotBeAccepted, TopicIsClosed
from forum.models import Post, Topic
from forum.services.moderation import Because, hide_post
from forum.services.solutions import accept_answer, withdraw_solution
from tests.factories.accounts import SuperUserFactory, UserFactory
from tests.factories.forum import NOON, TopicFactory, make_moderator, reply_to

pytestmark = pytest.mark.django_db


def accept(topic, position, *, by=None, seen=None):
    return accept_answer(
        topic_code=topic.code,
        position=position,
        acceptor=by or topic.author,
        seen_position=seen,
        at=NOON,
    )


def solution(topic):
    topic.refresh_from_db()
    return topic.state, topic.accepted and topic.accepted.position


def accepted_facts():
    return list(
        Fact.objects.filter(kind="forum.solution_accepted").values_list(
            "subject", "actor", "object_id"
        )
    )


def test_accept_answer_solves_the_question():
    topic = TopicFactory()
    answer = reply_to(topic)

    accept(topic, 2)

    assert solution(topic) == ("solved", 2)
    assert accepted_facts() == [(answer.author_id, topic.author_id, str(answer.pk))]


@pytest.mark.parametrize("factory", [make_moderator, SuperUserFactory])
def test_accept_answer_is_for_moderators_too(factory):
    topic, moderator = TopicFactory(), factory()
    answer = reply_to(topic)

    accept(topic, 2, by=moderator)

    assert solution(topic) == ("solved", 2)
    assert accepted_facts() == [(answer.author_id, moderator.pk, str(answer.pk))]


def test_accept_answer_twice_is_once():
    topic = TopicFactory()
    reply_to(topic)

    accept(topic, 2)
    accept(topic, 2)

    assert (solution(topic), len(accepted_facts())) == (("solved", 2), 1)


def test_accept_answer_may_change_to_another():
    topic = TopicFactory()
    reply_to(topic)
    reply_to(topic)

    accept(topic, 2)
    accept(topic, 3, seen=2)

    assert (solution(topic), len(accepted_facts())) == (("solved", 3), 2)


def test_accept_answer_after_somebody_else_chose_changes_nothing():
    topic = TopicFactory()
    reply_to(topic)
    reply_to(topic)
    accept(topic, 2, by=make_moderator())

    with pytest.raises(AcceptedMeanwhile):
        accept(topic, 3, seen=None)

    assert (solution(topic), len(accepted_facts())) == (("solved", 2), 1)


def test_accept_answer_of_another_persons_question_changes_nothing():
    topic = TopicFactory()
    answer = reply_to(topic)

    with pytest.raises(Topic.DoesNotExist):
        accept(topic, 2, by=answer.author)

    assert (solution(topic), accepted_facts()) == (("open", None), [])


def test_accept_answer_that_is_the_question_changes_nothing():
    topic = TopicFactory()

    with pytest.raises(CannotBeAccepted):
        accept(topic, 1)

    assert (solution(topic), accepted_facts()) == (("open", None), [])


def test_accept_answer_that_is_hidden_changes_nothing():
    topic, moderator = TopicFactory(), make_moderator()
    reply_to(topic)
    hide_post(
        topic_code=topic.code,
        position=2,
        moderator=moderator,
        because=Because(Reason.RUDE),
        at=NOON,
    )

    with pytest.raises(Post.DoesNotExist):
        accept(topic, 2)
    with pytest.raises(CannotBeAccepted):
        accept(topic, 2, by=moderator)

    assert (solution(topic), accepted_facts()) == (("open", None), [])


def test_accept_answer_of_closed_question_changes_nothing():
    topic = TopicFactory(state=TopicState.CLOSED)
    reply_to(topic)

    with pytest.raises(TopicIsClosed):
        accept(topic, 2)

    assert (solution(topic), accepted_facts()) == (("closed", None), [])


def test_withdraw_solution_opens_the_question_again():
    topic = TopicFactory()
    reply_to(topic)
    accept(topic, 2)

    for _ in range(2):
        withdraw_solution(topic_code=topic.code, acceptor=topic.author)

    assert solution(topic) == ("open", None)


def test_withdraw_solution_of_closed_question_changes_nothing():
    topic = TopicFactory()
    topic.accepted, topic.state = reply_to(topic), TopicState.CLOSED
    topic.save()

    with pytest.raises(TopicIsClosed):
        withdraw_solution(topic_code=topic.code, acceptor=topic.author)
    with pytest.raises(Topic.DoesNotExist):
        withdraw_solution(topic_code=topic.code, acceptor=UserFactory())

    assert solution(topic) == ("closed", 2)
