from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from forum import selectors
from forum.enums import TopicState
from forum.services.questions import ask_question
from forum.services.solutions import accept_answer
from tests.factories.accounts import SuperUserFactory, UserFactory
from tests.factories.forum import (
    KEY,
    NOON,
    TopicFactory,
    make_moderator,
    question,
    reply_to,
)

pytestmark = pytest.mark.django_db


def asked(papers, title, *, is_solved=True, **fields):
    topic = ask_question(author=UserFactory(), question=question(papers, title, **fields), at=NOON)
    if is_solved:
        reply_to(topic)
        accept_answer(
            topic_code=topic.code, position=2, acceptor=topic.author, seen_position=None, at=NOON
        )
    return topic


def test_similar_solved_folds_accents_and_crosses_languages(papers):
    found = [
        asked(papers, "¿Cuánto paga un autónomo?"),
        asked(papers, "Devenir autonomo en Espagne", language="fr"),
    ]
    asked(papers, "¿Cómo vendo miel en el mercado?")
    asked(papers, "Soy autónomo, ¿y ahora?", is_solved=False)

    similar = selectors.similar_solved("Quiero ser AUTONOMO")

    assert sorted(topic.pk for topic in similar) == sorted(topic.pk for topic in found)


def test_similar_solved_reads_the_text_too(papers):
    topic = asked(papers, "¿Qué papel llevo?", source="Me piden el modelo EX-15 en la comisaría.")

    assert selectors.similar_solved("formulario para la comisaria") == [topic]


@pytest.mark.parametrize("title", ["", "¿Cómo puedo?", "???", "a b c", '" OR * NEAR(', "'--"])
def test_similar_solved_of_words_that_say_nothing_is_nothing(papers, title):
    asked(papers, "¿Cuánto paga un autónomo?")

    assert selectors.similar_solved(title) == []


def test_category_of_topic_is_in_the_readers_language(papers):
    topic = TopicFactory.build(category_key=papers.translation_key, language="pt")

    with translation.override("fr"):
        in_french = selectors.category_of(topic)
        papers.get_translations(inclusive=True).filter(locale__language_code="fr").delete()
        instead = selectors.category_of(topic)

    assert (in_french.locale.language_code, instead.locale.language_code) == ("fr", "pt")
    assert selectors.category_of(TopicFactory.build(category_key=KEY)) is None


def test_questions_of_person_are_hers_with_news_first():
    amina = UserFactory()
    old = TopicFactory(author=amina)
    new = TopicFactory(author=amina, last_post_at=NOON + timedelta(days=1))
    TopicFactory()

    assert list(selectors.questions_of(amina)) == [new, old]


def test_searchable_topics_leave_out_hidden_ones():
    shown = TopicFactory()
    TopicFactory(state=TopicState.HIDDEN, state_before=TopicState.OPEN)

    assert list(selectors.searchable_topics()) == [shown]


def test_moderators_are_the_active_members_of_the_group():
    moderator = make_moderator()
    make_moderator(is_active=False)

    assert list(selectors.moderators()) == [moderator]
    assert [
        selectors.is_moderator(who) for who in (moderator, SuperUserFactory(), UserFactory())
    ] == [True, True, False]


def test_posts_on_page_cost_one_query_on_every_page(django_assert_num_queries):
    topic = TopicFactory()
    for _ in range(40):
        reply_to(topic)

    for number, positions in ((1, range(1, 21)), (2, range(21, 41)), (3, range(41, 42))):
        with django_assert_num_queries(1):
            posts = selectors.posts_on_page(topic, reader=AnonymousUser(), number=number)
            names = [post.author.display_name for post in posts]

        assert ([post.position for post in posts], len(names)) == (
            list(positions),
            len(positions),
        )
