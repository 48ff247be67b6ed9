from django.db import connections

from core.facts import triggers


def guard_ledger(using, **_kwargs):
    """After every ``migrate``: SQLite drops triggers whenever a migration remakes the table."""
    triggers.install(connections[using])
