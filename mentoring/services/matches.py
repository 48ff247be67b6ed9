"""A request to a mentor and what becomes of it.

Rows are locked in one order: mentor, need, match. A place is taken by a conditional update, so the
last one is taken once; the database also refuses more active matches than places.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from core import facts
from core.places.calendars import calendar_of
from core.working_days import add_working_days
from mentoring import rules
from mentoring.enums import DeclineReason, MatchState, MeetingState, MentorState, NeedState
from mentoring.errors import (
    AlreadyAsked,
    MentorFull,
    MentorNotAvailable,
    NeedNotOpen,
    NoFreePlace,
    NoSharedLanguage,
    TooManyRequests,
)
from mentoring.facts import (
    MATCH_ACCEPTED,
    MATCH_DECLINED,
    MATCH_ENDED,
    MATCH_REQUESTED,
    MATCH_WITHDRAWN,
)
from mentoring.models import Block, Match, MentorProfile, Need
from mentoring.selectors import offer_of, wish_of

if TYPE_CHECKING:
    from core.facts import Kind

WAITING_AT_ONCE = 3
GRACE_DAYS = 2  # working days after the promised one in which an answer still counts


def tell_ledger(kind: "Kind", match: Match, *, by: Any, at: datetime, **data: object) -> None:
    """Record one fact about ``match``; its subject is the entrepreneur. A repeat is one fact."""
    facts.record(
        kind,
        subject=match.need.person,
        actor=by,
        about=match,
        territory=match.need.territory,
        at=at,
        key=f"{kind.key.removeprefix('mentoring.').replace('_', '-')}:{match.pk}",
        data=data,
    )


def locked_match(match_id: int) -> Match:
    """Lock the mentor, the need and the match, in this order, and return the match."""
    ids = Match.objects.values_list("mentor_id", "need_id").get(pk=match_id)
    MentorProfile.objects.select_for_update(of=("self",), no_key=True).get(pk=ids[0])
    Need.objects.select_for_update(of=("self",), no_key=True).get(pk=ids[1])
    return Match.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=match_id)


@transaction.atomic
def request_match(*, need_id: int, mentor_id: int, message: str, at: datetime) -> Match:
    """Ask a mentor for the person of a need. Asking again while the mentor thinks is the same request.

    Raises NeedNotOpen, MentorNotAvailable, MentorFull, NoSharedLanguage, AlreadyAsked or
    TooManyRequests; nothing is saved then.
    """
    Need.objects.select_for_update(of=("self",), no_key=True).get(pk=need_id)
    need = Need.objects.select_related("person", "sector", "territory__parent__parent__parent").get(
        pk=need_id
    )
    asked = need.matches.filter(mentor=mentor_id).exclude(state=MatchState.WITHDRAWN).first()
    if asked is not None and asked.state == MatchState.REQUESTED:
        return asked
    if need.state != NeedState.OPEN:
        raise NeedNotOpen
    if asked is not None:
        raise AlreadyAsked
    if need.matches.requested().count() >= WAITING_AT_ONCE:
        raise TooManyRequests(limit=WAITING_AT_ONCE)
    suggestion = _suggestion(need, mentor_id)
    mentor: MentorProfile = suggestion.offer.thing
    due_on, expires_on = reply_days(mentor, at)
    match = Match.objects.create(
        need=need,
        mentor=mentor,
        message=message,
        score=suggestion.points,
        factors=[[row.factor, row.points, row.out_of] for row in suggestion.rows],
        requested_at=at,
        reply_due_on=due_on,
        expires_on=expires_on,
    )
    tell_ledger(MATCH_REQUESTED, match, by=need.person, at=at)
    return match


def _suggestion(need: Need, mentor_id: int) -> rules.Suggestion:
    mentor = (
        MentorProfile.objects.visible_to(need.person)
        .exclude(user=need.person)
        .with_terms()
        .filter(pk=mentor_id)
        .first()
    )
    if mentor is None:
        raise MentorNotAvailable
    if mentor.free_places < 1:
        raise MentorFull
    suggestion = rules.explain(wish_of(need), offer_of(mentor))
    if suggestion is None:
        raise NoSharedLanguage
    return suggestion


def reply_days(mentor: MentorProfile, at: datetime) -> tuple[date, date]:
    """Return the promised day and the last day for an answer, in working days of the mentor's place."""
    today = at.astimezone(ZoneInfo(mentor.territory.time_zone)).date()
    calendar = calendar_of(mentor.territory)
    due_on = add_working_days(today, mentor.promise_days, calendar)
    return due_on, add_working_days(due_on, GRACE_DAYS, calendar)


def take_place(mentor_id: int) -> bool:
    """Take one free place of the mentor; say whether there was one."""
    return bool(
        MentorProfile.objects.filter(pk=mentor_id, active__lt=F("capacity")).update(
            active=F("active") + 1
        )
    )


@transaction.atomic
def accept_match(*, match_id: int, answer: str, at: datetime) -> Match:
    """The mentor says yes: a place is taken, other requests of the need are taken back.

    Accepting twice is accepting once. Raises NoFreePlace, MentorNotAvailable or
    TransitionNotAllowed; nothing is saved then.
    """
    match = locked_match(match_id)
    if match.state == MatchState.ACCEPTED:
        return match
    if match.mentor.state not in {MentorState.VETTED, MentorState.PAUSED}:
        raise MentorNotAvailable
    match.move_to(MatchState.ACCEPTED, at=at)
    if not take_place(match.mentor_id):
        raise NoFreePlace
    match.answer = answer
    match.save(update_fields=["state", "answer", "answered_at"])
    match.need.move_to(NeedState.MATCHED)
    match.need.save(update_fields=["state"])
    hours = int((at - match.requested_at).total_seconds() // 3600)
    tell_ledger(MATCH_ACCEPTED, match, by=match.mentor.user, at=at, score=match.score, hours=hours)
    withdraw_waiting(need=match.need, at=at)
    return match


@transaction.atomic
def decline_match(
    *, match_id: int, reason: DeclineReason, answer: str, block: bool, at: datetime
) -> Match:
    """The mentor says no, with a reason. Declining twice is declining once, as it was first said.

    With ``block`` the person can no longer find or ask this mentor.
    Raises TransitionNotAllowed; nothing is saved then.
    """
    match = locked_match(match_id)
    if match.state == MatchState.DECLINED:
        return match
    match.move_to(MatchState.DECLINED, at=at)
    match.reason = reason
    match.answer = answer
    match.save(update_fields=["state", "reason", "answer", "answered_at", "closed_at"])
    tell_ledger(MATCH_DECLINED, match, by=match.mentor.user, at=at, reason=str(reason))
    if block:
        Block.objects.get_or_create(
            by=match.mentor.user, person=match.need.person, defaults={"at": at}
        )
    return match


@transaction.atomic
def withdraw_match(*, match_id: int, at: datetime) -> Match:
    """The entrepreneur takes the request back. Twice is once. Raises TransitionNotAllowed."""
    match = locked_match(match_id)
    if match.state != MatchState.WITHDRAWN:
        _withdraw(match, at=at)
    return match


def withdraw_waiting(*, need: Need, at: datetime) -> None:
    """Take back every request of ``need`` that still waits; the caller holds the need's lock."""
    waiting = need.matches.requested().select_for_update(of=("self",), no_key=True)
    for match in waiting.with_people().order_by("pk"):
        _withdraw(match, at=at)


def _withdraw(match: Match, *, at: datetime) -> None:
    match.move_to(MatchState.WITHDRAWN, at=at)
    match.save(update_fields=["state", "closed_at"])
    tell_ledger(MATCH_WITHDRAWN, match, by=match.need.person, at=at)


@transaction.atomic
def end_match(*, match_id: int, by: Any, at: datetime) -> Match:
    """Either side ends the mentoring: the place is free again and the need is closed.

    Meetings still ahead are cancelled. Ending twice is ending once. Raises TransitionNotAllowed.
    """
    match = locked_match(match_id)
    if match.state == MatchState.ENDED:
        return match
    match.move_to(MatchState.ENDED, at=at)
    match.save(update_fields=["state", "closed_at"])
    MentorProfile.objects.filter(pk=match.mentor_id).update(active=F("active") - 1)
    match.need.move_to(NeedState.CLOSED)
    match.need.save(update_fields=["state"])
    for meeting in match.meetings.ahead(at):
        meeting.move_to(MeetingState.CANCELLED, at=at)
        meeting.save(update_fields=["state", "sequence", "changed_at"])
    tell_ledger(MATCH_ENDED, match, by=by, at=at)
    return match
