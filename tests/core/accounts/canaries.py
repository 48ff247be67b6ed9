"""Marked strings in every private field, and the search for them in the whole database."""

from django.db import connection


def rows_with(mark: str) -> dict[str, set[str]]:
    """Return ``{table: {columns}}`` where ``mark`` stands in any row of any table."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = [
                column.name
                for column in connection.introspection.get_table_description(cursor, table)
            ]
            for column in columns:
                cursor.execute(
                    f'SELECT COUNT(*) FROM "{table}" WHERE LOWER(CAST("{column}" AS TEXT)) LIKE %s',
                    [f"%{mark.lower()}%"],
                )
                if cursor.fetchone()[0]:
                    found.setdefault(table, set()).add(column)
    return found
