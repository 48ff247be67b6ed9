from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from core.notices.kinds import NOTICE_KINDS, NoticeKind, kinds_to_choose
from core.notices.models import Notice, Pace, Preference


def pace_for(kind: NoticeKind, *, receiver: Any, address: str) -> Pace:
    """Return how soon this receiver gets mail of ``kind``. A guest knows no daily mail."""
    if kind.essential:
        return Pace.IMMEDIATE
    chosen = Preference.objects.filter(receiver=receiver, address=address, kind=kind.key)
    return Pace(chosen.values_list("pace", flat=True).first() or Pace.IMMEDIATE)


def paces_of(person: Any) -> dict[str, str]:
    """Return ``[kind]`` -> pace for every kind a person may choose."""
    chosen = dict(Preference.objects.filter(receiver=person).values_list("kind", "pace"))
    return {kind.key: chosen.get(kind.key, Pace.IMMEDIATE) for kind in kinds_to_choose(person)}


def daily_kinds_of(person: Any) -> list[str]:
    """Return the kinds a person hears of once a day."""
    daily = Preference.objects.filter(receiver=person, pace=Pace.DAILY)
    return list(daily.values_list("kind", flat=True))


def inbox_of(person: Any) -> QuerySet[Notice]:
    """Return what was told to a person, newest first."""
    return Notice.objects.filter(receiver=person)


def unread_count(person: Any) -> int:
    """Return how many notices a person has not opened."""
    return Notice.objects.filter(receiver=person, read_at=None).count()


def still_wanted(notices: Iterable[Notice]) -> list[Notice]:
    """Return the notices whose kind still exists and was not switched off since they were told."""
    known = [notice for notice in notices if notice.kind in NOTICE_KINDS]
    if all(NOTICE_KINDS[notice.kind].essential for notice in known):
        return known
    first = known[0]
    off = set(
        Preference.objects.filter(
            receiver=first.receiver_id, address=first.address, pace=Pace.OFF
        ).values_list("kind", flat=True)
    )
    return [n for n in known if n.kind not in off or NOTICE_KINDS[n.kind].essential]
