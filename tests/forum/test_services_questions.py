from contextlib import nullcontext
from datetime import timedelta
from uuid import uuid4

import pytest

from core.facts.models import Fact
from forum.errors import TooManyLinks, UnknownCategory
from forum.models import Follow, Post, Topic
from forum.services import questions
from forum.services.questions import ask_question, slug_of
from tests.factories.accounts import UserFactory
from tests.factories.forum import NOON, PostFactory, TopicFactory, question

pytestmark = pytest.mark.django_db


def test_ask_question_publishes_and_follows(papers):
    amina = UserFactory()

    topic = ask_question(
        author=amina, question=question(papers, source="Where do **I** go?"), at=NOON
    )

    post = topic.posts.get()
    assert (post.position, post.html.strip(), post.author) == (
        1,
        '<p dir="auto">Where do <strong>I</strong> go?</p>',
        amina,
    )
    assert (topic.state, topic.replies, topic.last_position, topic.slug) == (
        "open",
        0,
        1,
        "how-do-i-register-as-autonomo",
    )
    assert Follow.objects.get().person == amina
    assert list(Fact.objects.values_list("kind", "subject", "object_id", "data")) == [
        (
            "forum.question_asked",
            amina.pk,
            str(topic.pk),
            {"language": "es", "category": str(papers.translation_key)},
        )
    ]


@pytest.mark.parametrize("later", [timedelta(0), timedelta(days=1)])
def test_ask_question_same_form_is_one_question(papers, later):
    amina, asked = UserFactory(), question(papers)

    first = ask_question(author=amina, question=asked, at=NOON)
    second = ask_question(author=amina, question=asked, at=NOON + later)

    assert (first, Topic.objects.count(), Fact.objects.count()) == (second, 1, 1)


@pytest.mark.parametrize(("seconds", "topics"), [(59, 1), (61, 2)])
def test_ask_question_same_text_within_a_minute_is_one_question(papers, seconds, topics):
    amina = UserFactory()

    ask_question(author=amina, question=question(papers), at=NOON)
    ask_question(author=amina, question=question(papers), at=NOON + timedelta(seconds=seconds))

    assert Topic.objects.count() == topics


def test_ask_question_same_form_in_two_processes_is_one_question(papers, monkeypatch):
    amina, asked = UserFactory(), question(papers)
    first = ask_question(author=amina, question=asked, at=NOON)
    monkeypatch.setattr(questions, "_asked_before", lambda *_args: None)

    second = ask_question(author=amina, question=asked, at=NOON)

    assert (first, Topic.objects.count(), Fact.objects.count()) == (second, 1, 1)


def test_ask_question_by_two_people_is_two_questions(papers):
    asked = question(papers)

    for person in (UserFactory(), UserFactory()):
        ask_question(author=person, question=asked, at=NOON)

    assert Topic.objects.count() == 2


def test_ask_question_in_unknown_category_changes_nothing(forum):
    with pytest.raises(UnknownCategory):
        ask_question(author=UserFactory(), question=question(uuid4()), at=NOON)

    assert (Topic.objects.count(), Post.objects.count(), Fact.objects.count()) == (0, 0, 0)


LINKS = [
    "a https://a.test b http://b.test c www.c.test",
    "[a](https://a.test) [b](//b.test) [c](mailto:c@c.test)",
    "HTTPS://A.TEST HTTPS://B.TEST HTTPS://C.TEST",
]


@pytest.mark.parametrize("source", LINKS)
def test_ask_question_newcomer_with_three_links_changes_nothing(papers, source):
    with pytest.raises(TooManyLinks) as refusal:
        ask_question(author=UserFactory(), question=question(papers, source=source), at=NOON)

    assert (refusal.value.field, refusal.value.data) == ("source", {"most": 2})
    assert (Topic.objects.count(), Post.objects.count(), Fact.objects.count()) == (0, 0, 0)


def test_ask_question_newcomer_with_two_links_is_welcome(papers):
    asked = question(papers, source="See https://a.test and https://b.test")

    ask_question(author=UserFactory(), question=asked, at=NOON)

    assert Topic.objects.count() == 1


@pytest.mark.parametrize(("posts", "allowed"), [(2, False), (3, True)])
def test_ask_question_with_links_is_for_people_with_three_texts(papers, posts, allowed):
    amina = UserFactory()
    topic = TopicFactory()
    for number in range(posts):
        PostFactory(topic=topic, position=number + 2, author=amina)

    with nullcontext() if allowed else pytest.raises(TooManyLinks):
        ask_question(author=amina, question=question(papers, source=LINKS[0]), at=NOON)

    assert Topic.objects.filter(author=amina).exists() is allowed


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("¿Cómo pido el NIE?", "como-pido-el-nie"),
        ("كيف أسجل نفسي؟", "kyf-sjl-nfsy"),
        ("???", "question"),
        ("a " * 75, ("a-" * 40)[:79]),
    ],
)
def test_slug_of_title_is_latin_and_short(title, slug):
    assert slug_of(title) == slug
