"""The bridges: each story between two islands, from one end to the other."""

from datetime import UTC, datetime

from django.test import RequestFactory
from wagtail.models import Page

from cece.links.mentor_sees_shop import shop_of_mentee
from cece.links.site_tree import ensure_index_pages
from cece.links.welcome import tell_welcome
from core.accounts.services.joining import join_person
from core.facts.models import Fact
from core.notices.models import Notice
from tests.factories.accounts import UserFactory
from tests.factories.mentoring import MatchFactory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def _request(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def test_welcome_is_told_once_in_the_persons_language(db):
    person = UserFactory(language="ar")
    join_person(user=person, at=NOON)
    fact = Fact.objects.get(kind="accounts.person_joined")

    tell_welcome(fact)
    tell_welcome(fact)

    told = [(notice.receiver, notice.link) for notice in Notice.objects.all()]
    assert told == [(person, "/ar/me/")]


def test_mentee_without_open_shop_shows_nothing_to_the_mentor(db):
    match = MatchFactory(accepted=True)

    assert shop_of_mentee(_request(match.mentor.user), match) is None


def test_index_pages_are_made_once(db):
    before = Page.objects.count()

    ensure_index_pages()

    assert Page.objects.count() == before


def test_index_pages_answer_in_every_language(client, db):
    answers = {
        f"/{language}/{slug}/": client.get(f"/{language}/{slug}/").status_code
        for language in ("es", "pt", "en", "fr", "ar")
        for slug in ("learn", "forum", "mentoring", "shops")
    }

    assert answers == dict.fromkeys(answers, 200)
