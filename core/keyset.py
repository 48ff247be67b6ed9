"""Pages of long lists that cost the same wherever they are: no COUNT, no OFFSET.

A cursor holds the sort values of the row at a page's edge. It is signed together with the list it
belongs to, so values in it can be trusted to have the right types.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.core.signing import BadSignature, Signer
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError

M = TypeVar("M", bound=Model)
FORWARDS, BACKWARDS = "f", "b"


class BadCursor(DomainError):
    """The address of the page was cut off or changed by hand."""

    code = "core.bad-cursor"
    message = _("This page of the list does not exist. Please start at the beginning.")
    status = 404


@dataclass(frozen=True)
class KeysetPage(Generic[M]):
    """Some rows of a list, and the cursors of the pages around them (None: there is none)."""

    rows: list[M]
    next_cursor: str | None
    previous_cursor: str | None


def page(
    queryset: "QuerySet[M]", *, by: tuple[str, ...], cursor: str | None, size: int
) -> KeysetPage[M]:
    """Return the page of ``queryset`` at ``cursor`` (None or empty: the first).

    ``by`` names the sort fields as ``order_by`` does; together they must be unique (end with the
    key) and none may be null. Costs one query. Raises BadCursor.
    """
    signer = Signer(salt=f"core.keyset:{queryset.model._meta.label}:{','.join(by)}")
    direction, edge = _read(cursor, signer, by)
    is_backwards = direction == BACKWARDS
    order = tuple(_reversed(name) for name in by) if is_backwards else by
    rows = list(
        (queryset.filter(_beyond(order, edge)) if edge else queryset).order_by(*order)[: size + 1]
    )
    has_more = len(rows) > size
    rows = rows[:size]
    if is_backwards:
        rows.reverse()
    has_next, has_previous = (True, has_more) if is_backwards else (has_more, bool(edge))
    return KeysetPage(
        rows=rows,
        next_cursor=_write(FORWARDS, rows[-1], by, signer) if rows and has_next else None,
        previous_cursor=_write(BACKWARDS, rows[0], by, signer) if rows and has_previous else None,
    )


def _reversed(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _beyond(order: tuple[str, ...], edge: list[Any]) -> Q:
    """Return the condition for rows after ``edge``.

    The first sort field is bounded once more by itself, so that the database can start in an index.
    """
    names = [name.lstrip("-") for name in order]
    steps = ["lt" if name.startswith("-") else "gt" for name in order]
    alternatives = [
        Q(**dict(zip(names[:i], edge, strict=False)), **{f"{names[i]}__{steps[i]}": edge[i]})
        for i in range(len(order))
    ]
    return Q(**{f"{names[0]}__{steps[0]}e": edge[0]}) & reduce(or_, alternatives)


def _write(direction: str, row: Model, by: tuple[str, ...], signer: Signer) -> str:
    return signer.sign_object([direction, *(_packed(row, name.lstrip("-")) for name in by)])


def _packed(row: Model, name: str) -> object:
    value: Any = row
    for part in name.split("__"):
        value = getattr(value, part)
    if value is None:
        raise ValueError(f"{name} is null: a list cannot be paged by it.")
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, date):
        return {"on": value.isoformat()}
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict):
        return (
            datetime.fromisoformat(value["at"])
            if "at" in value
            else date.fromisoformat(value["on"])
        )
    return value


def _read(cursor: str | None, signer: Signer, by: tuple[str, ...]) -> tuple[str, list[Any]]:
    if not cursor:
        return FORWARDS, []
    try:
        direction, *edge = signer.unsign_object(cursor)
    except (BadSignature, ValueError) as error:
        raise BadCursor from error
    return direction, [_unpacked(value) for value in edge]
