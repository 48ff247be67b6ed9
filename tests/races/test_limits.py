"""Many requests at the same instant: the limit holds to the last one, and not without its guard."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache.backends.redis import RedisCache
from django.db import connection, connections

from core import limits
from core.limits import counting
from core.limits.models import Counter

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
AT_ONCE, MOST = 20, 5
REDIS_URL = os.environ.get("REDIS_URL", "")


@pytest.fixture(autouse=True)
def _limit_of_five(settings):
    settings.LIMITS = {"try": (MOST, 86400)}


def _passed() -> int:
    """Return how many of twenty simultaneous tries were let through."""
    start = threading.Barrier(AT_ONCE)

    def one_try(_number: int) -> bool:
        try:
            start.wait(timeout=20)
            limits.hit("try", who="everybody")
        except limits.TooMany:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sum(pool.map(one_try, range(AT_ONCE)))


def test_hit_lets_exactly_the_limit_through_the_table(settings):
    settings.REDIS_URL = ""

    assert _passed() == MOST
    assert Counter.objects.get().number == AT_ONCE


@pytest.mark.skipif(not REDIS_URL, reason="REDIS_URL names no server")
def test_hit_lets_exactly_the_limit_through_the_shared_cache(settings, monkeypatch):
    settings.REDIS_URL = REDIS_URL
    shared = RedisCache(REDIS_URL, {"KEY_PREFIX": "race"})
    shared.clear()
    monkeypatch.setattr(counting, "cache", shared)

    assert _passed() == MOST
    assert not Counter.objects.exists()


def test_hit_without_its_guard_lets_more_through(settings, monkeypatch):
    """The control run: counting by reading first and writing after protects nothing."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite writes one after the other; only PostgreSQL shows the race")
    settings.REDIS_URL = ""
    have_read = threading.Barrier(AT_ONCE)

    def read_then_write(key: str, left: int, ends_at: int) -> int:
        counter, _is_new = Counter.objects.get_or_create(
            key=key, defaults={"ends_at": "2100-01-01T00:00Z"}
        )
        have_read.wait(timeout=20)
        counter.number += 1
        counter.save()
        return counter.number

    monkeypatch.setattr(counting, "_count", read_then_write)

    assert _passed() == AT_ONCE
