import pytest

from core.accounts.services.erasure import erase_person
from core.facts.models import Fact
from core.facts.worker import run_due
from mentoring.services.leaving import leave_mentoring
from tests.core.moments import NOON
from tests.factories.mentoring import MatchFactory, MeetingFactory, MentorFactory

pytestmark = pytest.mark.django_db


def test_mentor_who_leaves_keeps_nobody_waiting():
    mentor = MentorFactory()
    running = MatchFactory(mentor=mentor, accepted=True)
    mentor.active = 1
    mentor.save()
    waiting = MatchFactory(mentor=mentor)

    leave_mentoring(user=mentor.user, at=NOON)
    leave_mentoring(user=mentor.user, at=NOON)

    for row in (mentor, running, waiting):
        row.refresh_from_db()
    assert (mentor.state, mentor.active, running.state, waiting.state) == (
        "draft",
        0,
        "ended",
        "declined",
    )
    assert Fact.objects.count() == 2


def test_entrepreneur_who_leaves_frees_the_place_and_takes_requests_back():
    running = MatchFactory(accepted=True)
    waiting = MatchFactory(need__person=running.need.person)

    leave_mentoring(user=running.need.person, at=NOON)

    for row in (running, waiting):
        row.refresh_from_db()
    assert (running.state, running.mentor.active, waiting.state, waiting.need.state) == (
        "ended",
        0,
        "withdrawn",
        "closed",
    )


def test_erasing_a_person_blanks_her_words_and_ends_her_mentoring():
    match = MeetingFactory().match
    match.answer = "Welcome."
    match.save()

    erase_person(user_id=match.need.person_id, at=NOON)
    run_due(at=NOON)

    match.refresh_from_db()
    assert (match.message, match.need.text, match.meetings.get().where) == ("", "", "")
    assert (match.answer, match.state) == ("Welcome.", "ended")


def test_erasing_a_mentor_takes_the_profile_off_the_list():
    match = MatchFactory(answer="", accepted=True)

    erase_person(user_id=match.mentor.user_id, at=NOON)
    run_due(at=NOON)

    match.refresh_from_db()
    assert (match.mentor.state, match.mentor.about, match.mentor.headline) == ("draft", "", "")
    assert (match.message, match.state) == ("Please help me.", "ended")
