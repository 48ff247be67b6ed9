import signal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import Error
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from core.facts import errands
from core.facts.management.commands import work
from tests.core.facts import kinds
from tests.core.facts.kinds import NOON, record_tea

counted: list[int] = []


@task()
def count(number):
    counted.append(number)


@pytest.fixture
def database_queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    counted.clear()


def test_run_a_task_runs_one_at_a_time(db, database_queue):
    count.enqueue(1)
    count.enqueue(2)

    assert [errands.run_a_task(NOON) for _ in range(3)] == [1, 1, 0]
    assert counted == [1, 2]
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {
        TaskResultStatus.SUCCESSFUL
    }


def test_run_a_task_finds_nothing_when_another_worker_was_faster(db, database_queue, monkeypatch):
    count.enqueue(1)
    monkeypatch.setattr(type(DBTaskResult.objects.all()), "get_locked", lambda _self: None)

    assert (errands.run_a_task(NOON), counted) == (0, [])


def test_run_a_task_leaves_other_queues_to_their_workers(db):
    DBTaskResult.objects.create(
        task_path="none", args_kwargs={}, backend_name="default", run_after=NOON
    )

    assert errands.run_a_task(NOON) == 0


def test_go_round_stops_when_asked(db):
    record_tea()

    assert errands.go_round(lambda: True) == 0


def test_go_round_gives_every_errand_its_turn(db, monkeypatch):
    done = []
    monkeypatch.setattr(errands, "ERRANDS", [])
    errands.errand(lambda _at: done.append("a") or 1)
    errands.errand(lambda _at: done.append("b") or 1)

    assert errands.go_round(lambda: False, at_most=2) == 4
    assert done == ["a", "a", "b", "b"]


def test_work_once_does_everything_and_ends(db):
    kinds.served.clear()
    record_tea(key="first")
    record_tea(key="second")

    call_command("work", "--once")

    assert kinds.served == ["first", "second"]


def test_work_ends_after_the_piece_in_its_hands_when_told(db, monkeypatch):
    said = StringIO()
    handlers = {}
    monkeypatch.setattr(work.signal, "signal", handlers.__setitem__)
    rounds = iter([0, 3])

    def look(is_stopping):
        done = next(rounds)
        if done:
            handlers[signal.SIGTERM](signal.SIGTERM, None)
        assert is_stopping() is bool(done)
        return done

    monkeypatch.setattr(work, "go_round", look)

    call_command("work", "--interval", "0.01", stdout=said)

    assert said.getvalue() == "The worker is ready.\n"
    assert next(rounds, "none left") == "none left"


def test_work_waits_for_a_database_that_is_away(monkeypatch):
    closed = []
    command = work.Command()
    command.is_stopping = False
    monkeypatch.setattr(work, "close_old_connections", lambda: None)

    class Away:
        in_atomic_block = False

        def close(self):
            closed.append(True)

    def fail(_is_stopping):
        raise Error

    monkeypatch.setattr(work, "connection", Away())
    monkeypatch.setattr(work, "go_round", fail)

    assert (command.look(), closed) == (0, [True])


def test_work_inside_a_transaction_lets_errors_out(db, monkeypatch):
    command = work.Command()

    def fail(_is_stopping):
        raise Error

    monkeypatch.setattr(work, "go_round", fail)

    with pytest.raises(Error):
        command.look()
