"""Load and remove the synthetic mass, island by island, in steps that each are complete."""

from datetime import datetime

from django.db import connection

from cece.demo.scale import courses, forum, people, shops
from cece.demo.scale.amounts import Amounts, amounts_at


def load(*, scale: float, at: datetime) -> Amounts:
    """Make what is missing at ``scale``; return how much there is now.

    It stands on the demo, whose courses and parts of the forum it fills. What was there stays as it
    is; broken off and called again, it goes on.
    """
    amounts = amounts_at(scale)
    people.load(amounts.people, at)
    courses.load(amounts.people, at)
    shops.load(amounts, at)
    forum.load(amounts, at)
    _count_rows()
    return amounts


def _count_rows() -> None:
    """Let the database count its rows now: plans made for a small site are slow in a large one."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def remove() -> None:
    """Delete all that ``load`` made, and what people did with it since."""
    forum.remove()
    shops.remove()
    courses.remove()
    people.remove()
