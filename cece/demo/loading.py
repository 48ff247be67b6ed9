"""Load and remove the whole demo, island by island."""

from datetime import datetime
from types import ModuleType

from django.db import transaction

from cece.demo import courses, forum, mentoring, people, removal, roles, shops, stories
from core.accounts.models import User

# In this order they load; in the reverse order they go
ISLANDS: tuple[ModuleType, ...] = (courses, shops, mentoring, forum, stories)


def load(*, at: datetime) -> dict[str, User]:
    """Make what is missing of the demo and return its people by key. A repeated call adds nothing."""
    with transaction.atomic():
        everybody = people.load()
        roles.load(everybody)
    for island in ISLANDS:
        with transaction.atomic():
            island.load(everybody, at)
    return everybody


def remove() -> None:
    """Delete all the demo made, and all that people did with it since."""
    with transaction.atomic():
        for island in reversed(ISLANDS):
            island.remove()
        removal.remove_ledger_and_people()
