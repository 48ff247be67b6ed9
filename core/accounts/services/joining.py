"""A person becomes a member when her address is verified."""

from datetime import datetime
from typing import Any

from django.db import transaction

from core import facts
from core.accounts.facts import PERSON_JOINED


@transaction.atomic
def join_person(*, user: Any, at: datetime) -> None:
    """Record that ``user`` joined; a second verification changes nothing."""
    facts.record(
        PERSON_JOINED,
        subject=user,
        at=at,
        key=f"person-joined:{user.pk}",
        data={"language": user.language},
    )
