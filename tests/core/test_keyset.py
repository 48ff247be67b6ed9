import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from core.facts.models import Fact
from core.keyset import BadCursor, page
from tests.core.moments import NOON

pytestmark = pytest.mark.django_db
BY = ("-at", "value", "-pk")


@pytest.fixture
def facts():
    """Nine facts in three instants; values tie in pairs."""
    return [
        Fact.objects.create(kind="k", key=str(i), at=NOON.replace(day=1 + i // 3), value=i % 2)
        for i in range(9)
    ]


def _all_pages(by, size):
    cursor, pages = None, []
    while True:
        found = page(Fact.objects.all(), by=by, cursor=cursor, size=size)
        pages.append(found)
        cursor = found.next_cursor
        if cursor is None:
            return pages


@pytest.mark.parametrize("by", [BY, ("pk",), ("-pk",), ("at", "-pk"), ("kind", "pk")])
@pytest.mark.parametrize("size", [1, 2, 4, 9, 20])
def test_page_walk_forwards_meets_every_row_once_in_order(facts, by, size):
    walked = [row for found in _all_pages(by, size) for row in found.rows]

    assert walked == list(Fact.objects.order_by(*by))


def test_page_previous_leads_back_over_the_same_pages(facts):
    pages = _all_pages(BY, 4)

    back = page(Fact.objects.all(), by=BY, cursor=pages[2].previous_cursor, size=4)
    first = page(Fact.objects.all(), by=BY, cursor=back.previous_cursor, size=4)

    assert (back.rows, first.rows) == (pages[1].rows, pages[0].rows)
    assert (first.previous_cursor, first.next_cursor) == (None, pages[0].next_cursor)


def test_page_of_nothing_has_no_neighbours():
    found = page(Fact.objects.all(), by=BY, cursor="", size=4)

    assert (found.rows, found.next_cursor, found.previous_cursor) == ([], None, None)


@pytest.mark.parametrize("size", [1, 3])
def test_page_costs_one_query_without_count(facts, size, django_assert_num_queries):
    cursor = _all_pages(BY, size)[0].next_cursor

    with django_assert_num_queries(1):
        page(Fact.objects.all(), by=BY, cursor=cursor, size=size)


@pytest.mark.parametrize("cursor", ["x", "a:b", "1", "\x00", "é" * 5000, "e30:x"])
def test_page_refuses_cursor_made_by_hand(cursor):
    with pytest.raises(BadCursor):
        page(Fact.objects.all(), by=BY, cursor=cursor, size=4)


def test_page_refuses_cursor_of_another_list(facts):
    cursor = _all_pages(("pk",), 4)[0].next_cursor

    with pytest.raises(BadCursor):
        page(Fact.objects.all(), by=BY, cursor=cursor, size=4)


def test_page_refuses_to_sort_by_what_may_be_missing():
    for i in range(3):
        Fact.objects.create(kind="k", key=str(i), at=NOON)

    with pytest.raises(ValueError, match="value is null"):
        page(Fact.objects.all(), by=("value", "pk"), cursor=None, size=1)


def test_pager_links_keep_the_other_parts_of_the_query(facts):
    middle = _all_pages(BY, 4)[1]
    request = RequestFactory().get("/", {"q": "a&b", "cursor": "old"})

    html = render_to_string("components/_pager.html", {"page": middle, "request": request})

    assert html.count("?q=a%26b&amp;cursor=") == 2
    assert "old" not in html


def test_pager_of_a_single_page_prints_nothing():
    found = page(Fact.objects.all(), by=BY, cursor=None, size=4)

    assert render_to_string("components/_pager.html", {"page": found}).strip() == ""
