"""A write to anything visitors see begins a new generation, whatever makes the write."""

import pytest
from django.apps import apps
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection, transaction
from django.db.models import F
from wagtail.models import Locale

from core import freshness
from core.freshness import generations
from core.freshness.unseen import UNSEEN_OF_LIBRARIES
from core.freshness.watching import shows, unseen_tables, watch, watch_connection
from core.limits.models import Counter
from core.places.models import Territory
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory

TABLES = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}


class Away(LocMemCache):
    """A cache that holds nothing, as Redis does while it is away."""

    def get(self, key, default=None, version=None):
        return default

    def add(self, key, value, timeout=0, version=None):
        return False


@pytest.fixture
def away(monkeypatch):
    """The shared cache does not answer; afterwards it comes back with what it held before."""
    held = caches["pages"]
    caches["pages"] = Away("away", {})
    yield held
    caches["pages"] = held
    monkeypatch.setattr(generations._Process, "owes_a_change", False)


def rename(name="Elsewhere"):
    Territory.objects.filter(code="ES").update(name=name)


@pytest.mark.parametrize(
    ("sql", "is_seen"),
    [
        ('UPDATE "shops_product" SET "stock" = %s WHERE "id" = 1', True),
        ('INSERT INTO "forum_post" ("id") VALUES (1)', True),
        ('INSERT OR IGNORE INTO "forum_topic" ("id") VALUES (1)', True),
        ('DELETE FROM "shops_productpicture" WHERE "id" IN (1)', True),
        ("  update wagtailcore_page SET path = '0001'", True),
        ('REPLACE INTO "places_territory" VALUES (1)', True),
        ('UPDATE "a_table_of_tomorrow" SET "x" = 1', True),
        ('TRUNCATE "shops_cart", "shops_product"', True),
        ('WITH old AS (SELECT 1) UPDATE "shops_product" SET "stock" = 1', True),
        ("WITH old AS (SELECT 1) SELECT * FROM old", False),
        ('SELECT "id" FROM "shops_product" FOR UPDATE', False),
        ('INSERT INTO "django_session" VALUES (1)', False),
        ('UPDATE "shops_cart" SET "changed_at" = %s', False),
        ("INSERT INTO limits_counter (key) VALUES (1)", False),
        ('UPDATE "accounts_user" SET "last_login" = %s WHERE "id" = 1', False),
        ('UPDATE "accounts_user" SET "display_name" = %s WHERE "id" = 1', True),
        ('UPDATE "accounts_user" SET "last_login" = %s, "display_name" = %s WHERE "id" = 1', True),
        ('UPDATE "accounts_user" SET "last_login" = NULL', False),
        ('DELETE FROM "accounts_user" WHERE "id" = 1', True),
        ("SAVEPOINT s1", False),
        ("UPDATE", False),
    ],
)
def test_shows_reads_from_a_statement_whether_visitors_see_it(sql, is_seen):
    assert shows(sql) is is_seen


def test_unseen_tables_exist():
    only_of_sqlite = "wagtailsearch_indexentry_fts"

    assert unseen_tables() - TABLES - {only_of_sqlite} == {"django_migrations"}
    assert unseen_tables() >= UNSEEN_OF_LIBRARIES


@pytest.mark.parametrize("table", sorted(TABLES - unseen_tables()))
def test_every_kind_of_write_to_a_seen_table_is_noticed(table, db):
    model = next(
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table == table
    )
    nothing = model._base_manager.extra(where=["1 = 0"])
    columns = [field for field in model._meta.local_fields if not field.primary_key]
    before = freshness.generation()

    if columns:
        nothing.update(**{columns[0].attname: F(columns[0].attname)})
        after_update = freshness.generation()
        assert after_update != before
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)} WHERE 1 = 0")

    assert freshness.generation() not in {before, after_update if columns else ""}


@pytest.mark.django_db(transaction=True)
def test_change_begins_a_new_generation_when_it_is_committed():
    before = freshness.generation()

    with transaction.atomic():
        rename()
        kept = caches["pages"].get(generations.KEY)
    after = freshness.generation()

    assert kept == before
    assert after not in {before, ""}
    assert after == freshness.generation()


@pytest.mark.django_db(transaction=True)
def test_change_outside_of_a_transaction_begins_one_at_once():
    before = freshness.generation()

    rename()

    assert freshness.generation() != before


@pytest.mark.django_db(transaction=True)
def test_change_taken_back_begins_none():
    before = freshness.generation()

    with transaction.atomic():
        rename()
        transaction.set_rollback(True)

    assert freshness.generation() == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "write",
    [
        lambda: Counter.objects.create(key="x", ends_at=NOON),
        lambda: Counter.objects.filter(key="x").update(number=2),
        Locale.objects.first,
    ],
)
def test_what_visitors_do_not_see_changes_nothing(write):
    before = freshness.generation()

    write()

    assert freshness.generation() == before


@pytest.mark.django_db(transaction=True)
def test_sign_in_changes_nothing(client):
    person = UserFactory()
    before = freshness.generation()

    client.force_login(person)

    assert freshness.generation() == before


def test_transaction_has_a_generation_of_its_own_until_it_ends(db):
    shared = caches["pages"]
    before = freshness.generation()

    rename("One")
    first = freshness.generation()
    rename("Two")
    second = freshness.generation()

    assert len({before, first, second}) == 3
    assert shared.get(generations.KEY) == before


def test_savepoint_rolled_back_is_a_change_for_its_own_transaction(db):
    rename("Outer")
    with transaction.atomic():
        rename("Inner")
        inner = freshness.remembered("name", _name)
        transaction.set_rollback(True)

    assert (inner, freshness.remembered("name", _name)) == ("Inner", "Outer")


def _name():
    return Territory.objects.get(code="ES").name


def test_remembered_is_asked_once_a_generation(db, django_assert_num_queries):
    rename("One")
    freshness.remembered("name", _name)

    with django_assert_num_queries(0):
        assert freshness.remembered("name", _name) == "One"
    rename("Two")

    assert freshness.remembered("name", _name) == "Two"


def test_remembered_knows_no_and_asks_anew_for_nothing(db):
    asked = []

    for answer in (False, None):
        for _time in range(2):
            freshness.remembered(
                f"key {answer}", lambda answer=answer: asked.append(answer) or answer
            )

    assert asked == [False, None, None]


def test_remembered_ages_and_stays_small(db, monkeypatch, settings):
    rename("One")
    now = 1000.0
    monkeypatch.setattr("core.freshness.remembering.monotonic", lambda: now)
    monkeypatch.setattr("core.freshness.remembering.MOST", 2)
    asked = []

    def ask(key):
        freshness.remembered(key, lambda: asked.append(key) or key)

    for key in ("a", "a"):
        ask(key)
    now += settings.PAGE_CACHE_SECONDS + 1
    for key in ("a", "b", "c", "a"):
        ask(key)

    assert asked == ["a", "a", "b", "c", "a"]


def test_request_asks_for_the_generation_once(db, monkeypatch):
    monkeypatch.setattr(generations, "is_changing", lambda: False)
    asked = []
    monkeypatch.setattr(generations, "_read", lambda: asked.append(1) or "g")

    freshness.begin_request()
    for _time in range(3):
        freshness.generation()
    freshness.end_request()
    freshness.generation()

    assert len(asked) == 2


@pytest.mark.django_db(transaction=True)
def test_generation_forgotten_by_the_cache_never_comes_back():
    before = freshness.generation()

    caches["pages"].clear()

    assert freshness.generation() not in {before, ""}


@pytest.mark.django_db(transaction=True)
def test_cache_away_keeps_nothing_and_fails_nothing(away):
    asked = []

    for _time in range(2):
        freshness.remembered("key", lambda: asked.append(1) or 1)

    assert (freshness.generation(), len(asked)) == ("", 2)


@pytest.mark.django_db(transaction=True)
def test_change_while_the_cache_is_away_is_made_up_for(away):
    away.set(generations.KEY, "old")
    rename()
    caches["pages"] = away

    freshness.begin_request()
    freshness.take_as_read("old")
    found = freshness.generation()
    freshness.end_request()

    assert found not in {"old", ""}
    assert away.get(generations.KEY) == found


def test_connection_is_watched_once(db):
    watch_connection(connection)
    watch_connection(connection)

    assert connection.execute_wrappers.count(watch) == 1
