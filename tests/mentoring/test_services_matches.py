from datetime import UTC, date, datetime, timedelta

import pytest

from core.errors import TransitionNotAllowed
from core.facts.models import Fact
from mentoring.enums import DeclineReason, MatchState, MentorState, NeedState
from mentoring.errors import (
    AlreadyAsked,
    MentorFull,
    MentorNotAvailable,
    NeedNotOpen,
    NoFreePlace,
    NoSharedLanguage,
    TooManyRequests,
)
from mentoring.models import Block, Match, MentorProfile
from mentoring.services.matches import (
    accept_match,
    decline_match,
    end_match,
    request_match,
    withdraw_match,
)
from tests.core.moments import NOON
from tests.factories.mentoring import MatchFactory, MeetingFactory, MentorFactory, NeedFactory

pytestmark = pytest.mark.django_db


def ask(need, mentor, at=NOON):
    return request_match(need_id=need.pk, mentor_id=mentor.pk, message="Please help me.", at=at)


def decline(match, *, block=False):
    return decline_match(
        match_id=match.pk, reason=DeclineReason.NO_TIME, answer="Sorry.", block=block, at=NOON
    )


def kinds():
    return list(Fact.objects.values_list("kind", flat=True))


def test_request_match_promises_a_working_day_and_keeps_the_score():
    need, mentor = NeedFactory(), MentorFactory()

    match = ask(need, mentor)

    fact = Fact.objects.get()
    assert (match.state, match.reply_due_on, match.expires_on) == (
        MatchState.REQUESTED,
        date(2026, 11, 23),  # Wednesday + 3 working days
        date(2026, 11, 25),
    )
    assert match.score == sum(points for _factor, points, _most in match.factors) == 85
    assert (fact.kind, fact.subject, fact.object_id) == (
        "mentoring.match_requested",
        need.person,
        str(match.pk),
    )


def test_request_match_counts_holidays_of_the_mentors_place():
    need, mentor = NeedFactory(languages=["pt"]), MentorFactory(place="PT-0805", languages=["pt"])

    match = ask(need, mentor, at=datetime(2026, 12, 4, 12, tzinfo=UTC))

    assert match.reply_due_on == date(2026, 12, 10)  # 8 December is a holiday in Portugal


def test_request_match_counts_the_day_at_the_mentors_place():
    need, mentor = NeedFactory(), MentorFactory()

    match = ask(need, mentor, at=datetime(2026, 11, 18, 23, 30, tzinfo=UTC))

    assert match.reply_due_on == date(2026, 11, 24)  # it is the 19th in Spain already


def test_request_match_twice_is_once():
    need, mentor = NeedFactory(), MentorFactory()

    first, second = ask(need, mentor), ask(need, mentor)

    assert (first, kinds()) == (second, ["mentoring.match_requested"])


def refused_need(case):
    """Return a need and a mentor that do not come together for the reason ``case``."""
    mentor = MentorFactory(languages=["ar"] if case == "language" else ["es"])
    need = NeedFactory(state="closed" if case == "closed" else "open")
    if case == "own":
        need.person = mentor.user
        need.save()
    if case == "full":
        mentor.active = mentor.capacity
    if case == "paused":
        mentor.state = MentorState.PAUSED
    mentor.save()
    if case == "blocked":
        Block.objects.create(by=mentor.user, person=need.person, at=NOON)
    if case == "blocking":
        Block.objects.create(by=need.person, person=mentor.user, at=NOON)
    if case == "declined":
        MatchFactory(
            need=need,
            mentor=mentor,
            state="declined",
            reason="no_time",
            answered_at=NOON,
            closed_at=NOON,
        )
    if case == "three":
        MatchFactory.create_batch(3, need=need)
    return need, mentor


@pytest.mark.parametrize(
    ("case", "error"),
    [
        ("language", NoSharedLanguage),
        ("closed", NeedNotOpen),
        ("own", MentorNotAvailable),
        ("full", MentorFull),
        ("paused", MentorNotAvailable),
        ("blocked", MentorNotAvailable),
        ("blocking", MentorNotAvailable),
        ("declined", AlreadyAsked),
        ("three", TooManyRequests),
    ],
)
def test_request_match_refusal_changes_nothing(case, error):
    need, mentor = refused_need(case)
    before = Match.objects.count()

    with pytest.raises(error):
        ask(need, mentor)

    assert (Match.objects.count(), kinds()) == (before, [])


def test_request_match_again_after_taking_it_back():
    need, mentor = NeedFactory(), MentorFactory()
    withdraw_match(match_id=ask(need, mentor).pk, at=NOON)

    again = ask(need, mentor)

    assert again.state == MatchState.REQUESTED


def test_accept_match_takes_a_place_and_takes_back_other_requests():
    match = MatchFactory()
    other = MatchFactory(need=match.need)

    accept_match(match_id=match.pk, answer="Welcome.", at=NOON + timedelta(hours=5))

    match.refresh_from_db()
    other.refresh_from_db()
    assert (match.state, match.answer, match.mentor.active, match.need.state, other.state) == (
        MatchState.ACCEPTED,
        "Welcome.",
        1,
        NeedState.MATCHED,
        MatchState.WITHDRAWN,
    )
    accepted = Fact.objects.get(kind="mentoring.match_accepted")
    assert (accepted.subject, accepted.actor, accepted.data) == (
        match.need.person,
        match.mentor.user,
        {"score": 85, "hours": 5},
    )


def test_accept_match_twice_is_once():
    match = MatchFactory()

    accept_match(match_id=match.pk, answer="", at=NOON)
    accept_match(match_id=match.pk, answer="Again.", at=NOON)

    match.refresh_from_db()
    assert (match.mentor.active, match.answer, kinds()) == (1, "", ["mentoring.match_accepted"])


@pytest.mark.parametrize(
    ("match_fields", "error"),
    [
        ({"mentor__capacity": 1, "mentor__active": 1}, NoFreePlace),
        ({"state": "withdrawn", "closed_at": NOON}, TransitionNotAllowed),
        ({"state": "expired", "closed_at": NOON}, TransitionNotAllowed),
        ({"mentor__state": "draft"}, MentorNotAvailable),
        ({"need__state": "closed"}, TransitionNotAllowed),
    ],
)
def test_accept_match_refusal_changes_nothing(match_fields, error):
    match = MatchFactory(**match_fields)
    active = match.mentor.active

    with pytest.raises(error):
        accept_match(match_id=match.pk, answer="Welcome.", at=NOON)

    mentor = MentorProfile.objects.get(pk=match.mentor_id)
    stored = Match.objects.get(pk=match.pk)
    assert (mentor.active, stored.state, kinds()) == (active, match.state, [])


def test_decline_match_gives_the_reason_and_can_block():
    match = MatchFactory()

    decline(match, block=True)

    match.refresh_from_db()
    block = Block.objects.get()
    assert (match.state, match.reason, match.answer) == (
        MatchState.DECLINED,
        DeclineReason.NO_TIME,
        "Sorry.",
    )
    assert (block.by, block.person) == (match.mentor.user, match.need.person)
    assert Fact.objects.get().data == {"reason": "no_time"}


def test_decline_match_twice_is_once():
    match = MatchFactory()

    decline(match)
    decline(match, block=True)

    assert (kinds(), Block.objects.count()) == (["mentoring.match_declined"], 0)


def test_decline_match_refuses_after_yes():
    match = MatchFactory(accepted=True)

    with pytest.raises(TransitionNotAllowed):
        decline(match, block=True)

    match.refresh_from_db()
    assert (match.state, kinds(), Block.objects.count()) == (MatchState.ACCEPTED, [], 0)


def test_withdraw_match_twice_is_once():
    match = MatchFactory()

    withdraw_match(match_id=match.pk, at=NOON)
    withdraw_match(match_id=match.pk, at=NOON)

    assert (Match.objects.get().state, kinds()) == ("withdrawn", ["mentoring.match_withdrawn"])


def test_withdraw_match_refuses_after_yes():
    match = MatchFactory(accepted=True)

    with pytest.raises(TransitionNotAllowed):
        withdraw_match(match_id=match.pk, at=NOON)

    assert (Match.objects.get().state, kinds()) == ("accepted", [])


def test_end_match_frees_the_place_and_cancels_meetings_ahead():
    over = NOON - timedelta(days=1)
    match = MatchFactory(accepted=True)
    ahead = MeetingFactory(match=match)
    past = MeetingFactory(match=match, starts_at=over, ends_at=over + timedelta(minutes=45))

    end_match(match_id=match.pk, by=match.need.person, at=NOON)
    end_match(match_id=match.pk, by=match.need.person, at=NOON)

    for row in (match, ahead, past):
        row.refresh_from_db()
    assert (match.state, match.mentor.active, match.need.state) == ("ended", 0, "closed")
    assert (ahead.state, past.state, kinds()) == ("cancelled", "agreed", ["mentoring.match_ended"])


def test_end_match_refuses_before_yes():
    match = MatchFactory()

    with pytest.raises(TransitionNotAllowed):
        end_match(match_id=match.pk, by=match.need.person, at=NOON)

    assert (Match.objects.get().state, kinds()) == ("requested", [])
