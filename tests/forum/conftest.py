import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forum.models import ForumCategoryPage
from forum.services.site_tree import ensure_forum_index


@pytest.fixture
def forum(home):
    """The front page of the forum in the default language."""
    return ensure_forum_index(home)


@pytest.fixture
def papers(forum):
    """One part of the forum, in the default language."""
    return ForumCategoryPage.objects.get(slug="papers", locale__language_code="es")


class Queries:
    """The statements of a block that read or write rows; savepoints of the test itself are not counted."""

    def __init__(self, captured):
        self.captured = captured

    def __len__(self):
        return len(self.lines)

    @property
    def lines(self):
        verbs = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
        statements = [query["sql"].strip() for query in self.captured.captured_queries]
        return [sql for sql in statements if sql.upper().startswith(verbs)]


@pytest.fixture
def queries_of(settings):
    """Return a function that calls another twice and returns the statements of the second call."""
    settings.USERSESSIONS_TRACK_ACTIVITY = False

    def count(call, *, warm=True):
        if warm:
            call()
        with CaptureQueriesContext(connection) as captured:
            call()
        return Queries(captured)

    return count
