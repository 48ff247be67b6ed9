"""A reaction's life: waiting, claimed, done; or tried again and again and dead, and replayed."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from core.facts import leases, reactions
from core.facts.leases import WorkState, describe, replay
from core.facts.models import Fact, Reaction
from core.facts.worker import run, run_due
from tests.core.facts import kinds
from tests.core.facts.kinds import NOON, record_tea

LEASE = timedelta(seconds=60)
ADDRESS = "amina@example.test"


@pytest.fixture(autouse=True)
def _no_tea_yet():
    kinds.served.clear()


@pytest.fixture
def spilling(monkeypatch):
    """Let the handler fail after it has written something."""

    def spill(_fact):
        record_tea(key="spilled")
        raise ValueError(ADDRESS)

    monkeypatch.setitem(reactions.HANDLERS, "tests.core.facts.kinds.serve_tea", spill)


def _claim(at):
    return leases.claim(Reaction, at=at, lease=LEASE)


def _state(reaction):
    reaction.refresh_from_db()
    return reaction.state, reaction.attempts, reaction.leased_until


def test_run_due_runs_each_reaction_once(db):
    record_tea(key="first")
    record_tea(key="second")

    assert (run_due(at=NOON), run_due(at=NOON)) == (2, 0)
    assert kinds.served == ["first", "second"]
    assert set(Reaction.objects.values_list("state", "ended_at")) == {("done", NOON)}


def test_run_due_stops_at_the_limit(db):
    record_tea(key="first")
    record_tea(key="second")

    assert run_due(at=NOON, limit=1) == 1
    assert kinds.served == ["first"]


def test_run_due_leaves_what_is_not_due(db):
    record_tea()

    assert run_due(at=NOON - timedelta(seconds=1)) == 0


def test_claimed_reaction_is_free_again_when_the_lease_ends(db):
    record_tea()

    first = _claim(at=NOON)

    assert _claim(at=NOON + LEASE - timedelta(seconds=1)) is None
    again = _claim(at=NOON + LEASE)
    assert (again.pk, again.attempts, again.lease != first.lease) == (first.pk, 2, True)


def test_claim_finds_nothing_when_another_worker_was_faster(db, monkeypatch):
    record_tea()
    real = Reaction.objects.claimable
    answers = iter([real(NOON), real(NOON).none()])
    monkeypatch.setattr(Reaction.objects, "claimable", lambda _at: next(answers))

    assert _claim(at=NOON) is None


def test_run_after_the_lease_was_lost_does_nothing(db):
    record_tea()
    late = _claim(at=NOON)
    _claim(at=NOON + LEASE)

    run(late, at=NOON + LEASE)

    assert kinds.served == []
    assert _state(late) == (WorkState.WAITING, 2, NOON + LEASE + LEASE)


def test_failed_reaction_leaves_nothing_and_waits(db, spilling):
    record_tea()

    run_due(at=NOON)

    reaction = Reaction.objects.get()
    assert list(Fact.objects.values_list("key", flat=True)) == ["tea"]
    assert _state(reaction) == (WorkState.WAITING, 1, None)
    assert reaction.due_at == NOON + timedelta(minutes=1)


def test_failed_reaction_is_tried_six_times_and_dead(db, spilling):
    record_tea()
    waits = []

    at = NOON
    while run_due(at=at):
        reaction = Reaction.objects.get()
        waits.append(reaction.due_at - at)
        at = reaction.due_at
        if reaction.state == WorkState.DEAD:
            break

    minutes = [wait.total_seconds() / 60 for wait in waits]
    assert minutes == [1, 5, 30, 120, 720, 0]
    assert _state(reaction) == (WorkState.DEAD, 6, None)
    assert run_due(at=at + timedelta(days=9)) == 0


def test_reaction_that_kills_its_worker_each_time_ends_as_dead(db):
    record_tea()

    for lease in range(6):
        assert _claim(at=NOON + lease * LEASE)
    run_due(at=NOON + 6 * LEASE)

    assert kinds.served == []
    assert _state(Reaction.objects.get()) == (WorkState.DEAD, 7, None)


def test_error_names_the_place_and_no_person(db, spilling, caplog):
    record_tea()

    run_due(at=NOON)

    error = Reaction.objects.get().error
    assert "ValueError" in error
    assert "spill" in error
    assert "amina" not in error + caplog.text


def test_describe_an_error_never_raised():
    assert describe(OperationalError("secret")) == "OperationalError"


def test_handler_that_is_gone_is_a_failure_like_others(db):
    fact = record_tea()
    fact.reactions.update(handler="tests.gone")

    run_due(at=NOON)

    assert _state(fact.reactions.get()) == (WorkState.WAITING, 1, None)


def test_replay_lets_a_dead_reaction_run(db):
    fact = record_tea()
    reaction = fact.reactions.get()
    fact.reactions.update(state=WorkState.DEAD, attempts=6, ended_at=NOON)

    replay(Reaction, pk=reaction.pk, at=NOON)

    assert run_due(at=NOON) == 1
    assert (kinds.served, reaction.fact.reactions.get().state) == (["tea"], WorkState.DONE)


@pytest.mark.parametrize("state", [WorkState.DONE, WorkState.DROPPED, WorkState.WAITING])
def test_replay_leaves_what_is_not_dead(db, state):
    fact = record_tea()
    ended_at = None if state == WorkState.WAITING else NOON
    fact.reactions.update(state=state, attempts=2, ended_at=ended_at)

    replay(Reaction, pk=fact.reactions.get().pk, at=NOON)

    assert fact.reactions.values_list("state", "attempts").get() == (state, 2)


def test_run_due_asks_once_when_idle(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        run_due(at=NOON)


def test_run_due_query_count(db, django_assert_num_queries):
    record_tea()

    # look; begin, lock, claim, commit; begin, mark, read the fact, commit; look again
    with django_assert_num_queries(10):
        run_due(at=NOON)
