"""A kind of fact of its own for these tests, and what follows from it."""

from datetime import UTC, datetime

from core import facts
from core.facts.models import Fact

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
TEA_MADE = facts.Kind("tests.tea_made", "Tea made", data=frozenset({"cups"}))
served: list[str] = []


@facts.on(TEA_MADE)
def serve_tea(fact: Fact) -> None:
    served.append(fact.key)


def record_tea(*, key="tea", **values) -> Fact:
    return facts.record(TEA_MADE, key=key, at=NOON, **values)
