"""Tell a person something, once; read it; choose how to hear of such things."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from core.notices.kinds import NoticeKind
from core.notices.models import Mail, Notice, Pace, Preference
from core.notices.selectors import pace_for

if TYPE_CHECKING:
    from core.facts.models import Fact


@dataclass(frozen=True)
class Guest:
    """A receiver without account."""

    address: str
    language: str


def _receiver(to: Any) -> dict[str, Any]:
    if isinstance(to, Guest):
        return {"receiver": None, "address": to.address.strip().lower()}
    return {"receiver": to, "address": ""}


def may_be_told(to: Any) -> bool:
    """Say whether anything may be told to ``to``: not to an account that is closed or erased."""
    return isinstance(to, Guest) or bool(to.is_active)


@transaction.atomic
def tell(  # noqa: PLR0913 - all named
    kind: NoticeKind,
    *,
    to: Any,
    key: str,
    at: datetime,
    link: str,
    fact: "Fact | None" = None,
    data: dict[str, Any] | None = None,
) -> Notice | None:
    """Put a notice into the inbox and the mail of ``to`` (a user or a Guest).

    Told again with the same receiver, kind and key it is the same notice, and no second mail goes.
    ``link`` is a path without host, in whatever language; ``data`` is what the template needs
    beside the fact, small and without secrets. A closed or erased account gets nothing: None.

    Raises ValueError for a link that leaves this site.
    """
    if not link.startswith("/") or link.startswith("//"):
        raise ValueError(f"{kind.key}: a notice links to a path of this site, not to {link}.")
    if not may_be_told(to):
        return None
    receiver = _receiver(to)
    same = Notice.objects.filter(kind=kind.key, key=key, **receiver)
    told = same.first()
    if told is not None:
        return told
    notice = Notice(
        kind=kind.key,
        key=key,
        **receiver,
        language=to.language,
        fact=fact,
        link=link,
        data=data or {},
        created_at=at,
        pace=pace_for(kind, **receiver),
    )
    try:
        with transaction.atomic():
            _write(notice, at=at)
    except IntegrityError:
        return same.get()
    return notice


def _write(notice: Notice, *, at: datetime) -> None:
    """Write the notice with its mail, if one goes at once."""
    if notice.pace == Pace.IMMEDIATE:
        notice.mail = Mail.objects.create(
            receiver=notice.receiver, address=notice.address, language=notice.language, due_at=at
        )
    notice.save(force_insert=True)


def read_notice(*, notice: Notice, at: datetime) -> None:
    """Mark a notice as read; reading it again changes nothing."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)


def read_all(*, person: Any, at: datetime) -> int:
    """Mark everything in a person's inbox as read; return how many were not."""
    return Notice.objects.filter(receiver=person, read_at=None).update(read_at=at)


@transaction.atomic
def choose_paces(*, person: Any, paces: Mapping[str, str]) -> None:
    """Set how a person hears of each kind of ``paces``; kinds not in it stay as they are."""
    Preference.objects.filter(receiver=person, kind__in=paces).delete()
    Preference.objects.bulk_create(
        Preference(receiver=person, kind=kind, pace=pace) for kind, pace in paces.items()
    )


@transaction.atomic
def switch_off(*, kinds: list[str], receiver: Any, address: str) -> None:
    """Stop mails of ``kinds`` to a person or to a guest's address; twice is once.

    Mails of these kinds that wait are dropped when their turn comes.
    """
    old = Preference.objects.filter(receiver=receiver, address=address, kind__in=kinds)
    old.delete()
    Preference.objects.bulk_create(
        Preference(receiver=receiver, address=address, kind=kind, pace=Pace.OFF) for kind in kinds
    )
