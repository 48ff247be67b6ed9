"""Work that failed for good: which queues there are, what lies dead in them, try it again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Min

from core.facts import leases
from core.facts.leases import Work

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SHOWN = 100
# Work that waits longer means that no worker runs
LONGEST_WAIT = timedelta(minutes=10)


@dataclass(frozen=True)
class Queue:
    """A sort of work an operator should see when it fails."""

    key: str
    label: "str | _StrPromise"
    model: type[Work]


@dataclass(frozen=True)
class Report:
    """What stands in a queue: how much is due, since when, and the newest of the dead."""

    queue: Queue
    due: int
    due_since: datetime | None
    dead: list[Any]


QUEUES: dict[str, Queue] = {}


def watch(key: str, label: "str | _StrPromise", model: type[Work]) -> None:
    """Show the queue ``model`` on the operator's page of failed work."""
    QUEUES[key] = Queue(key, label, model)


def reports(*, at: datetime) -> list[Report]:
    """Return one report for each queue; three queries each, however long the queue is."""
    return [_report(queue, at=at) for queue in QUEUES.values()]


def _report(queue: Queue, *, at: datetime) -> Report:
    return Report(
        queue=queue,
        due=queue.model.objects.claimable(at).count(),
        due_since=_due_since(queue, at=at),
        dead=list(queue.model.objects.dead().order_by("-pk")[:SHOWN]),
    )


def oldest_due(*, at: datetime) -> datetime | None:
    """Return since when the oldest piece of work waits."""
    found = [_due_since(queue, at=at) for queue in QUEUES.values()]
    return min((since for since in found if since), default=None)


def is_left_lying(*, at: datetime) -> bool:
    """Say whether work waits for so long that no worker can be running."""
    since = oldest_due(at=at)
    return since is not None and at - since > LONGEST_WAIT


def _due_since(queue: Queue, *, at: datetime) -> datetime | None:
    return queue.model.objects.claimable(at).aggregate(since=Min("due_at"))["since"]


def try_again(*, queue: str, pk: int, at: datetime) -> bool:
    """Let one dead row of ``queue`` be tried from the beginning; say whether there was one."""
    return queue in QUEUES and leases.replay(QUEUES[queue].model, pk=pk, at=at)
