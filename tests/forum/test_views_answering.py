from uuid import uuid4

import pytest

from core.facts.models import Fact
from forum.enums import TopicState
from forum.models import Follow, Post, Topic
from tests.factories.accounts import UserFactory
from tests.factories.forum import TopicFactory, make_moderator, reply_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(papers):
    return TopicFactory(category_key=papers.translation_key, slug="nie")


@pytest.fixture
def member(client):
    person = UserFactory()
    client.force_login(person)
    return person


def reply_data(**fields):
    return {"source": "Pide cita.", "language": "es", "token": str(uuid4()), **fields}


def path(topic, action, language="es"):
    return f"/{language}/forum/t/{topic.code}/{action}/"


POSTS = ["reply", "follow", "unfollow", "withdraw", "2/accept", "2/report", "2/hide", "2/dismiss"]


@pytest.mark.parametrize("action", POSTS)
def test_actions_send_a_visitor_to_sign_in(client, topic, action):
    reply_to(topic)

    response = client.post(path(topic, action))

    assert response.url.startswith("/es/account/login/?next=")
    assert (Post.objects.count(), Follow.objects.count(), Fact.objects.count()) == (2, 0, 0)


@pytest.mark.parametrize("action", [*POSTS, "close", "reopen", "2/restore"])
def test_actions_on_a_missing_question_are_404(client, topic, action):
    client.force_login(make_moderator())

    responses = [
        client.post(f"/es/forum/t/nothing/{action}/", reply_data()),
        client.get(f"/es/forum/t/nothing/{action}/"),
    ]

    assert [response.status_code for response in responses] == [404, 404]


@pytest.mark.parametrize("action", ["reply", "follow", "unfollow", "withdraw", "2/accept"])
def test_actions_reached_by_a_link_show_the_question(client, topic, member, action):
    reply_to(topic)

    assert client.get(path(topic, action)).url.startswith(topic.address())


def test_reply_is_saved_and_shown(client, topic, member):
    response = client.post(path(topic, "reply", "fr"), reply_data(language="fr"))

    post = topic.posts.get(position=2)
    assert response.url == f"/fr/forum/t/{topic.code}/nie/#p2"
    assert (post.author, post.language) == (member, "fr")


def test_reply_other_words_in_the_same_form_are_another_answer(client, topic, member):
    data = reply_data()

    for words in (data["source"], data["source"], "Pide cita en la web."):
        client.post(path(topic, "reply"), {**data, "source": words})

    written = [post.source for post in topic.posts.filter(position__gt=1)]
    assert written == [data["source"], "Pide cita en la web."]


def test_reply_on_the_second_page_leads_there(client, topic, member):
    for _ in range(19):
        reply_to(topic)

    response = client.post(path(topic, "reply"), reply_data())

    assert response.url == f"/es/forum/t/{topic.code}/nie/?page=2#p21"


@pytest.mark.parametrize(
    ("field", "value"),
    [("source", ""), ("source", "x" * 20_001), ("source", "a\x00b"), ("language", "xx")],
)
def test_reply_bad_input_is_told_beside_the_field_and_kept(client, topic, member, field, value):
    response = client.post(path(topic, "reply"), reply_data(**{field: value}))

    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    assert (Post.objects.count(), Fact.objects.count()) == (1, 0)


def test_reply_to_a_question_closed_meanwhile_keeps_the_text(client, topic, member):
    Topic.objects.update(state=TopicState.CLOSED)

    response = client.post(path(topic, "reply"), reply_data(source="My long answer"))

    assert "My long answer" in response.content.decode()
    assert len(response.context["form"].non_field_errors()) == 1
    assert Post.objects.count() == 1


def test_reply_more_often_than_the_limit_is_refused(client, topic, member, settings):
    settings.LIMITS = {**settings.LIMITS, "forum.post": (1, 3600)}
    client.post(path(topic, "reply"), reply_data())

    response = client.post(path(topic, "reply"), reply_data(source="Another"))

    assert len(response.context["form"].non_field_errors()) == 1
    assert Post.objects.count() == 2


@pytest.mark.usefixtures("counters_in_table")
@pytest.mark.parametrize("answers", [1, 3])
def test_reply_costs_ten_queries(client, topic, member, queries_of, answers):
    for _ in range(answers):
        reply_to(topic)
    address = path(topic, "reply")
    client.get(topic.address())

    found = queries_of(lambda: client.post(address, reply_data(source=str(uuid4()))))

    assert len(found) == 10


@pytest.mark.parametrize(
    ("reads", "question", "answer"),
    [(["pt"], "pt", "pt"), ([], "es", "es"), ([], "pt", "es")],
)
def test_reply_form_starts_in_a_language_the_person_reads(
    client, topic, member, reads, question, answer
):
    Topic.objects.update(language=question)
    member.reading_languages = reads
    member.save()

    response = client.get(path(topic, "nie"))

    assert response.context["form"]["language"].value() == answer


def test_accept_and_withdraw(client, topic):
    reply_to(topic)
    reply_to(topic)
    client.force_login(topic.author)
    states = []

    for action, data in (("2/accept", {"seen": ""}), ("3/accept", {"seen": "2"}), ("withdraw", {})):
        response = client.post(path(topic, action), data)
        topic.refresh_from_db()
        states.append(
            (response.status_code, topic.state, topic.accepted and topic.accepted.position)
        )

    assert states == [(302, "solved", 2), (302, "solved", 3), (302, "open", None)]


@pytest.mark.parametrize("action", ["2/accept", "withdraw"])
def test_accept_by_who_may_not_is_404(client, topic, member, action):
    reply_to(topic)

    response = client.post(path(topic, action), {"seen": ""})

    topic.refresh_from_db()
    assert (response.status_code, topic.state) == (404, "open")


def test_accept_of_missing_answer_is_404(client, topic):
    client.force_login(topic.author)

    assert client.post(path(topic, "9/accept"), {"seen": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("action", "seen"),
    [("1/accept", ""), ("3/accept", ""), ("3/accept", "²"), ("3/accept", "9" * 5000)],
)
def test_accept_that_is_refused_is_told(client, topic, action, seen):
    topic.accepted, topic.state = reply_to(topic), TopicState.SOLVED
    topic.save()
    reply_to(topic)
    client.force_login(topic.author)

    response = client.post(path(topic, action), {"seen": seen}, follow=True)

    topic.refresh_from_db()
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert topic.accepted.position == 2


def test_withdraw_that_is_refused_is_told(client, topic):
    topic.accepted, topic.state = reply_to(topic), TopicState.CLOSED
    topic.save()
    client.force_login(topic.author)

    response = client.post(path(topic, "withdraw"), follow=True)

    topic.refresh_from_db()
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert topic.accepted.position == 2


def test_follow_and_unfollow(client, topic, member):
    counts = []

    for action in ("follow", "follow", "unfollow", "unfollow"):
        client.post(path(topic, action))
        counts.append(Follow.objects.count())

    assert counts == [1, 1, 0, 0]
