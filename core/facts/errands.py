"""What the worker looks after: queues that each hand out one piece of work at a time."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django_tasks import task_backends
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from core import clock
from core.facts import clockwork, worker

logger = logging.getLogger(__name__)

Errand = Callable[[datetime], int]
ERRANDS: list[Errand] = []
# Only its ``run_task`` is used: its loop knows neither our other errands nor a limit in time
_WORKER = Worker(
    queue_names=["*"],
    interval=0,
    batch=True,
    backend_name="default",
    startup_delay=False,
    max_tasks=None,
    worker_id="work",
    excluded_queue_names=[],
)


def errand(function: Errand) -> Errand:
    """Register a function that does at most one piece of work and returns how many it did."""
    ERRANDS.append(function)
    return function


def go_round(is_stopping: Callable[[], bool], *, at_most: int = 50) -> int:
    """Do at most ``at_most`` pieces of each errand; return how many. It ends early when stopping."""
    done = 0
    for run_one in ERRANDS:
        for _piece in range(at_most):
            if is_stopping() or not run_one(clock.now()):
                break
            done += 1
    return done


@errand
def run_a_reaction(at: datetime) -> int:
    return worker.run_due(at=at, limit=1)


@errand
def run_a_task(_at: datetime) -> int:
    """Run one waiting task of Django's queue, where that queue lies in the database."""
    is_ours = isinstance(task_backends["default"], DatabaseBackend)
    if not is_ours or not DBTaskResult.objects.ready().exists():
        return 0
    with transaction.atomic():
        result = DBTaskResult.objects.ready().get_locked()
        if result is None:
            return 0
        result.claim("work")
    _WORKER.run_task(result)
    return 1


@errand
def run_the_clock(at: datetime) -> int:
    """One process is enough for a small site: the worker ticks too. Ticking twice is harmless."""
    return clockwork.run_next(at=at)
