"""Fixtures every test may use."""

import os

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connections
from django.test.signals import template_rendered
from django.utils import translation

from core import freshness
from core.facts.unlock import Reason, unlocked
from tests import databases


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """Replace pytest-django's: a copy of a migrated template, see ``tests/databases.py``."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with django_db_blocker.unblock():
        databases.prepare(worker)
    yield
    with django_db_blocker.unblock():
        connections["default"].close()


@pytest.fixture(scope="session", autouse=True)
def _ledger_opens_for_flush():
    """Let the flush after a transactional test empty the append-only ledger too."""
    operations = type(connections["default"].ops)
    flush = operations.execute_sql_flush

    def flush_unlocked(self, sql_list):
        with unlocked(Reason.TESTS):
            flush(self, sql_list)
        ContentType.objects.clear_cache()

    operations.execute_sql_flush = flush_unlocked
    yield
    operations.execute_sql_flush = flush


@pytest.fixture(scope="session", autouse=True)
def _note_templates(django_test_environment):
    """Write down which templates the tests printed; ``tests/templates_reached.py`` reads it."""
    seen = set()

    def note(template, **_signal):
        seen.add(template.name or "")

    template_rendered.connect(note)
    yield
    template_rendered.disconnect(note)
    databases.CACHE.joinpath("templates").mkdir(parents=True, exist_ok=True)
    name = f"{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-{os.getpid()}.txt"
    databases.CACHE.joinpath("templates", name).write_text("\n".join(sorted(seen)))


@pytest.fixture(autouse=True)
def _empty_caches():
    for cache in caches.all(initialized_only=False):
        cache.clear()
    freshness.forget()


@pytest.fixture
def counters_in_table(settings):
    """Count limits in the database also where Redis runs, for tests with a figure of queries."""
    settings.REDIS_URL = ""


@pytest.fixture(autouse=True)
def _default_language():
    """A request leaves its language active in the thread; the next test begins with the default."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def home(db):
    """The default home page; ``migrate`` makes it."""
    from cece.pages.models import HomePage

    return HomePage.objects.get(locale__language_code="es")
