"""Real worker processes: killed, stopped, two at once. Nothing is lost and nothing is done twice."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, connections, transaction

from core import clock, facts
from core.facts import clockwork
from core.facts.clockwork import every, run_all
from core.facts.models import ClockJob, Reaction
from tests.races.effects.handlers import STONE_THROWN

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]

STONES = 500
KILL_AFTER = 2.0
DEADLINE = 180


def _database_url() -> str:
    """Return the address of the test database, which is a copy made for this run."""
    place = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{place['NAME']}"
    who = f"{quote(place['USER'])}:{quote(place['PASSWORD'])}@" if place["USER"] else ""
    port = f":{place['PORT']}" if place["PORT"] else ""
    return f"postgres://{who}{quote(place['HOST'], safe='')}{port}/{place['NAME']}"


@pytest.fixture(autouse=True)
def effects():
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS effects")
        cursor.execute("CREATE TABLE effects (fact_id bigint, worker bigint)")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE effects")


@pytest.fixture
def start(tmp_path):
    """Start a worker and wait until it says that it is ready; none outlives the test."""
    started = []

    def run(**environment) -> subprocess.Popen:
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "work", "--interval", "0.05"],
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.races.effects.settings",
                "DATABASE_URL": _database_url(),
                "TEST_MAIL_FOLDER": str(tmp_path),
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        started.append(worker)
        assert worker.stdout.readline() == "The worker is ready.\n"
        return worker

    yield run
    for worker in started:
        worker.kill()
        worker.wait()
        worker.stdout.close()


def _throw(number: int, *, milliseconds: int, at=None) -> None:
    at = at or clock.now()
    with transaction.atomic():
        for stone in range(number):
            facts.record(STONE_THROWN, key=f"stone:{stone}", at=at, value=milliseconds)


def _effects() -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT fact_id, worker FROM effects")
        return cursor.fetchall()


def _doubles() -> int:
    return sum(number - 1 for number in Counter(fact for fact, _ in _effects()).values())


def _wait_for_all() -> None:
    end = time.monotonic() + DEADLINE
    while Reaction.objects.waiting().exists() and time.monotonic() < end:
        time.sleep(0.1)


def test_worker_killed_every_two_seconds_loses_and_doubles_nothing(start, capsys):
    """The time is counted from "ready" to the kill: how long Python takes to start is another thing."""
    _throw(STONES, milliseconds=25)
    seconds, kills = 0.0, 0

    while Reaction.objects.waiting().exists() and seconds < DEADLINE:
        worker = start()
        ready = time.monotonic()
        time.sleep(KILL_AFTER)
        worker.send_signal(signal.SIGKILL)
        assert worker.wait() == -signal.SIGKILL
        seconds += time.monotonic() - ready
        kills += 1

    found = (len(_effects()), _doubles(), Reaction.objects.waiting().count())
    with capsys.disabled():
        sys.stdout.write(f"\n{STONES} facts, {kills} kills, {seconds:.0f} s, {connection.vendor}\n")
    assert found == (STONES, 0, 0)
    assert kills >= 3


def test_two_workers_share_without_doubling(start):
    start()
    start()

    _throw(120, milliseconds=15)
    _wait_for_all()

    assert (len(_effects()), _doubles()) == (120, 0)
    if connection.vendor == "postgresql":  # SQLite lets one write at a time, often the same one
        assert len({worker for _, worker in _effects()}) == 2


@pytest.mark.skipif("sqlite" in settings.DATABASES["default"]["ENGINE"], reason="needs PostgreSQL")
def test_two_workers_without_the_lease_do_things_twice(start):
    start(TEST_WITHOUT_LEASE="1")
    start(TEST_WITHOUT_LEASE="1")

    _throw(120, milliseconds=15)
    _wait_for_all()

    assert _doubles() > 0


def test_rolled_back_transactions_leave_nothing_to_do(start):
    start()

    for _attempt in range(100):
        with transaction.atomic():
            facts.record(STONE_THROWN, key="stone", at=clock.now())
            transaction.set_rollback(True)
    _throw(1, milliseconds=0)
    _wait_for_all()

    assert len(_effects()) == 1


def test_worker_told_to_stop_finishes_the_piece_in_its_hands(start):
    worker = start()
    _throw(2, milliseconds=1500)
    while not Reaction.objects.exclude(leased_until=None).exists():
        time.sleep(0.05)

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=20) == 0
    assert (len(_effects()), Reaction.objects.waiting().count()) == (1, 1)


def _tick_at_once(number: int) -> None:
    at, together = clock.now(), Barrier(number)

    def tick(_number: int) -> None:
        try:
            together.wait(timeout=20)
            run_all(at=at)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        list(pool.map(tick, range(number)))


def test_clocks_that_tick_at_once_run_a_job_once(monkeypatch):
    monkeypatch.setattr(clockwork, "JOBS", {})
    runs = []

    @every(minutes=15)
    def strike(at):
        time.sleep(0.1)
        runs.append(at)

    _tick_at_once(6)

    assert len(runs) == 1
    assert ClockJob.objects.get().leased_until is None
