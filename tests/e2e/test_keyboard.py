"""Everything with the keyboard alone: Tab, Enter and Space reach and press it, and one sees where one is."""

import pytest

from shops.models import CartLine
from tests.factories.shops import ProductFactory

FOCUSED = """() => {
    const here = document.activeElement, style = getComputedStyle(here);
    return {
        popovertarget: here.getAttribute("popovertarget") || "",
        path: here.getAttribute("href") || "", name: here.getAttribute("name") || "",
        value: here.value || "", id: here.id || "", tag: here.tagName,
        isSeen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
}"""


def tab_to(page, **wanted):
    """Press Tab until the focus is on what has these marks; each stop on the way must be visible."""
    for _press in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        assert here["isSeen"], here
        if all(here[mark] == value for mark, value in wanted.items()):
            return
    pytest.fail(f"Tab never reaches {wanted}")


def test_skip_link_is_first_and_leads_to_the_content(open_page):
    page = open_page()
    page.goto("/es/")

    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["path"] == "#main"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_menu_opens_a_page(open_page):
    page = open_page()
    page.goto("/es/")

    tab_to(page, path="/es/learn/")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.url.endswith("/es/learn/")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_language_switch_is_a_button(open_page, key):
    page = open_page()
    page.goto("/es/")

    tab_to(page, popovertarget="languages")
    page.keyboard.press(key)
    tab_to(page, name="language", value="ar")
    with page.expect_navigation():
        page.keyboard.press(key)

    assert page.url.endswith("/ar/")
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_sign_up_form_is_filled_and_sent(open_page):
    page = open_page()
    page.goto("/es/account/signup/")

    tab_to(page, name="display_name")
    page.keyboard.type("Nadia")
    tab_to(page, name="email")
    page.keyboard.type("nadia@people.test")
    tab_to(page, tag="BUTTON")
    with page.expect_navigation():
        page.keyboard.press("Space")

    assert page.locator("[name=code]").count() == 1


def test_refused_form_puts_the_focus_on_the_summary(open_page):
    page = open_page()
    page.goto("/es/account/signup/")

    tab_to(page, name="email")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.evaluate(FOCUSED)["id"] == "error-summary"


def test_product_goes_into_the_basket(open_page):
    product = ProductFactory()
    page = open_page()
    page.goto(f"/es/shops/{product.shop.slug}/{product.slug}/")

    tab_to(page, name="quantity")
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    tab_to(page, tag="BUTTON")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert CartLine.objects.get(product=product).quantity == 2
