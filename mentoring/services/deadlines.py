"""What the clock does: remind mentors on the promised day, end requests nobody answered."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from mentoring.enums import MatchState
from mentoring.facts import MATCH_EXPIRED, MATCH_REPLY_DUE
from mentoring.models import Match
from mentoring.services.matches import tell_ledger

FURTHEST_AHEAD = timedelta(hours=14)  # the clock nowhere runs further ahead of UTC


def _today(match: Match, at: datetime) -> date:
    return at.astimezone(ZoneInfo(match.mentor.territory.time_zone)).date()


def remind_mentors(*, at: datetime) -> int:
    """Remind each mentor once, on the day the answer is promised; return how many."""
    latest = (at + FURTHEST_AHEAD).date()
    due = Match.objects.requested().filter(reply_due_on__lte=latest, reminded_at=None)
    return sum(_remind(match_id, at) for match_id in due.values_list("pk", flat=True))


@transaction.atomic
def _remind(match_id: int, at: datetime) -> bool:
    match = (
        Match.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=match_id)
    )
    is_due = match.state == MatchState.REQUESTED and match.reminded_at is None
    if not is_due or _today(match, at) < match.reply_due_on:
        return False
    match.reminded_at = at
    match.save(update_fields=["reminded_at"])
    tell_ledger(MATCH_REPLY_DUE, match, by=None, at=at)
    return True


def expire_requests(*, at: datetime) -> int:
    """End the requests whose last day has passed and tell both sides; return how many."""
    latest = (at + FURTHEST_AHEAD).date()
    late = Match.objects.requested().filter(expires_on__lt=latest)
    return sum(_expire(match_id, at) for match_id in late.values_list("pk", flat=True))


@transaction.atomic
def _expire(match_id: int, at: datetime) -> bool:
    match = (
        Match.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=match_id)
    )
    if match.state != MatchState.REQUESTED or _today(match, at) <= match.expires_on:
        return False
    match.move_to(MatchState.EXPIRED, at=at)
    match.save(update_fields=["state", "closed_at"])
    tell_ledger(MATCH_EXPIRED, match, by=None, at=at)
    return True
