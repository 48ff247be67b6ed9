"""PostgreSQL: a text search configuration that folds accents, as SQLite's FTS5 does by itself.

The dictionary is ``simple``: content is in five languages, so no stemmer fits all of it.
"""

from django.db import migrations


def make(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
    schema_editor.execute("CREATE TEXT SEARCH CONFIGURATION cece_unaccent (COPY = simple)")
    schema_editor.execute(
        "ALTER TEXT SEARCH CONFIGURATION cece_unaccent"
        " ALTER MAPPING FOR asciiword, hword, hword_part, word WITH unaccent, simple"
    )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TEXT SEARCH CONFIGURATION IF EXISTS cece_unaccent")


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
