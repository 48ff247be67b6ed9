"""The generation of what visitors see: a random word in the cache that every process shares."""

from contextvars import ContextVar
from secrets import token_hex

from django.core.cache import caches
from django.db import DEFAULT_DB_ALIAS, connections, transaction

ALIAS = "pages"
KEY = "generation"


class _Process:
    """What this process still owes the others: a change it could not tell, the cache being away."""

    owes_a_change = False


class _Transaction:
    """The generation of one open transaction, kept on its connection."""

    @staticmethod
    def renew(using: str) -> None:
        connections[using].freshness = f"own {token_hex(8)}"  # type: ignore[attr-defined]

    @staticmethod
    def of(using: str) -> str:
        return str(connections[using].freshness)  # type: ignore[attr-defined]


class _Request:
    """What one request knows: it asks for the generation once."""

    generation: str | None = None


_request: ContextVar[_Request | None] = ContextVar("freshness_request", default=None)


def begin_request() -> None:
    """From here to ``end_request`` the generation is read at most once."""
    _request.set(_Request())


def end_request() -> None:
    _request.set(None)


def take_as_read(generation: str) -> None:
    """Use a generation that was read together with something else."""
    request = _request.get()
    if request is not None and not _Process.owes_a_change:
        request.generation = generation


def generation() -> str:
    """Return the present generation; "" when the cache is away, and then nothing may be kept.

    Read it before the rows that are kept under it: then a change between the two is never hidden.
    A transaction that has changed something has a generation of its own, nobody else's, until it is
    committed.
    """
    if is_changing():
        return _Transaction.of(DEFAULT_DB_ALIAS)
    request = _request.get()
    if request is not None and request.generation is not None:
        return request.generation
    found = _read()
    if request is not None:
        request.generation = found
    return found


def _read() -> str:
    if _Process.owes_a_change:
        _renew()
    pages = caches[ALIAS]
    found = pages.get(KEY)
    if found is None:
        # Random, not counted: a forgotten number would come back and with it what was kept under it
        pages.add(KEY, token_hex(8), timeout=None)
        found = pages.get(KEY, "")
    return str(found)


def changed(using: str = DEFAULT_DB_ALIAS) -> None:
    """Begin a new generation once the transaction is committed; at once outside of one."""
    if not connections[using].in_atomic_block:
        _renew()
        return
    _Transaction.renew(using)
    if not is_changing(using):
        transaction.on_commit(_renew, using=using, robust=True)


def taken_back(using: str = DEFAULT_DB_ALIAS) -> None:
    """Tell that a part of the transaction was rolled back."""
    _Transaction.renew(using)


def is_changing(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Say whether this transaction has changed what visitors see and is not committed yet."""
    # Django drops the entry itself when the savepoint it was made in is rolled back
    return any(entry[1] is _renew for entry in connections[using].run_on_commit)


def _renew() -> None:
    """Begin a new generation; one that could not be told is owed and made up for at the next look."""
    renewed = token_hex(8)
    pages = caches[ALIAS]
    pages.set(KEY, renewed, timeout=None)
    _Process.owes_a_change = pages.get(KEY) is None
    request = _request.get()
    if request is not None:
        request.generation = None
