"""See every write of this process, whatever makes it: a form, a service, a worker, raw SQL.

The list is of what visitors do *not* see, so a new table is watched before anybody thinks of it.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.apps import apps

from core.freshness.generations import changed, taken_back
from core.freshness.unseen import UNSEEN_COLUMNS, UNSEEN_OF_LIBRARIES

_FIRST_LETTERS = frozenset("IUDRTMWiudrtmw")
_WRITE = re.compile(
    r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+ONLY)?|DELETE\s+FROM(?:\s+ONLY)?)"
    r'\s+"?(\w+)"?',
    re.IGNORECASE,
)
# Statements that may write anywhere: a common table expression, the emptying of several tables
_WRITE_SOMEWHERE = re.compile(
    r"\s*(?:TRUNCATE|MERGE|WITH\b.*\b(?:INSERT|UPDATE|DELETE|MERGE)\b)", re.IGNORECASE | re.DOTALL
)
_SET = re.compile(r'\bSET\s+"(\w+)"\s*=\s*[^,"]*(?:WHERE\b|$)', re.IGNORECASE)


def watch(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Run a statement; when it changed something visitors see, begin a new generation."""
    result = execute(sql, params, many, context)
    if sql.lstrip()[:1] in _FIRST_LETTERS:
        if shows(sql):
            changed(context["connection"].alias)
        elif sql.startswith("ROLLBACK TO"):
            taken_back(context["connection"].alias)
    return result


def watch_connection(connection: Any, **_kwargs: object) -> None:
    """Let every statement of a new connection pass ``watch``."""
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)


def begin_anew(using: str, **_kwargs: object) -> None:
    """After every ``migrate``: the code that makes the pages may be another one now."""
    changed(using)


def shows(sql: str) -> bool:
    """Say whether a statement writes something that visitors may see."""
    write = _WRITE.match(sql)
    if write is None:
        return bool(_WRITE_SOMEWHERE.match(sql))
    table = write[1]
    if table in unseen_tables():
        return False
    alone = _SET.search(sql, write.end()) if table in UNSEEN_COLUMNS else None
    return alone is None or alone[1] not in UNSEEN_COLUMNS[table]


@cache
def unseen_tables() -> frozenset[str]:
    """Return the tables declared by ``unseen_by_visitors`` of our apps and for the libraries."""
    own: Iterable[str] = (
        config.get_model(name)._meta.db_table
        for config in apps.get_app_configs()
        for name in getattr(config, "unseen_by_visitors", ())
    )
    return frozenset([*own, *UNSEEN_OF_LIBRARIES])
