from uuid import UUID, uuid4

import pytest

from core.facts.models import Fact
from forum.models import Topic
from forum.services.solutions import accept_answer
from tests.factories.accounts import UserFactory
from tests.factories.forum import NOON, TopicFactory, reply_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker(client):
    person = UserFactory()
    client.force_login(person)
    return person


@pytest.fixture
def filled(papers):
    return {
        "title": "¿Cómo pido el NIE?",
        "source": "Llegué en **enero** y no tengo cita.",
        "language": "es",
        "category": str(papers.translation_key),
        "token": str(uuid4()),
    }


def test_ask_sends_a_visitor_to_sign_in(client, forum):
    response = client.get("/es/forum/ask/?category=x")

    assert response.url == "/es/account/login/?next=%2Fes%2Fforum%2Fask%2F%3Fcategory%3Dx"


def test_ask_form_knows_language_and_category(client, papers, asker):
    response = client.get("/fr/forum/ask/", {"category": str(papers.translation_key)})

    form = response.context["form"]
    assert (form["language"].value(), form["category"].value()) == (
        "fr",
        str(papers.translation_key),
    )
    assert len(form.fields["category"].choices) == 4
    assert UUID(str(form["token"].value()))


def test_ask_looks_for_answers_first_and_keeps_the_text(client, filled, asker):
    solved = TopicFactory(title="NIE: la cita")
    reply_to(solved)
    accept_answer(
        topic_code=solved.code, position=2, acceptor=solved.author, seen_position=None, at=NOON
    )
    from modelsearch.index import insert_or_update_object

    insert_or_update_object(solved)

    response = client.post("/es/forum/ask/", {**filled, "step": "look"})

    html = response.content.decode()
    assert [topic.pk for topic in response.context["similar"]] == [solved.pk]
    assert ("Llegué en **enero** y no tengo cita." in html, filled["token"] in html) == (True, True)
    assert 'value="publish"' in html
    assert Topic.objects.count() == 1


def test_ask_publishes(client, filled, asker):
    response = client.post("/es/forum/ask/", {**filled, "step": "publish"})

    topic = Topic.objects.get()
    assert response.url == f"/es/forum/t/{topic.code}/como-pido-el-nie/"
    assert (topic.author, topic.title, topic.category_key) == (
        asker,
        filled["title"],
        UUID(filled["category"]),
    )


def test_ask_sent_twice_is_one_question(client, filled, asker):
    answers = [client.post("/es/forum/ask/", {**filled, "step": "publish"}).url for _ in range(2)]

    assert (answers[0], Topic.objects.count(), Fact.objects.count()) == (answers[1], 1, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "short"),
        ("title", "x" * 151),
        ("title", "with \x00 inside it"),
        ("source", ""),
        ("source", "   "),
        ("source", "x" * 20_001),
        ("language", "xx"),
        ("language", ""),
        ("category", "0b5c7a52-6c1e-4a57-9a55-1d2f3c4b5a69"),
        ("category", "'; DROP TABLE"),
        ("category", ""),
    ],
)
def test_ask_bad_input_is_told_beside_the_field_and_kept(client, filled, asker, field, value):
    response = client.post("/es/forum/ask/", {**filled, field: value, "step": "publish"})

    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (200, [field])
    assert form["token"].value() == filled["token"]
    assert (Topic.objects.count(), Fact.objects.count()) == (0, 0)


def test_ask_empty_is_told_beside_every_field(client, papers, asker):
    response = client.post("/es/forum/ask/", {"step": "publish"})

    assert sorted(response.context["form"].errors) == ["category", "language", "source", "title"]


@pytest.mark.parametrize("token", ["", "nonsense"])
def test_ask_with_a_broken_token_works(client, filled, asker, token):
    client.post("/es/forum/ask/", {**filled, "token": token, "step": "publish"})

    assert Topic.objects.count() == 1


@pytest.mark.parametrize("field", ["title", "source"])
def test_ask_other_words_in_the_same_form_are_another_question(client, filled, asker, field):
    client.post("/es/forum/ask/", {**filled, "step": "publish"})
    client.post("/es/forum/ask/", {**filled, "step": "publish"})
    client.post("/es/forum/ask/", {**filled, field: "¿Y para mi hija?", "step": "publish"})

    assert Topic.objects.count() == 2


def test_ask_newcomer_with_three_links_is_told_beside_the_text(client, filled, asker):
    source = "https://a.test https://b.test https://c.test"

    response = client.post("/es/forum/ask/", {**filled, "source": source, "step": "publish"})

    assert list(response.context["form"].errors) == ["source"]
    assert (Topic.objects.count(), Fact.objects.count()) == (0, 0)


def test_ask_more_often_than_the_limit_is_refused(client, filled, asker, settings):
    settings.LIMITS = {**settings.LIMITS, "forum.topic": (1, 86400)}
    client.post("/es/forum/ask/", {**filled, "step": "publish"})

    second = {**filled, "title": "¿Y el empadronamiento?", "token": str(uuid4())}
    response = client.post("/es/forum/ask/", {**second, "step": "publish"})

    assert len(response.context["form"].non_field_errors()) == 1
    assert Topic.objects.count() == 1


def test_ask_where_no_forum_is_open_is_told(client, papers, filled, asker, monkeypatch):
    """The forum was taken away while the form was open."""
    papers.get_translations(inclusive=True).update(live=False)
    monkeypatch.setattr("forum.selectors.categories", lambda: [papers])

    response = client.post("/es/forum/ask/", {**filled, "step": "publish"})

    assert list(response.context["form"].errors) == ["category"]
    assert Topic.objects.count() == 0
