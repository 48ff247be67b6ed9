"""Pages to read, among them the two that signing up links to."""

import json

import pytest

from cece.pages.models import StandardPage
from tests.factories.pages import standard_page


@pytest.mark.parametrize("slug", ["terms", "privacy"])
@pytest.mark.parametrize("language", ["es", "pt", "en", "fr", "ar"])
def test_legal_page_answers_in_every_language(client, db, slug, language):
    response = client.get(f"/{language}/{slug}/")

    assert (response.status_code, response.content.count(b"<h2")) == (200, 6)


def _page_with(headings):
    body = [
        {"type": "heading", "value": f"Part {number}", "id": f"part-{number}"}
        for number in range(headings)
    ]
    return standard_page(body=json.dumps(body))


@pytest.mark.parametrize(("headings", "listed"), [(3, 0), (4, 4)])
def test_long_page_begins_with_what_is_on_it(client, db, headings, listed):
    _page_with(headings)

    page = client.get("/es/formacion/").content.decode()

    assert page.count('<a href="#part-') == listed
    assert [f'<h2 id="part-{number}">Part {number}</h2>' in page for number in range(4)] == [
        number < headings for number in range(4)
    ]


def test_heading_that_was_never_saved_is_in_no_list(db):
    page = StandardPage(body=[("heading", f"Part {number}") for number in range(5)])

    assert page.contents == []
