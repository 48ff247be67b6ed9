"""A kind of fact whose reaction leaves one row in a table without any constraint."""

import os
import time

from django.db import connection

from core import facts
from core.facts import leases
from core.facts.models import Fact, Reaction

STONE_THROWN = facts.Kind("races.stone_thrown", "Stone thrown")


@facts.on(STONE_THROWN)
def make_a_ring(fact: Fact) -> None:
    """Write the effect, then take ``value`` milliseconds, so that a kill falls in between."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO effects (fact_id, worker) VALUES (%s, %s)", [fact.pk, os.getpid()]
        )
    time.sleep((fact.value or 0) / 1000)


def drop_the_guard_if_told() -> None:
    """Take the lease away, for the control run: two workers must then do things twice."""
    if not os.environ.get("TEST_WITHOUT_LEASE"):
        return

    def claim(_model, *, at, lease):
        waiting = Reaction.objects.waiting().filter(due_at__lte=at)
        return waiting.order_by("due_at", "pk").first()

    def end(row, *, at):
        Reaction.objects.filter(pk=row.pk).update(state=leases.WorkState.DONE, ended_at=at)

    leases.claim = claim
    leases.end = end
