"""What the clock does with notices: the mail of the day, and clearing away."""

from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Q

from core.facts.clockwork import every
from core.facts.leases import WorkState
from core.notices.letters import zone_of
from core.notices.models import Mail, Notice, Pace

DIGEST_AT = time(8)
KEEP_OF_GUESTS = timedelta(days=90)
KEEP_OF_PEOPLE = timedelta(days=400)


@every(minutes=15)
def gather_daily_mails(at: datetime) -> int:
    """Put what waits for a daily mail into one mail a person, after eight in the person's morning.

    A notice told after this morning's eight o'clock waits for tomorrow's, so nobody gets two.
    """
    waiting = (
        Notice.objects.filter(pace=Pace.DAILY, mail=None, created_at__lt=at)
        .filter(receiver__is_active=True)
        .select_related("receiver")
        .order_by("receiver_id", "pk")
    )
    made = 0
    for receiver, notices in groupby(waiting.iterator(), key=lambda notice: notice.receiver):
        before = _this_morning(receiver, at)
        made += _gather(receiver, [n.pk for n in notices if n.created_at < before <= at], at)
    return made


def _this_morning(person: Any, at: datetime) -> datetime:
    zone = zone_of(person)
    return datetime.combine(at.astimezone(zone).date(), DIGEST_AT, tzinfo=zone)


@transaction.atomic
def _gather(receiver: Any, notice_ids: list[int], at: datetime) -> int:
    if not notice_ids:
        return 0
    mail = Mail.objects.create(
        receiver=receiver, language=receiver.language, is_digest=True, due_at=at
    )
    Notice.objects.filter(pk__in=notice_ids, mail=None).update(mail=mail)
    return 1


@every(days=1)
def purge_notices(at: datetime) -> None:
    """Delete old notices (guests' after 90 days, people's after 400) and the mails of none."""
    is_old = Q(receiver=None, created_at__lt=at - KEEP_OF_GUESTS) | Q(
        created_at__lt=at - KEEP_OF_PEOPLE
    )
    Notice.objects.filter(is_old).delete()
    ended = Mail.objects.filter(state__in=[WorkState.DONE, WorkState.DROPPED, WorkState.DEAD])
    ended.filter(notices=None, ended_at__lt=at).delete()
