from datetime import timedelta

import pytest
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.facts import housekeeping
from core.limits.models import Counter
from tests.core.facts.kinds import NOON


def _task(**values):
    return DBTaskResult.objects.create(
        task_path="none", args_kwargs={}, backend_name="default", run_after=NOON, **values
    )


def test_purge_counters_keeps_windows_still_open(db):
    Counter.objects.create(key="over", ends_at=NOON)
    Counter.objects.create(key="open", ends_at=NOON + timedelta(seconds=1))

    housekeeping.purge_counters(NOON)

    assert list(Counter.objects.values_list("key", flat=True)) == ["open"]


def test_rescue_tasks_gives_back_what_a_killed_worker_held(db):
    lost = _task(status=TaskResultStatus.RUNNING, started_at=NOON - timedelta(hours=2))
    held = _task(status=TaskResultStatus.RUNNING, started_at=NOON - timedelta(minutes=2))

    housekeeping.rescue_tasks(NOON)

    assert list(DBTaskResult.objects.ready().values_list("pk", flat=True)) == [lost.pk]
    assert list(DBTaskResult.objects.running().values_list("pk", flat=True)) == [held.pk]


def test_purge_tasks_keeps_a_week(db):
    week = timedelta(days=7)
    _task(status=TaskResultStatus.SUCCESSFUL, finished_at=NOON - week)
    young = _task(status=TaskResultStatus.FAILED, finished_at=NOON - week + timedelta(seconds=1))
    waiting = _task()

    housekeeping.purge_tasks(NOON)

    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == {young.pk, waiting.pk}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts by itself")
def test_count_rows_tells_the_planner_how_many_there_are(db):
    Counter.objects.bulk_create(Counter(key=str(n), ends_at=NOON) for n in range(7))

    housekeeping.count_rows(NOON)

    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'limits_counter'")
        assert {row[0].split()[0] for row in cursor.fetchall()} == {"7"}
