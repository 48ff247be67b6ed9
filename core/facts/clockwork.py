"""Jobs the clock starts. ``@every(minutes=15)`` registers one; ``manage.py tick`` runs what is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from core.facts.leases import log_failure
from core.facts.models import ClockJob

LEASE = timedelta(minutes=15)
AFTER_FAILURE = timedelta(minutes=10)


@dataclass(frozen=True)
class Job:
    """A function of the instant, to be run again and again. It must bear to be run too often."""

    name: str
    run: Callable[[datetime], Any]
    period: timedelta


JOBS: dict[str, Job] = {}


def every(
    *, days: int = 0, hours: int = 0, minutes: int = 0
) -> Callable[[Callable[[datetime], Any]], Callable[[datetime], Any]]:
    """Run the decorated function about that often; it is given the instant of the run."""
    period = timedelta(days=days, hours=hours, minutes=minutes)

    def register(run: Callable[[datetime], Any]) -> Callable[[datetime], Any]:
        name = f"{run.__module__}.{run.__qualname__}"
        JOBS[name] = Job(name, run, period)
        return run

    return register


def run_all(*, at: datetime) -> int:
    """Run every job that is due; return how many ran."""
    return sum(_run(job, at=at) for job in JOBS.values() if job.name not in _not_due(at))


def run_next(*, at: datetime) -> int:
    """Run one job that is due; return 1, or 0 when none is."""
    not_due = _not_due(at)
    job = next((job for job in JOBS.values() if job.name not in not_due), None)
    return _run(job, at=at) if job else 0


def _not_due(at: datetime) -> set[str]:
    busy = Q(due_at__gt=at) | Q(leased_until__gt=at)
    return set(ClockJob.objects.filter(busy).values_list("name", flat=True))


def _run(job: Job, *, at: datetime) -> int:
    """Claim, run, write down when next. Two clocks at once: one of them claims, the other goes on."""
    ClockJob.objects.bulk_create([ClockJob(name=job.name, due_at=at)], ignore_conflicts=True)
    until = at + LEASE
    free = Q(leased_until=None) | Q(leased_until__lte=at)
    if not ClockJob.objects.filter(free, name=job.name, due_at__lte=at).update(leased_until=until):
        return 0
    error, due_at = "", at + job.period
    try:
        job.run(at)
    except Exception as failure:  # noqa: BLE001 - logged, and tried again
        error = log_failure(f"The clock job {job.name}", failure)
        due_at = at + min(job.period, AFTER_FAILURE)
    ClockJob.objects.filter(name=job.name, leased_until=until).update(
        due_at=due_at, leased_until=None, error=error
    )
    return 1
