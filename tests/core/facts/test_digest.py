from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO

from django.contrib.sessions.models import Session
from django.core.management import call_command

from cece.pages.models import StandardPage
from core.facts.digest import _plain, digest, digest_of_model
from core.facts.models import Fact
from core.limits.models import Counter
from tests.core.facts.kinds import NOON, TEA_MADE, record_tea
from tests.factories.accounts import UserFactory

# Worked out once by hand from the rows; the same on every database
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_digest_changes_with_a_row_and_only_with_a_row(db):
    before = digest()

    person = UserFactory()
    between = digest()
    again = digest()
    person.emailaddress_set.all().delete()
    person.delete()

    assert (before != between, between == again, digest() == before) == (True, True, True)


def test_digest_leaves_out_sessions_and_counters(db):
    before = digest()

    Session.objects.create(session_key="key", session_data="", expire_date=NOON)
    Counter.objects.create(key="key", ends_at=NOON)

    assert digest() == before


def test_digest_of_equal_rows_is_equal_on_every_database(db):
    empty = digest_of_model(Fact)

    Fact.objects.bulk_create(
        [
            Fact(pk=2, kind=TEA_MADE.key, key="b", at=NOON, value=2, data={"b": 1, "a": [1.5]}),
            Fact(pk=1, kind=TEA_MADE.key, key="a", at=NOON),
        ]
    )
    full = [row for row in Fact.objects.all() if row.recorded_at]

    assert empty == EMPTY
    assert len(full) == 2
    assert digest_of_model(Fact) not in {EMPTY, ""}


def test_digest_reads_blocks_of_pages(home):
    body = [{"type": "text", "value": "<p>Hello</p>", "id": "1"}]
    page = home.add_child(instance=StandardPage(title="About", slug="about-digest", body=body))
    first = digest_of_model(StandardPage)

    page.body = [{**body[0], "value": "<p>Hi</p>"}]
    page.save()

    assert digest_of_model(StandardPage) != first


def test_plain_values_are_the_same_from_every_database():
    madrid = datetime.fromisoformat("2026-05-04T14:00:00+02:00")

    values = [NOON, madrid, Decimal("1.50"), Decimal("1.5"), b"a", memoryview(b"a"), "a", None]

    noon = "2026-05-04T12:00:00.000000+00:00"
    assert [_plain(value) for value in values] == [noon, noon, "1.5", "1.5", "61", "61", "a", None]
    assert madrid.astimezone(UTC) == NOON


def test_db_digest_prints_one_hash_or_one_for_each_table(db):
    one, tables = StringIO(), StringIO()
    record_tea()

    call_command("db_digest", stdout=one)
    call_command("db_digest", "--tables", stdout=tables)

    assert one.getvalue().strip() == digest()
    assert f"{digest_of_model(Fact)}  facts.Fact" in tables.getvalue().splitlines()
