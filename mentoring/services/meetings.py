"""Meetings: one side proposes times, the other picks one; both may move or cancel.

The mentor's row is locked before times are compared, so no two agreed meetings of one mentor
overlap.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from core import facts
from mentoring import rules
from mentoring.enums import MatchState, MeetingState, MeetingWay
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
from mentoring.facts import MEETING_AGREED, MEETING_CANCELLED, MEETING_PROPOSED
from mentoring.models import Match, Meeting, MeetingTime
from mentoring.services.matches import locked_match

if TYPE_CHECKING:
    from core.facts import Kind

NOTICE = timedelta(hours=1)
DAYS_AHEAD = 90


@dataclass(frozen=True)
class Proposal:
    """How and how long to meet, and up to three instants."""

    times: Sequence[datetime]
    minutes: int
    way: MeetingWay
    where: str


def _tell_ledger(kind: "Kind", meeting: Meeting, *, by: Any, at: datetime, **data: object) -> None:
    match = meeting.match
    name = kind.key.removeprefix("mentoring.").replace("_", "-")
    facts.record(
        kind,
        subject=match.need.person,
        actor=by,
        about=meeting,
        territory=match.need.territory,
        at=at,
        key=f"{name}:{meeting.pk}:{meeting.round}",
        data=data,
    )


def _check(proposal: Proposal, at: datetime) -> None:
    if min(proposal.times) < at + NOTICE:
        raise TimeInThePast
    if max(proposal.times) > at + timedelta(days=DAYS_AHEAD):
        raise TimeTooFar(days=DAYS_AHEAD)


def _locked_meeting(meeting_id: int) -> Meeting:
    match = locked_match(Meeting.objects.values_list("match_id", flat=True).get(pk=meeting_id))
    meeting = Meeting.objects.get(pk=meeting_id)
    meeting.match = match
    return meeting


def _fill(meeting: Meeting, proposal: Proposal, by: Any) -> None:
    meeting.proposed_by = by
    meeting.minutes = proposal.minutes
    meeting.way = proposal.way
    meeting.where = proposal.where
    meeting.save()
    meeting.times.all().delete()
    MeetingTime.objects.bulk_create(
        MeetingTime(meeting=meeting, starts_at=time) for time in sorted(set(proposal.times))
    )


@transaction.atomic
def propose_meeting(*, match_id: int, proposal: Proposal, by: Any, at: datetime) -> Meeting:
    """Propose a new meeting of an accepted match.

    Raises NotAccepted, TimeInThePast, TimeTooFar, or MeetingAlreadyProposed while another proposal
    waits; nothing is saved then.
    """
    _check(proposal, at)
    match: Match = locked_match(match_id)
    if match.state != MatchState.ACCEPTED:
        raise NotAccepted
    if match.meetings.filter(state=MeetingState.PROPOSED).exists():
        raise MeetingAlreadyProposed
    meeting = Meeting(match=match, changed_at=at)
    _fill(meeting, proposal, by)
    _tell_ledger(MEETING_PROPOSED, meeting, by=by, at=at)
    return meeting


@transaction.atomic
def propose_other_times(*, meeting_id: int, proposal: Proposal, by: Any, at: datetime) -> Meeting:
    """Replace the times on offer, or move an agreed meeting; the other side picks anew.

    Raises MeetingOver, TransitionNotAllowed, NotAccepted, TimeInThePast, TimeTooFar or
    MeetingAlreadyProposed; nothing is saved then.
    """
    _check(proposal, at)
    meeting = _locked_meeting(meeting_id)
    if meeting.is_over(at):
        raise MeetingOver
    if meeting.match.state != MatchState.ACCEPTED:
        raise NotAccepted
    if meeting.state != MeetingState.PROPOSED:
        if meeting.match.meetings.filter(state=MeetingState.PROPOSED).exists():
            raise MeetingAlreadyProposed
        meeting.move_to(MeetingState.PROPOSED, at=at)
    meeting.round += 1
    meeting.changed_at = at
    _fill(meeting, proposal, by)
    _tell_ledger(MEETING_PROPOSED, meeting, by=by, at=at)
    return meeting


def is_free(meeting: Meeting, start: datetime) -> bool:
    """Say whether neither side has another agreed meeting while this one would run."""
    end = start + timedelta(minutes=meeting.minutes)
    match = meeting.match
    others = Meeting.objects.agreed().of_people(match.need.person, match.mentor.user)
    return not others.exclude(pk=meeting.pk).overlapping(start, end).exists()


@transaction.atomic
def agree_on_time(*, meeting_id: int, time_id: int, by: Any, at: datetime) -> Meeting:
    """The side that was asked picks one of the times. Picking the same twice is picking once.

    Raises OwnProposal, TimeNotOffered, TimeInThePast, TimeTaken or TransitionNotAllowed; nothing is
    saved then.
    """
    meeting = _locked_meeting(meeting_id)
    if not rules.chooses_time(meeting, by):
        raise OwnProposal
    time = meeting.times.filter(pk=time_id).first()
    if time is None:
        raise TimeNotOffered
    if meeting.state == MeetingState.AGREED and meeting.starts_at == time.starts_at:
        return meeting
    if time.starts_at <= at:
        raise TimeInThePast
    meeting.move_to(MeetingState.AGREED, at=at, starts_at=time.starts_at)
    if not is_free(meeting, time.starts_at):
        raise TimeTaken
    meeting.save(update_fields=["state", "sequence", "changed_at", "starts_at", "ends_at"])
    _tell_ledger(MEETING_AGREED, meeting, by=by, at=at, way=meeting.way)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting_id: int, by: Any, at: datetime) -> Meeting:
    """Either side cancels; the other is told. Twice is once.

    Raises MeetingOver; nothing is saved then.
    """
    meeting = _locked_meeting(meeting_id)
    if meeting.state == MeetingState.CANCELLED:
        return meeting
    if meeting.is_over(at):
        raise MeetingOver
    meeting.move_to(MeetingState.CANCELLED, at=at)
    meeting.save(update_fields=["state", "sequence", "changed_at"])
    _tell_ledger(MEETING_CANCELLED, meeting, by=by, at=at)
    return meeting
