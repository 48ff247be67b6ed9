"""The one way to change or delete facts. It opens the ledger for the present transaction only."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from django.conf import settings
from django.db import connection, transaction

from core.facts.triggers import UNLOCK_TABLE

logger = logging.getLogger(__name__)


class Reason(StrEnum):
    """Why the ledger may be opened; ``FACTS_UNLOCK_REASONS`` says which count in this place."""

    TESTS = "tests"  # emptying the test database
    DEMO = "demo"  # taking the demo away
    RESTORE = "restore"  # putting a backup back


class UnlockRefused(Exception):
    """The settings of this place do not allow the reason."""


@contextmanager
def unlocked(reason: Reason) -> Iterator[None]:
    """Let the block update and delete facts, in a transaction of its own or the one around it.

    Other transactions find the ledger locked all the while; when this one ends, also by a crash,
    it is locked again.

    Raises UnlockRefused when ``FACTS_UNLOCK_REASONS`` does not hold ``reason``.
    """
    if reason not in settings.FACTS_UNLOCK_REASONS:
        raise UnlockRefused(f"The ledger may not be opened here for the reason “{reason}”.")
    logger.warning("The ledger of facts is open: %s", reason)
    mark = f"{reason} {secrets.token_hex(8)}"
    with transaction.atomic():
        _write(f"INSERT INTO {UNLOCK_TABLE} (reason) VALUES (%s)", mark)  # noqa: S608 - a constant
        yield
        _write(f"DELETE FROM {UNLOCK_TABLE} WHERE reason = %s", mark)  # noqa: S608 - a constant


def _write(statement: str, mark: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [mark])
