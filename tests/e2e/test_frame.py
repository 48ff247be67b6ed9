"""The frame around every page, in a browser."""

import pytest

from tests.e2e.reader import overflow
from tests.factories.shops import ProductFactory

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


def test_list_of_products_takes_pictures_no_larger_than_it_shows(open_page):
    ProductFactory.create_batch(2)
    page = open_page(viewport={"width": 600, "height": 900})
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))

    page.goto("/es/shops/")

    assert [name for name in asked if name.endswith(".webp")] == ["320.webp"] * 2
