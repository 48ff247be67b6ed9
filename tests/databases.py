"""A test database in a moment: migrated once per state of the migrations, then copied.

Running all migrations costs about 15 s of processor for each worker. The first run for a given set
of migration files makes a template (a file for SQLite, a database for PostgreSQL); every worker of
every later run copies it.
"""

import fcntl
import hashlib
import shutil
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections

CACHE = Path(settings.BASE_DIR) / ".cache"


def _fingerprint() -> str:
    """Return a hash of everything that ``migrate`` reads of ours."""
    digest = hashlib.sha256()
    root = Path(settings.BASE_DIR)
    paths = [
        *root.glob("*/migrations/*.py"),
        *root.glob("*/*/migrations/*.py"),
        *root.glob("core/places/*.py"),
        *root.glob("core/facts/triggers.py"),
        *root.glob("cece/*/site_tree.py"),
        *root.glob("*/services/site_tree.py"),
        *root.glob("locale/*/LC_MESSAGES/django.mo"),
        *root.glob("cece/*/editors.py"),
        root / "requirements" / "base.txt",
    ]
    for path in sorted(paths):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def _one_at_a_time():
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def use(name: str) -> None:
    """Make the database ``name`` the default one, for threads to come as well."""
    connection = connections["default"]
    connection.close()
    connection.settings_dict["NAME"] = name
    settings.DATABASES["default"]["NAME"] = name


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    connections["default"].close()


def prepare(worker: str) -> None:
    """Point the default connection at a fresh copy of the template that is ``worker``'s own."""
    if connections["default"].vendor == "sqlite":
        _prepare_sqlite(worker)
    else:
        _prepare_postgresql(worker)


def _prepare_sqlite(worker: str) -> None:
    """Point the default connection at a fresh copy of the template file."""
    template = CACHE / f"template-{_fingerprint()}.sqlite3"
    with _one_at_a_time():
        if not template.exists():
            for old in CACHE.glob("template-*.sqlite3*"):
                old.unlink()
            unfinished = template.with_suffix(".unfinished")
            for part in CACHE.glob(f"{unfinished.name}*"):
                part.unlink()
            use(str(unfinished))
            _migrate()
            unfinished.rename(template)
    copy = CACHE / f"test-{worker}.sqlite3"
    for part in CACHE.glob(f"{copy.name}*"):
        part.unlink()
    shutil.copyfile(template, copy)
    use(str(copy))


def _prepare_postgresql(worker: str) -> None:
    """Point the default connection at a fresh copy of the template database."""
    owner = connections["default"].settings_dict["NAME"]
    # Two checkouts on one server must not take each other's half-made template away
    checkout = hashlib.sha256(str(CACHE).encode()).hexdigest()[:6]
    template = f"cece_template_{checkout}_{_fingerprint()}"
    copy = f"cece_test_{worker}_{checkout}"
    with _one_at_a_time():
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
            is_made = cursor.fetchone()
        if not is_made:
            with connections["default"].cursor() as cursor:
                cursor.execute(f"DROP DATABASE IF EXISTS {template}_unfinished WITH (FORCE)")
                cursor.execute(f"CREATE DATABASE {template}_unfinished")
            use(f"{template}_unfinished")
            _migrate()
            use(owner)
            with connections["default"].cursor() as cursor:
                cursor.execute(f"ALTER DATABASE {template}_unfinished RENAME TO {template}")
        with connections["default"].cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {copy} WITH (FORCE)")
            cursor.execute(f"CREATE DATABASE {copy} TEMPLATE {template}")
    use(copy)
