"""The frame around every page, in a browser."""

import pytest

from tests.e2e.conftest import overflow

LANGUAGES = {"es": "ltr", "pt": "ltr", "en": "ltr", "fr": "ltr", "ar": "rtl"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_page_is_clean_on_a_small_phone(open_page, axe, language):
    page = open_page(language=language)

    page.goto(f"/{language}/")

    assert page.locator("html").get_attribute("dir") == LANGUAGES[language]
    assert axe(page) == []
    assert overflow(page) <= 0
    assert (page.foreign, page.broken) == ([], [])


def test_visitor_gets_no_cookie(open_page):
    page = open_page()

    page.goto("/es/")

    assert page.context.cookies() == []


def test_first_tab_skips_to_the_content(open_page):
    page = open_page()
    page.goto("/es/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
