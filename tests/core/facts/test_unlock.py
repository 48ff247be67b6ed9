"""The ledger refuses change on whatever database runs; one door opens it, for one transaction."""

import pytest
from django.db import IntegrityError, connection, transaction

from core.facts import triggers
from core.facts.models import Fact, Reaction
from core.facts.unlock import Reason, UnlockRefused, unlocked
from tests.core.facts.kinds import NOON, record_tea


def _refused(statement: str) -> bool:
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    return True


def test_fact_cannot_be_changed_or_deleted_by_sql(db):
    fact = record_tea(value=3)

    assert _refused("UPDATE facts_fact SET value = 4")
    assert _refused("DELETE FROM facts_fact")
    assert Fact.objects.values_list("pk", "value").get() == (fact.pk, 3)


def test_fact_cannot_be_changed_or_deleted_by_orm(db):
    fact = record_tea(value=3)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Fact.objects.update(value=4)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        fact.delete()
    assert Fact.objects.values_list("pk", "value").get() == (fact.pk, 3)


def test_fact_cannot_be_replaced_or_truncated(db):
    fact = record_tea(value=3)

    if connection.vendor == "postgresql":
        assert _refused("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE facts_fact CASCADE")
    else:
        assert _refused(
            "INSERT OR REPLACE INTO facts_fact"
            " (id, kind, key, object_type, object_id, at, recorded_at, data)"
            f" SELECT id, kind, key, '', '', at, recorded_at, data FROM facts_fact WHERE id={fact.pk}"
        )
    assert Fact.objects.get().value == 3


def test_change_of_no_row_is_no_offence(db):
    assert Fact.objects.filter(key="nothing").update(value=1) == 0


def test_unlocked_block_deletes_facts_with_their_reactions(db):
    record_tea(value=3)

    with unlocked(Reason.DEMO):
        Fact.objects.all().delete()

    assert (Fact.objects.count(), Reaction.objects.count()) == (0, 0)


def test_ledger_is_locked_again_after_the_block(db):
    record_tea(value=3)

    with unlocked(Reason.DEMO), unlocked(Reason.RESTORE):
        pass

    assert _refused("DELETE FROM facts_fact")


def test_inner_unlock_leaves_the_outer_one_open(db):
    record_tea(value=3)

    with unlocked(Reason.DEMO):
        with unlocked(Reason.RESTORE):
            pass
        Fact.objects.update(value=5)

    assert Fact.objects.get().value == 5


def test_ledger_is_locked_again_after_a_failure(db):
    record_tea(value=3)

    with pytest.raises(ZeroDivisionError), unlocked(Reason.DEMO):
        Fact.objects.update(value=1 // 0)

    assert _refused("DELETE FROM facts_fact")


def test_unlock_is_refused_for_a_reason_not_allowed_here(db, settings):
    settings.FACTS_UNLOCK_REASONS = ["restore"]
    record_tea(value=3)

    with pytest.raises(UnlockRefused), unlocked(Reason.DEMO):
        Fact.objects.all().delete()

    assert Fact.objects.count() == 1


def test_production_allows_restore_only():
    from cece.settings import base

    assert base.FACTS_UNLOCK_REASONS == ["restore"]


def test_install_puts_back_a_trigger_that_was_lost(db):
    where = " ON facts_fact" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER facts_no_delete{where}")
    assert triggers.missing(connection) == ["facts_no_delete"]

    triggers.install(connection)

    record_tea(value=3)
    assert triggers.missing(connection) == []
    assert _refused("DELETE FROM facts_fact")


def test_install_says_when_a_trigger_does_not_stand(db, monkeypatch):
    monkeypatch.setattr(triggers, "missing", lambda _connection: ["facts_no_delete"])

    with pytest.raises(RuntimeError, match="facts_no_delete missing"):
        triggers.install(connection)


def test_remove_takes_everything_away(db):
    triggers.remove(connection)

    assert len(triggers.missing(connection)) == 3
    triggers.install(connection)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_flush_between_transactional_tests_empties_the_ledger(turn):
    assert Fact.objects.count() == 0

    with transaction.atomic():
        record_tea(value=3)

    assert (Fact.objects.count(), triggers.missing(connection)) == (1, [])


def test_key_used_again_is_the_same_fact(db):
    first = record_tea(value=3)

    again = record_tea(value=9)

    assert (again.pk, again.value) == (first.pk, 3)
    assert first.at == NOON
