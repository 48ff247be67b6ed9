"""The last free place is taken once, a request is answered once, no mentor is in two meetings."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, connections

from core.errors import DomainError
from core.facts.models import Fact
from mentoring.models import Match, Meeting, MentorProfile, Need
from mentoring.services import matches, meetings
from mentoring.services.needs import NeedFields, state_need
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.mentoring import MatchFactory, MeetingFactory, MentorFactory, NeedFactory

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
TOMORROW = NOON + timedelta(days=1)
WRITERS = 8


def at_once(calls):
    """Run ``calls`` in as many threads, all let go together; return results and refusals."""
    start = Barrier(len(calls))

    def run(call):
        try:
            start.wait()
            return call()
        except DomainError as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def needs_postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time; the control run needs PostgreSQL")


def accept_all(requests):
    return at_once(
        [
            lambda pk=request.pk: matches.accept_match(match_id=pk, answer="", at=NOON)
            for request in requests
        ]
    )


def test_last_places_are_taken_once():
    mentor = MentorFactory(capacity=2)
    requests = MatchFactory.create_batch(WRITERS, mentor=mentor)

    accept_all(requests)

    mentor.refresh_from_db()
    assert (mentor.active, Match.objects.accepted().count()) == (2, 2)
    assert Fact.objects.filter(kind="mentoring.match_accepted").count() == 2


def test_last_places_are_taken_too_often_without_the_guards(monkeypatch):
    needs_postgresql()
    mentor = MentorFactory(capacity=2)
    requests = MatchFactory.create_batch(WRITERS, mentor=mentor)
    both_have_read = Barrier(WRITERS)

    def look_then_take(mentor_id):
        profile = MentorProfile.objects.get(pk=mentor_id)
        both_have_read.wait(timeout=20)
        profile.active += 1
        profile.save(update_fields=["active"])
        return profile.active <= profile.capacity

    monkeypatch.setattr(matches, "take_place", look_then_take)
    monkeypatch.setattr(matches, "locked_match", lambda pk: Match.objects.with_people().get(pk=pk))
    accept_all(requests)

    assert Match.objects.accepted().count() > 2


def test_accepting_twice_at_once_is_accepting_once():
    request = MatchFactory()

    answers = accept_all([request] * WRITERS)

    request.mentor.refresh_from_db()
    assert [answer.state for answer in answers] == ["accepted"] * WRITERS
    assert (request.mentor.active, Fact.objects.count()) == (1, 1)


def test_two_mentors_who_accept_at_once_leave_one():
    need = NeedFactory()
    requests = [MatchFactory(need=need) for _ in range(3)]

    accept_all(requests)

    states = sorted(Match.objects.values_list("state", flat=True))
    places = sorted(MentorProfile.objects.values_list("active", flat=True))
    assert (states, places) == (["accepted", "withdrawn", "withdrawn"], [0, 0, 1])


def test_asking_twice_at_once_is_one_request():
    need, mentor = NeedFactory(), MentorFactory()

    answers = at_once(
        [
            lambda: matches.request_match(
                need_id=need.pk, mentor_id=mentor.pk, message="Please.", at=NOON
            )
        ]
        * WRITERS
    )

    assert {answer.pk for answer in answers} == {Match.objects.get().pk}


def test_stating_a_need_twice_at_once_is_one_need():
    person = UserFactory()
    fields = NeedFields(
        text="Help", expertise=[], stage="idea", sector=None, languages=[], territory=None
    )

    at_once([lambda: state_need(person=person, fields=fields, language="es", at=NOON)] * WRITERS)

    assert (Need.objects.count(), Fact.objects.count()) == (1, 1)


def proposals_for_one_mentor():
    """Return proposals of several people for one mentor, all for the same time."""
    mentor = MentorFactory(capacity=WRITERS)
    return [
        MeetingFactory(match__mentor=mentor, match__accepted=True, times=[TOMORROW])
        for _ in range(WRITERS)
    ]


def agree_on_all(proposals):
    def agreeing(meeting):
        time, mentor = meeting.times.get(), meeting.match.mentor.user
        return lambda: meetings.agree_on_time(
            meeting_id=meeting.pk, time_id=time.pk, by=mentor, at=NOON
        )

    return at_once([agreeing(meeting) for meeting in proposals])


def test_a_mentor_is_in_one_meeting_at_a_time():
    proposals = proposals_for_one_mentor()

    agree_on_all(proposals)

    assert Meeting.objects.agreed().count() == 1


def test_a_mentor_is_in_many_meetings_without_the_lock(monkeypatch):
    needs_postgresql()
    proposals = proposals_for_one_mentor()
    all_have_looked = Barrier(WRITERS)

    def look_then_wait(meeting, start, is_free=meetings.is_free):
        answer = is_free(meeting, start)
        all_have_looked.wait(timeout=20)
        return answer

    monkeypatch.setattr(meetings, "is_free", look_then_wait)
    monkeypatch.setattr(meetings, "locked_match", lambda pk: Match.objects.with_people().get(pk=pk))
    agree_on_all(proposals)

    assert Meeting.objects.agreed().count() > 1
