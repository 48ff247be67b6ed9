"""Facts in bulk, as the services would have recorded them long ago; nothing follows from them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models

from core.facts import Kind
from core.facts.models import Fact

BATCH = 1_000


def fact(  # noqa: PLR0913 - a fact has this many faces, all named
    kind: Kind,
    *,
    key: str,
    at: datetime,
    subject: int,
    about: models.Model | None = None,
    actor: int | None = None,
    territory: int | None = None,
    data: dict[str, Any] | None = None,
) -> Fact:
    """Return one fact, not yet written. People and places by key; ``actor``: the subject."""
    return Fact(
        kind=kind.key,
        key=key,
        at=at,
        subject_id=subject,
        actor_id=actor or subject,
        territory_id=territory,
        object_type=about._meta.label_lower if about else "",
        object_id=str(about.pk) if about else "",
        data=data or {},
    )


def write(facts: Iterable[Fact]) -> None:
    """Append ``facts``."""
    Fact.objects.bulk_create(facts, batch_size=BATCH)
