"""What makes the ledger append-only: triggers that refuse to change or delete a fact.

They look at the table ``facts_unlock``. A row in it, seen only by the transaction that wrote it,
opens the ledger for that transaction; ``core.facts.unlock`` is the only place that writes one.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "facts_fact"
UNLOCK_TABLE = "facts_unlock"
_REFUSAL = "Facts are append-only."
_LOCKED = f"NOT EXISTS (SELECT 1 FROM {UNLOCK_TABLE})"  # noqa: S608 - constants only
_ABORT = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
_MAKE_UNLOCK_TABLE = f"CREATE TABLE IF NOT EXISTS {UNLOCK_TABLE} (reason varchar(40) NOT NULL)"
# SQLite fires no DELETE trigger for the row that INSERT OR REPLACE throws away: hence the third
_SQLITE = {
    "facts_no_update": f"BEFORE UPDATE ON {TABLE} WHEN {_LOCKED} {_ABORT}",
    "facts_no_delete": f"BEFORE DELETE ON {TABLE} WHEN {_LOCKED} {_ABORT}",
    "facts_no_replace": (
        f"BEFORE INSERT ON {TABLE} WHEN {_LOCKED} AND EXISTS"  # noqa: S608 - constants only
        f" (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR key = NEW.key) {_ABORT}"
    ),
}
_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION facts_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {_LOCKED} THEN
        RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
    RETURN OLD;
END $$
"""
_POSTGRESQL = {
    "facts_no_update": f"BEFORE UPDATE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION facts_refuse()",
    "facts_no_delete": f"BEFORE DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION facts_refuse()",
    "facts_no_truncate": (
        f"BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION facts_refuse()"
    ),
}
_FIND = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    "postgresql": (
        "SELECT tgname FROM pg_trigger"
        " WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal AND tgenabled = 'O'"
    ),
}


def _wanted(connection: "BaseDatabaseWrapper") -> dict[str, str]:
    return _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL


def missing(connection: "BaseDatabaseWrapper") -> list[str]:
    """Return the names of the triggers that should guard the ledger and do not."""
    with connection.cursor() as cursor:
        cursor.execute(_FIND[connection.vendor], [TABLE])
        found = {row[0] for row in cursor.fetchall()}
    return sorted(set(_wanted(connection)) - found)


def install(connection: "BaseDatabaseWrapper") -> None:
    """Make what is missing; making it twice is making it once.

    Raises RuntimeError when a trigger does not stand afterwards.
    """
    absent = missing(connection)
    if not absent:
        return
    with connection.cursor() as cursor:
        cursor.execute(_MAKE_UNLOCK_TABLE)
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION)
        for name in absent:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{_on(connection)}")
            cursor.execute(f"CREATE TRIGGER {name} {_wanted(connection)[name]}")
    still = missing(connection)
    if still:
        raise RuntimeError(f"The ledger is not append-only: {', '.join(still)} missing.")


def remove(connection: "BaseDatabaseWrapper") -> None:
    """Take the triggers away: the way back of the migration that makes them."""
    with connection.cursor() as cursor:
        for name in _wanted(connection):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{_on(connection)}")
        cursor.execute(f"DROP TABLE IF EXISTS {UNLOCK_TABLE}")


def _on(connection: "BaseDatabaseWrapper") -> str:
    return f" ON {TABLE}" if connection.vendor == "postgresql" else ""
