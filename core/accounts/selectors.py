"""What a person may read about herself."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import Q

from core.accounts.models import ErasureRequest
from core.accounts.services.export import addresses_of
from core.privacy import Erase, Holding, holdings


class KindOfData(NamedTuple):
    """One line of the page "what we hold"."""

    why: str
    keep: str
    number: int
    is_erased: bool


def kinds_of_data_about(user: Any) -> list[KindOfData]:
    """Return what is held about ``user``: why, how long, how many rows; empty kinds left out."""
    return list(_kinds(user))


def _kinds(user: Any) -> Iterator[KindOfData]:
    addresses = addresses_of(user)
    for holding in holdings():
        number = _number_of_rows(holding, user, addresses)
        if number:
            yield KindOfData(
                why=str(holding.why),
                keep=str(holding.keep),
                number=number,
                is_erased=holding.erase is not Erase.KEEP,
            )


def _number_of_rows(holding: Holding, user: Any, addresses: tuple[str, ...]) -> int:
    keys: set[Any] = set()
    for lookup in holding.lookups:
        keys.update(holding.rows_of(user, lookup, addresses).values_list("pk", flat=True))
    return len(keys)


def open_erasure_of(user: Any) -> ErasureRequest | None:
    """Return the wish to be erased that waits for its day, if there is one."""
    return ErasureRequest.objects.filter(user=user, cancelled_at=None, done_at=None).first()


def person_named(text: str) -> Any:
    """Return the person with this e-mail address or public code, or None."""
    people = get_user_model().objects
    return people.filter(Q(email__iexact=text) | Q(code=text)).first()
