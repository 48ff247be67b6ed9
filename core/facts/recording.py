"""Write a fact in the transaction of the service that made it true."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models, transaction

from core.facts.kinds import Kind
from core.facts.reactions import handlers_of

# What a key or a code looks like: no spaces, no addresses, nothing a person has written
_KEY = re.compile(r"[A-Za-z0-9_.:/-]{0,64}")
_SUBJECT = object()

if TYPE_CHECKING:
    from core.facts.models import Fact


def record(  # noqa: PLR0913 - a fact has this many faces, all named
    kind: Kind,
    *,
    key: str,
    at: datetime,
    about: models.Model | None = None,
    subject: Any = None,
    actor: Any = _SUBJECT,
    organisation: Any = None,
    territory: Any = None,
    value: int | None = None,
    data: dict[str, Any] | None = None,
) -> "Fact":
    """Append one fact and queue what follows from it; with a ``key`` already used, return that fact.

    ``subject`` is the person it is about (None for a guest), ``actor`` who did it (default: the
    subject; None: nobody with an account, such as the clock), ``value`` a number to add up (minor
    units, minutes), ``data`` only the keys that the kind declares.

    Raises TransactionManagementError outside a transaction, ValueError for an undeclared data key
    and for text of people in ``data``.
    """
    _refuse_data(kind, data or {})
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A fact is recorded inside a transaction.")
    fact_model = apps.get_model("facts", "Fact")
    fact, is_new = fact_model.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind.key,
            "subject": subject,
            "actor": subject if actor is _SUBJECT else actor,
            "organisation": organisation,
            "territory": territory,
            "object_type": about._meta.label_lower if about else "",
            "object_id": str(about.pk) if about else "",
            "at": at,
            "value": value,
            "data": data or {},
        },
    )
    if is_new:
        reaction_model = apps.get_model("facts", "Reaction")
        reaction_model.objects.bulk_create(
            reaction_model(fact=fact, handler=name, due_at=at) for name in handlers_of(kind.key)
        )
    return fact


def _refuse_data(kind: Kind, data: dict[str, Any]) -> None:
    undeclared = set(data) - kind.data
    if undeclared:
        raise ValueError(f"{kind.key} does not declare the data {sorted(undeclared)}.")
    for name, value in data.items():
        is_key = isinstance(value, str) and _KEY.fullmatch(value)
        if not (value is None or isinstance(value, int) or is_key):
            raise ValueError(f"{kind.key}: {name} may hold a key, a code or a whole number only.")
