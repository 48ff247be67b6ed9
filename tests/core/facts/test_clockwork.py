from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from core.facts import clockwork
from core.facts.clockwork import every, run_all, run_next
from core.facts.models import ClockJob
from tests.core.facts.kinds import NOON


@pytest.fixture
def runs(monkeypatch):
    """Put one job on an empty clock; return the list of its runs."""
    monkeypatch.setattr(clockwork, "JOBS", {})
    runs = []

    @every(minutes=15)
    def wind(at):
        runs.append(at)

    return runs


def test_job_runs_at_once_and_then_after_its_period(db, runs):
    instants = [NOON, NOON + timedelta(minutes=14), NOON + timedelta(minutes=15)]

    assert [run_all(at=at) for at in instants] == [1, 0, 1]
    assert runs == [instants[0], instants[2]]


def test_run_next_runs_one_job_at_a_time(db, runs):
    @every(hours=1)
    def strike(at):
        runs.append("strike")

    assert [run_next(at=NOON) for _ in range(3)] == [1, 1, 0]
    assert runs == [NOON, "strike"]


def test_job_in_the_hands_of_another_clock_is_left(db, runs):
    run_all(at=NOON)
    later = NOON + timedelta(hours=1)
    ClockJob.objects.update(leased_until=later + timedelta(seconds=1))

    assert (run_all(at=later), len(runs)) == (0, 1)


def test_job_claimed_between_look_and_claim_is_left(db, runs, monkeypatch):
    run_all(at=NOON)
    monkeypatch.setattr(clockwork, "_not_due", lambda _at: set())

    assert (run_all(at=NOON), len(runs)) == (0, 1)


def test_job_whose_clock_was_killed_runs_again_after_the_lease(db, runs):
    run_all(at=NOON)
    later = NOON + timedelta(hours=1)
    ClockJob.objects.update(leased_until=later)

    assert (run_all(at=later), len(runs)) == (1, 2)


def test_failed_job_is_written_down_and_tried_soon(db, monkeypatch):
    monkeypatch.setattr(clockwork, "JOBS", {})

    @every(days=1)
    def stop(_at):
        raise ZeroDivisionError

    run_all(at=NOON)

    job = ClockJob.objects.get()
    assert job.due_at == NOON + timedelta(minutes=10)
    assert (job.leased_until, job.error.startswith("ZeroDivisionError")) == (None, True)
    assert str(job).endswith("stop")


def test_tick_runs_what_is_due_and_says_so(db, runs):
    out = StringIO()

    call_command("tick", verbosity=2, stdout=out)
    call_command("tick")

    assert (out.getvalue(), len(runs)) == ("1 jobs ran.\n", 1)
