from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from mentoring.enums import EXPERTISE, LANGUAGES, SECTORS
from mentoring.models import Block, Expertise, Language, Match, Meeting, MentorProfile, Need, Sector
from mentoring.services.terms import ensure_terms
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.mentoring import MatchFactory, MeetingFactory, MentorFactory, NeedFactory

pytestmark = pytest.mark.django_db


def test_code_tables_are_filled_once():
    ensure_terms()

    assert (Expertise.objects.count(), Sector.objects.count(), Language.objects.count()) == (
        len(EXPERTISE),
        len(SECTORS),
        len(LANGUAGES),
    )


@pytest.mark.parametrize("language", ["es", "pt", "en", "fr", "ar"])
def test_every_language_has_a_name_in_the_readers_language(language):
    with translation.override(language):
        nameless = [term.code for term in Language.objects.all() if str(term).lower() == term.code]

    assert nameless == []


def test_unknown_term_shows_its_code():
    assert str(Expertise(code="juggling")) == "juggling"


def refuses(call):
    try:
        with transaction.atomic():
            call()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "changes",
    [
        {"active": 4},
        {"state": "famous"},
        {"vetted_at": None},
        {"submitted_at": None},
    ],
)
def test_database_refuses_impossible_mentors(changes):
    mentor = MentorFactory()

    assert refuses(lambda: MentorProfile.objects.filter(pk=mentor.pk).update(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "odd"},
        {"state": "accepted"},
        {"answered_at": NOON},
        {"closed_at": NOON},
        {"reason": "other"},
        {"state": "declined", "answered_at": NOON, "closed_at": NOON},
        {"state": "withdrawn"},
        {"expires_on": "2026-11-20"},
    ],
)
def test_database_refuses_impossible_matches(changes):
    match = MatchFactory()

    assert refuses(lambda: Match.objects.filter(pk=match.pk).update(**changes))


def test_database_refuses_a_second_open_request_and_a_second_mentor():
    match = MatchFactory(accepted=True)

    assert refuses(lambda: MatchFactory(need=match.need, mentor=match.mentor))
    assert refuses(lambda: MatchFactory(need=match.need, state="accepted", answered_at=NOON))


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "odd"},
        {"way": "pigeon"},
        {"state": "agreed"},
        {"starts_at": NOON, "ends_at": NOON + timedelta(hours=1)},
        {"state": "agreed", "starts_at": NOON, "ends_at": NOON},
    ],
)
def test_database_refuses_impossible_meetings(changes):
    meeting = MeetingFactory()

    assert refuses(lambda: Meeting.objects.filter(pk=meeting.pk).update(**changes))


def test_database_refuses_two_open_needs_and_odd_ones():
    need = NeedFactory()

    assert refuses(lambda: NeedFactory(person=need.person))
    assert refuses(lambda: Need.objects.filter(pk=need.pk).update(state="odd"))
    assert refuses(lambda: Need.objects.filter(pk=need.pk).update(stage="odd"))


def test_database_refuses_blocking_oneself_or_twice():
    by, person = UserFactory(), UserFactory()
    Block.objects.create(by=by, person=person, at=NOON)

    assert refuses(lambda: Block.objects.create(by=by, person=person, at=NOON))
    assert refuses(lambda: Block.objects.create(by=by, person=by, at=NOON))


def test_rows_name_themselves_without_personal_data():
    meeting = MeetingFactory(times=[NOON])
    match = meeting.match
    block = Block(by=match.need.person, person=match.mentor.user)

    names = [str(meeting), str(match), str(match.need), str(meeting.times.get()), str(block)]

    assert names == [
        meeting.code,
        match.code,
        match.need.code,
        "2026-11-18T12:00:00+00:00",
        f"{match.need.person_id} - {match.mentor.user_id}",
    ]
    assert str(match.mentor) == match.mentor.user.display_name
