"""What the clock keeps in order: rows that say nothing any more go, what is there is counted."""

from datetime import datetime, timedelta

from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.facts.clockwork import every
from core.limits.models import Counter

KEEP_TASKS = timedelta(days=7)
TASK_IS_LOST = timedelta(hours=1)


@every(hours=1)
def purge_counters(at: datetime) -> None:
    """Delete the counters of limits whose window is over."""
    Counter.objects.filter(ends_at__lte=at).delete()


@every(minutes=10)
def rescue_tasks(at: datetime) -> None:
    """Give back tasks whose worker was killed: the queue itself would leave them for ever."""
    lost = DBTaskResult.objects.running().filter(started_at__lte=at - TASK_IS_LOST)
    lost.update(status=TaskResultStatus.READY, started_at=None)


@every(days=1)
def purge_tasks(at: datetime) -> None:
    """Delete finished tasks after a week; their arguments may name people."""
    DBTaskResult.objects.finished().filter(finished_at__lte=at - KEEP_TASKS).delete()


@every(days=1)
def count_rows(_at: datetime) -> None:
    """Let SQLite count what its tables hold: without that it searches thousands of texts one by one.

    PostgreSQL counts by itself (autovacuum).
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
