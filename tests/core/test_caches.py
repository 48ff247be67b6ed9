"""A Redis that is away is an empty cache, never an error on a page."""

import pytest
from django.core.cache import caches

from core import limits
from core.caches import PatientRedisCache, _Server, trust_server
from core.limits.models import Counter

NOBODY = "redis://127.0.0.1:1/0"


@pytest.fixture
def away():
    trust_server()
    yield PatientRedisCache(NOBODY, {"OPTIONS": {"socket_connect_timeout": 1}})
    trust_server()


def test_server_away_answers_as_an_empty_cache(away, caplog):
    answers = [
        away.get("a", "nothing"),
        away.add("a", 1),
        away.set("a", 1),
        away.touch("a"),
        away.delete("a"),
        away.get_many(["a"]),
        away.has_key("a"),
        away.set_many({"a": 1}),
        away.delete_many(["a"]),
    ]

    assert answers == ["nothing", False, None, False, False, {}, False, ["a"], None]
    assert len(caplog.records) == 1


def test_server_away_counts_nothing_silently(away):
    with pytest.raises(ValueError, match="cannot be counted"):
        away.incr("a")


def test_server_is_left_alone_for_a_moment(away, monkeypatch, caplog):
    now = 1000.0
    monkeypatch.setattr("core.caches.monotonic", lambda: now)

    for _time in range(3):
        away.get("a")
    now = _Server.away_until + 0.1
    away.get("a")

    assert len(caplog.records) == 2


def test_limits_count_in_the_table_while_the_server_is_away(away, settings, monkeypatch, db):
    settings.REDIS_URL = NOBODY
    settings.LIMITS = {"try": (1, 86400)}
    monkeypatch.setattr("core.limits.counting.cache", away)

    limits.hit("try", who="somebody")
    with pytest.raises(limits.TooMany):
        limits.hit("try", who="somebody")

    assert Counter.objects.get().number == 2


@pytest.fixture
def all_away(away):
    held = {alias: caches[alias] for alias in ("default", "pages")}
    for alias in held:
        caches[alias] = away
    yield
    for alias, cache in held.items():
        caches[alias] = cache


@pytest.mark.parametrize("path", ["/es/", "/es/contact/", "/es/shops/", "/es/search/?q=x"])
def test_pages_are_made_while_the_server_is_away(all_away, client, db, settings, path):
    settings.PAGE_CACHE_HOSTS = ["testserver"]

    assert [client.get(path).status_code for _time in range(2)] == [200, 200]


def test_readyz_says_that_the_cache_forgets(all_away, client, db):
    assert client.get("/readyz").status_code == 503
