"""Two operators who leave at the same instant; and what happens when the guard is off."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, connections

from core.accounts.errors import LastOperator
from core.accounts.models import ErasureRequest
from core.accounts.services import erasure
from tests.core.moments import NOON
from tests.factories.accounts import SuperUserFactory

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


def _both_ask():
    start = threading.Barrier(2)

    def ask(operator):
        try:
            start.wait(timeout=60)
            return erasure.request_erasure(user=operator, at=NOON)
        except LastOperator as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(ask, SuperUserFactory.create_batch(2)))


def test_two_operators_who_ask_at_once_do_not_both_leave():
    results = _both_ask()

    assert sorted(isinstance(each, LastOperator) for each in results) == [False, True]
    assert ErasureRequest.objects.count() == 1


def test_two_operators_without_the_lock_both_leave(monkeypatch):
    """The control run: who only looks sees the other one stay."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite writes one after the other; only PostgreSQL shows the race")
    have_looked = threading.Barrier(2)

    def only_look(user, *, is_asking):
        others = get_user_model().objects.filter(is_superuser=True).exclude(pk=user.pk)
        leaving = ErasureRequest.objects.values("user")
        is_last = not others.exclude(pk__in=leaving).exists()
        have_looked.wait(timeout=60)
        if is_last:
            raise LastOperator

    monkeypatch.setattr(erasure, "_refuse_last_operator", only_look)

    _both_ask()

    assert ErasureRequest.objects.count() == 2
