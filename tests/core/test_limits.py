from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.test import RequestFactory
from django.utils import translation

from core import limits
from core.limits.models import Counter
from tests.core.moments import NOON

REDIS = "redis://127.0.0.1:6379/0"


@pytest.fixture(autouse=True)
def _limits_for_tests(settings):
    settings.LIMITS = {"try": (3, 60), "daily": (1, 86400)}
    settings.REDIS_URL = ""


@pytest.fixture(params=["table", "shared cache"])
def counted(request, settings, db):
    """Once with counters in the table, once in a cache that all processes would share."""
    settings.REDIS_URL = REDIS if request.param == "shared cache" else ""
    return request.param


def _hits(number, name="try", who="a"):
    for _ in range(number):
        limits.hit(name, who=who)


@pytest.mark.usefixtures("counted")
def test_hit_refuses_the_fourth_of_three():
    with time_machine.travel(NOON, tick=False):
        _hits(3)

        with pytest.raises(limits.TooMany) as refusal:
            _hits(1)

    assert dict(refusal.value.headers) == {"Retry-After": "60"}
    with translation.override("en"):
        assert str(refusal.value) == "You did this many times. Please wait 1 minute and try again."


@pytest.mark.usefixtures("counted")
def test_hit_counts_people_and_things_apart():
    with time_machine.travel(NOON, tick=False):
        _hits(3)
        _hits(3, who="b")
        _hits(1, name="daily")

        with pytest.raises(limits.TooMany):
            _hits(1)


@pytest.mark.usefixtures("counted")
def test_hit_starts_anew_in_the_next_window():
    with time_machine.travel(NOON, tick=False) as clock:
        _hits(3)
        clock.shift(timedelta(seconds=60))
        _hits(3)


@pytest.mark.django_db
def test_hit_says_a_long_wait_in_hours():
    with time_machine.travel(NOON, tick=False), translation.override("en"):
        _hits(1, name="daily")

        with pytest.raises(limits.TooMany) as refusal:
            _hits(1, name="daily")

        assert "Please wait 12 hours" in str(refusal.value)


@pytest.mark.django_db
def test_hit_keeps_no_address():
    limits.hit("try", who="address:203.0.113.7")

    (counter,) = Counter.objects.all()
    assert "203" not in counter.key
    assert counter.key.startswith("try:")
    assert str(counter) == f"{counter.key}: 1"


@pytest.mark.django_db
def test_hit_of_a_limit_nobody_set_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        limits.hit("nothing", who="a")

    assert not Counter.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("hits", [1, 3])
def test_hit_costs_one_query(hits, django_assert_num_queries):
    with django_assert_num_queries(hits):
        _hits(hits)


@pytest.mark.parametrize(
    ("proxies", "direct", "forwarded", "address"),
    [
        (0, "203.0.113.7", "1.1.1.1", "203.0.113.7"),
        (1, "10.0.0.1", "1.1.1.1, 203.0.113.7", "203.0.113.7"),
        (2, "10.0.0.1", "6.6.6.6, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (2, "10.0.0.1", "203.0.113.7", "10.0.0.1"),
        (1, "10.0.0.1", "", "10.0.0.1"),
        (1, "10.0.0.1", "<script>", "10.0.0.1"),
        (1, "10.0.0.1", "203.0.113.7:4711", "203.0.113.7"),
        (1, "10.0.0.1", "[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::/64"),
        (0, "2001:db8:1:2:ffff::1", "", "2001:db8:1:2::/64"),
        (0, "fe80::1%eth0", "", "fe80::/64"),
        (0, "::ffff:203.0.113.7", "", "203.0.113.7"),
        (0, "", "", "unknown"),
    ],
)
def test_client_address_believes_only_our_proxies(settings, proxies, direct, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=direct, headers={"X-Forwarded-For": forwarded})

    assert limits.client_address(request) == address


def test_who_is_the_person_or_else_the_address():
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7")
    alone = limits.who(request)
    request.user = SimpleNamespace(is_authenticated=False)
    visitor = limits.who(request)
    request.user = SimpleNamespace(is_authenticated=True, code="abc")

    assert (alone, visitor, limits.who(request)) == (
        "address:203.0.113.7",
        "address:203.0.113.7",
        "user:abc",
    )
