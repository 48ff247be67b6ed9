from datetime import timedelta

import pytest

from core.errors import TransitionNotAllowed
from core.facts.models import Fact
from mentoring.enums import MeetingWay
from mentoring.errors import (
    MeetingAlreadyProposed,
    MeetingOver,
    NotAccepted,
    OwnProposal,
    TimeInThePast,
    TimeNotOffered,
    TimeTaken,
    TimeTooFar,
)
from mentoring.models import Meeting
from mentoring.services.meetings import (
    Proposal,
    agree_on_time,
    cancel_meeting,
    propose_meeting,
    propose_other_times,
)
from tests.core.moments import NOON
from tests.factories.mentoring import MatchFactory, MeetingFactory, MentorFactory

pytestmark = pytest.mark.django_db
TOMORROW = NOON + timedelta(days=1)
LATER = NOON + timedelta(days=2)


def proposal(*times):
    return Proposal(
        times=times or (TOMORROW, LATER),
        minutes=45,
        way=MeetingWay.VIDEO,
        where="https://meet.example.test/",
    )


def propose(match, by=None, *times):
    return propose_meeting(
        match_id=match.pk, proposal=proposal(*times), by=by or match.need.person, at=NOON
    )


def agree(meeting, by, time=None):
    time = time or meeting.times.first()
    return agree_on_time(meeting_id=meeting.pk, time_id=time.pk, by=by, at=NOON)


def kinds():
    return list(Fact.objects.values_list("kind", flat=True))


def agreed_meeting(**fields):
    return MeetingFactory(
        times=[TOMORROW], starts_at=TOMORROW, ends_at=TOMORROW + timedelta(minutes=45), **fields
    )


def test_propose_meeting_offers_each_time_once_in_order():
    match = MatchFactory(accepted=True)

    meeting = propose(match, match.mentor.user, LATER, TOMORROW, LATER)

    fact = Fact.objects.get()
    assert [time.starts_at for time in meeting.times.all()] == [TOMORROW, LATER]
    assert (fact.kind, fact.subject, fact.actor) == (
        "mentoring.meeting_proposed",
        match.need.person,
        match.mentor.user,
    )


@pytest.mark.parametrize(
    ("state", "times", "error"),
    [
        ("accepted", [NOON + timedelta(minutes=59)], TimeInThePast),
        ("accepted", [TOMORROW, NOON - timedelta(days=1)], TimeInThePast),
        ("accepted", [NOON + timedelta(days=91)], TimeTooFar),
        ("requested", [TOMORROW], NotAccepted),
    ],
)
def test_propose_meeting_refusal_changes_nothing(state, times, error):
    match = MatchFactory(accepted=state == "accepted")

    with pytest.raises(error):
        propose(match, None, *times)

    assert (Meeting.objects.count(), kinds()) == (0, [])


def test_propose_meeting_refuses_a_second_open_proposal():
    meeting = MeetingFactory()

    with pytest.raises(MeetingAlreadyProposed):
        propose(meeting.match)

    assert (Meeting.objects.count(), kinds()) == (1, [])


def test_agree_on_time_gives_the_meeting_its_time_once():
    meeting = propose(MatchFactory(accepted=True))

    agree(meeting, meeting.match.mentor.user)
    agree(meeting, meeting.match.mentor.user)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts_at, meeting.ends_at, meeting.sequence) == (
        "agreed",
        TOMORROW,
        TOMORROW + timedelta(minutes=45),
        0,
    )
    assert kinds() == ["mentoring.meeting_proposed", "mentoring.meeting_agreed"]


def refused_agreement(case):
    """Return a meeting, who picks and the time, refused for the reason ``case``."""
    meeting = MeetingFactory(times=[NOON if case == "past" else TOMORROW, LATER])
    by = meeting.proposed_by if case == "own" else meeting.match.mentor.user
    time = meeting.times.first()
    if case == "foreign":
        time = MeetingFactory(times=[TOMORROW]).times.get()
    if case == "taken":
        match = MatchFactory(accepted=True, mentor=meeting.match.mentor)
        match.mentor.save()
        agreed_meeting(match=match)
    if case == "other time":
        agree(meeting, by, meeting.times.last())
    if case == "cancelled":
        cancel_meeting(meeting_id=meeting.pk, by=by, at=NOON)
    return meeting, by, time


@pytest.mark.parametrize(
    ("case", "error"),
    [
        ("own", OwnProposal),
        ("past", TimeInThePast),
        ("foreign", TimeNotOffered),
        ("taken", TimeTaken),
        ("other time", TransitionNotAllowed),
        ("cancelled", TransitionNotAllowed),
    ],
)
def test_agree_on_time_refusal_changes_nothing(case, error):
    meeting, by, time = refused_agreement(case)
    meeting.refresh_from_db()
    before = (meeting.state, meeting.starts_at, kinds())

    with pytest.raises(error):
        agree(meeting, by, time)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts_at, kinds()) == before


def test_agree_on_time_allows_a_meeting_right_after_another():
    first = agreed_meeting()
    match = MatchFactory(accepted=True, mentor=first.match.mentor)
    next_one = propose(match, None, TOMORROW + timedelta(minutes=45))

    agree(next_one, match.mentor.user)

    next_one.refresh_from_db()
    assert next_one.state == "agreed"


def test_propose_other_times_turns_the_choice_round():
    meeting = MeetingFactory(times=[TOMORROW])
    mentor = meeting.match.mentor.user

    propose_other_times(meeting_id=meeting.pk, proposal=proposal(LATER), by=mentor, at=NOON)

    meeting.refresh_from_db()
    assert (meeting.round, meeting.proposed_by, meeting.sequence) == (2, mentor, 0)
    assert [time.starts_at for time in meeting.times.all()] == [LATER]
    assert agree(meeting, meeting.match.need.person).starts_at == LATER


def test_moving_an_agreed_meeting_keeps_its_uid_and_raises_its_sequence():
    meeting = agreed_meeting()
    mentor, uid = meeting.match.mentor.user, meeting.uid

    propose_other_times(meeting_id=meeting.pk, proposal=proposal(LATER), by=mentor, at=NOON)
    meeting.refresh_from_db()
    moved = (meeting.state, meeting.starts_at, meeting.sequence)
    agree(meeting, meeting.match.need.person)

    meeting.refresh_from_db()
    assert moved == ("proposed", None, 1)
    assert (meeting.uid, meeting.sequence, meeting.starts_at) == (uid, 2, LATER)
    assert kinds() == ["mentoring.meeting_proposed", "mentoring.meeting_agreed"]


@pytest.mark.parametrize(
    ("case", "error"),
    [
        ("ended", NotAccepted),
        ("another proposal", MeetingAlreadyProposed),
        ("cancelled", TransitionNotAllowed),
        ("past", TimeInThePast),
    ],
)
def test_propose_other_times_refusal_changes_nothing(case, error):
    meeting = agreed_meeting()
    if case == "ended":
        meeting.match.state = "ended"
        meeting.match.closed_at = NOON
        meeting.match.save()
    if case == "another proposal":
        MeetingFactory(match=meeting.match)
    if case == "cancelled":
        Meeting.objects.filter(pk=meeting.pk).update(state="cancelled")
    before = Meeting.objects.values("state", "round").get(pk=meeting.pk)
    times = [NOON if case == "past" else LATER]

    with pytest.raises(error):
        propose_other_times(
            meeting_id=meeting.pk,
            proposal=proposal(*times),
            by=meeting.match.mentor.user,
            at=NOON,
        )

    assert (Meeting.objects.values("state", "round").get(pk=meeting.pk), kinds()) == (before, [])


def test_cancel_meeting_twice_is_once():
    meeting = agreed_meeting()

    for _attempt in range(2):
        cancel_meeting(meeting_id=meeting.pk, by=meeting.proposed_by, at=NOON)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.sequence, kinds()) == (
        "cancelled",
        1,
        ["mentoring.meeting_cancelled"],
    )


def _move(**who):
    return propose_other_times(proposal=proposal(LATER), **who)


@pytest.mark.parametrize("act", [_move, cancel_meeting])
def test_a_meeting_that_is_over_stays_as_it_was(act):
    meeting = agreed_meeting()

    with pytest.raises(MeetingOver):
        act(meeting_id=meeting.pk, by=meeting.proposed_by, at=meeting.ends_at)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts_at, meeting.round) == ("agreed", TOMORROW, 1)
    assert not Fact.objects.exists()


def test_meetings_are_seen_by_their_two_sides_only():
    meeting = MeetingFactory()

    seen = [
        list(Meeting.objects.visible_to(user))
        for user in (meeting.match.need.person, meeting.match.mentor.user, MentorFactory().user)
    ]

    assert seen == [[meeting], [meeting], []]
