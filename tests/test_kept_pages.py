"""Every page of the demo for visitors is kept as it is, and none reads what is declared unseen."""

import re

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from core.access_map import rows
from core.freshness.watching import unseen_tables
from forum.models import Topic
from tests import world

# Read while a page is made, and no part of what it says: pictures are made in the sizes a page
# asks for, and the figures of the first page are counted every ten minutes
NO_PART = {"wagtailimages_rendition", "facts_fact", "django_content_type"}


@pytest.fixture(scope="module")
def paths(django_db_setup, django_db_blocker):
    """All addresses anybody may call, over one demo that is rolled back after this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        places = world.load()
        public = {
            reverse(row.name, kwargs=places[row.name].kwargs)
            for row in rows()
            if row.audience == "public" and row.name in places and "<lang>" in row.path
        }
        public |= {page.url for page in Page.objects.live().filter(depth__gt=1) if page.url}
        public |= {topic.get_absolute_url() for topic in Topic.objects.all()[:3]}
        yield sorted(public)
        transaction.set_rollback(True)


def test_every_page_of_the_demo_is_kept_as_it_is(paths, db, settings):
    settings.PAGE_CACHE_HOSTS = ["testserver"]
    kept, different, asking, read = 0, [], [], set()

    for path in paths:
        with CaptureQueriesContext(connection) as first_reads:
            first = Client().get(path)
        with CaptureQueriesContext(connection) as second_reads:
            second = Client().get(path)
        if "ETag" not in first.headers:
            continue
        kept += 1
        tables = re.findall(
            r'(?:FROM|JOIN) "(\w+)"', " ".join(query["sql"] for query in first_reads)
        )
        read |= set(tables)
        different += [path] if second.content != first.content else []
        asking += [path] if len(second_reads) else []

    assert (different, asking) == ([], [])
    assert kept > 150
    assert read & unseen_tables() - NO_PART == set()
