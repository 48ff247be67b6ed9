"""Whether this process can serve: what a proxy or an orchestrator asks."""

import os
from collections.abc import Callable

from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

_is_migrated = False


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _migrations() -> None:
    """Compare once; a process that found everything applied needs not look again."""
    global _is_migrated  # noqa: PLW0603 - true once is true for the life of the process
    if _is_migrated:
        return
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("some migrations are not applied")
    _is_migrated = True


def _cache() -> None:
    cache.set("readyz", "yes", 10)
    if cache.get("readyz") != "yes":
        raise RuntimeError("the cache forgets")


def _storage() -> None:
    if not isinstance(default_storage, FileSystemStorage):
        default_storage.exists("readyz")
        return
    folder = default_storage.location
    while not os.path.exists(folder):  # noqa: PTH110 - storages speak of paths as text
        folder = os.path.dirname(folder)  # noqa: PTH120
    if not os.access(folder, os.W_OK):
        raise RuntimeError("the media folder cannot be written")


CHECKS: dict[str, Callable[[], None]] = {
    "database": _database,
    "migrations": _migrations,
    "cache": _cache,
    "storage": _storage,
}


def failures() -> dict[str, str]:
    """Return what is not ready and why; without the database the rest is not asked."""
    failed: dict[str, str] = {}
    for name, check in CHECKS.items():
        try:
            check()
        except (DatabaseError, RuntimeError, OSError, ValueError) as problem:
            failed[name] = f"{type(problem).__name__}: {problem}"
            if name == "database":
                break
    return failed
