from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from core import clock, pdf
from core.facts import triggers
from core.facts.failed_work import is_left_lying, oldest_due

GOOD, HINT, BAD = "ok", "hint", "wrong"


class Command(BaseCommand):
    help = "Say in words what is missing for production. Ends with 1 when something is wrong."

    def handle(self, *args, **options):
        found = [
            self._database(),
            self._migrations(),
            self._ledger(),
            self._worker(),
            self._catalogues(),
            self._cache(),
            self._pdf(),
            self._mail(),
            self._address(),
            self._debug(),
        ]
        for state, sentence in found:
            self.stdout.write(f"{state:<6}{sentence}")
        if any(state == BAD for state, _sentence in found):
            raise SystemExit(1)

    def _database(self):
        if connection.vendor == "postgresql":
            return GOOD, "The database is PostgreSQL."
        return HINT, "The database is SQLite: fine for one small server, set DATABASE_URL for more."

    def _migrations(self):
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if missing:
            return BAD, f"{len(missing)} migrations wait: run manage.py migrate."
        return GOOD, "The database has all migrations."

    def _ledger(self):
        missing = triggers.missing(connection)
        if missing:
            return (
                BAD,
                f"Facts can be changed, {', '.join(missing)} missing: run manage.py migrate.",
            )
        return GOOD, "The ledger of facts is append-only."

    def _worker(self):
        if self._migrations()[0] == BAD:
            return HINT, "Whether a worker runs can be seen after manage.py migrate."
        now = clock.now()
        if is_left_lying(at=now):
            since = f"{oldest_due(at=now):%Y-%m-%d %H:%M}"
            return BAD, f"Work waits since {since}: is manage.py work running?"
        return GOOD, "No work waits for long."

    def _catalogues(self):
        folder = Path(settings.LOCALE_PATHS[0])
        codes = [code for code, _name in settings.LANGUAGES]
        missing = [c for c in codes if not (folder / c / "LC_MESSAGES/django.mo").exists()]
        if missing:
            return (
                BAD,
                f"Translations are not compiled ({', '.join(missing)}): run make catalogues.",
            )
        return GOOD, "The translations are compiled."

    def _cache(self):
        if settings.REDIS_URL:
            return GOOD, "Redis is the cache."
        return HINT, "No Redis: limits are counted in the database. Set REDIS_URL for more servers."

    def _pdf(self):
        if pdf.is_available():
            return GOOD, "PDF files can be made."
        return HINT, (
            "PDF files are off, print pages stand in. On Debian: apt install libpango-1.0-0 "
            "libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"
        )

    def _mail(self):
        if "smtp" in settings.EMAIL_BACKEND or "anymail" in settings.EMAIL_BACKEND:
            return GOOD, "Mail goes out through a server."
        return HINT, "Mail is kept here, nobody gets it: set EMAIL_URL."

    def _address(self):
        if settings.SITE_URL.startswith("https://"):
            return GOOD, f"The public address is {settings.SITE_URL}."
        return (
            HINT,
            f"The public address is {settings.SITE_URL}: set SITE_URL to an https:// address.",
        )

    def _debug(self):
        if settings.DEBUG:
            return BAD, "DEBUG is on: it shows secrets to everybody. Switch it off."
        return GOOD, "DEBUG is off."
