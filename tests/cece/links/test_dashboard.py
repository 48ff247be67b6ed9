"""The desk: one next step, and every part with and without something in it."""

from datetime import UTC, datetime

from django.db import transaction
from django.urls import reverse

from cece.links.dashboard import desk_of
from cece.links.journey import STEPS
from core import facts
from tests.factories.accounts import UserFactory
from tests.factories.forum import TopicFactory
from tests.factories.mentoring import MatchFactory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_desk_of_newcomer_sends_her_to_learn(db):
    person = UserFactory()

    step = desk_of(person, at=NOON).next_step

    assert step.url == "/es/learn/"


def test_desk_of_mentor_puts_the_waiting_person_first(db):
    match = MatchFactory()

    step = desk_of(match.mentor.user, at=NOON).next_step

    assert step.url == reverse("mentoring:desk")


def test_desk_shows_only_own_questions(db):
    mine = TopicFactory()
    TopicFactory()

    assert desk_of(mine.author, at=NOON).questions == [mine]


def test_desk_at_the_end_of_the_journey_has_no_next_step(db):
    person = UserFactory()
    with transaction.atomic():
        for step in STEPS:
            facts.record(step.ticked_by, subject=person, key=step.key, at=NOON)

    assert desk_of(person, at=NOON).next_step is None


def test_dashboard_greets_in_the_language_of_the_address(client, db):
    client.force_login(UserFactory(display_name="Amina"))

    page = client.get("/en/me/").content.decode()

    assert "Hello, <bdi>Amina</bdi>" in page


def test_dashboard_costs_the_same_with_one_and_three_questions(
    client, db, django_assert_num_queries
):
    person = UserFactory()
    client.force_login(person)
    TopicFactory(author=person)
    client.get("/es/me/")
    with django_assert_num_queries(10):
        client.get("/es/me/")
    TopicFactory.create_batch(2, author=person)
    client.get("/es/me/")

    with django_assert_num_queries(10):
        client.get("/es/me/")
