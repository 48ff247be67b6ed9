from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from core import clock, facts
from core.facts import triggers
from tests.core.facts.kinds import TEA_MADE


def _doctor() -> str:
    said = StringIO()
    try:
        call_command("doctor", stdout=said)
    except SystemExit:
        return f"{said.getvalue()}ended with 1"
    return said.getvalue()


def test_doctor_finds_ledger_and_worker_well(db):
    said = _doctor()

    assert "ok    The ledger of facts is append-only." in said
    assert "ok    No work waits for long." in said


def test_doctor_says_that_the_ledger_is_open(db, monkeypatch):
    monkeypatch.setattr(triggers, "missing", lambda _connection: ["facts_no_delete"])

    said = _doctor()

    assert "wrong Facts can be changed, facts_no_delete missing: run manage.py migrate." in said
    assert "ended with 1" in said


@pytest.mark.parametrize(("minutes", "well"), [(5, True), (15, False)])
def test_doctor_says_when_no_worker_runs(db, minutes, well):
    at = clock.now() - timedelta(minutes=minutes)
    facts.record(TEA_MADE, key="tea", at=at)

    said = _doctor()

    assert ("No work waits for long." in said, "is manage.py work running?" in said) == (
        well,
        not well,
    )


def test_doctor_asks_for_no_worker_before_the_tables_stand(db, monkeypatch):
    from core.management.commands.doctor import BAD, HINT, Command

    monkeypatch.setattr(Command, "_migrations", lambda _self: (BAD, "1 migrations wait"))

    assert Command()._worker()[0] == HINT
