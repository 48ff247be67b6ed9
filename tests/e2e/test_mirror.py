"""From right to left every page is its own mirror image.

The same page, with the same words, is laid out in both directions: whatever stood so far from the
left edge must stand as far from the right one. Only the order of letters inside a line may differ.
"""

import pytest

from core.templatetags.text import in_fours
from shops.models import Order
from tests.main_pages import main_pages

WIDTHS = (360, 1280)
# Rounding of half pixels, on both sides
TOLERANCE = 2
# Its code, number or picture is the same in all languages, or its language is said beside it
KEEPS_ITS_DIRECTION = "[dir=ltr], [dir=rtl], [dir=auto], bdi, svg, pre, code"
BOXES = """([direction, keeps]) => {
    document.documentElement.dir = direction;
    const width = document.documentElement.clientWidth, found = [];
    for (const element of document.body.querySelectorAll("*")) {
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        if (element.matches("option, source, br, wbr")) continue;
        const place = element.parentElement.closest(keeps);
        if (place && place !== document.documentElement) continue;
        const style = getComputedStyle(element);
        if (style.display === "inline" || style.display === "contents") continue;
        // Inside a line of words a box stands where the line puts it
        const parent = getComputedStyle(element.parentElement).display;
        const isInLine = style.display.startsWith("inline") && !parent.includes("flex") && !parent.includes("grid");
        if (isInLine && element.parentElement.textContent.trim() !== element.textContent.trim()) continue;
        const box = element.getBoundingClientRect();
        if (box.width <= 1 || box.height <= 1) continue;
        const name = `${element.tagName.toLowerCase()}.${String(element.className.baseVal ?? element.className)}`;
        found.push([name, direction === "rtl" ? width - box.right : box.left, box.top, box.width]);
    }
    return found;
}"""


def unlike(page):
    """Return what stands elsewhere in the mirror: name and places [left or right, top, width]."""
    ltr, rtl = (
        page.evaluate(BOXES, [direction, KEEPS_ITS_DIRECTION]) for direction in ("ltr", "rtl")
    )
    if len(ltr) != len(rtl):
        return [f"{len(ltr)} boxes, {len(rtl)} in the mirror"]
    return [
        f"{name}: {[round(number) for number in here]}, in the mirror {[round(number) for number in there]}"
        for (name, *here), (_name, *there) in zip(ltr, rtl, strict=True)
        if any(abs(one - other) > TOLERANCE for one, other in zip(here, there, strict=True))
    ]


def go_to(page, town, shown):
    page.context.clear_cookies(name="sessionid")
    if shown.owner is not None:
        page.context.add_cookies([town.session_cookie(shown.owner)])
    assert page.goto(shown.path).status == 200, shown.name
    # A picture still on its way would move what stands below it
    page.evaluate("document.querySelectorAll('img').forEach(one => { one.loading = 'eager'; })")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_main_page_is_its_own_mirror_image(open_in_town, town, width):
    page = open_in_town(viewport={"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce")

    wrong = []
    for shown in main_pages(town, "es"):
        go_to(page, town, shown)
        wrong += [f"{shown.name}: {complaint}" for complaint in unlike(page)]

    assert "\n".join(wrong) == ""


def test_box_pushed_from_the_left_is_noticed(open_in_town, town):
    page = open_in_town(viewport={"width": 360, "height": 900})
    page.goto("/es/learn/")

    page.evaluate("document.querySelector('main .card').style.marginLeft = '9px'")

    assert any("card" in complaint for complaint in unlike(page))


def test_arrows_turn_and_codes_do_not(open_in_town, town):
    page = open_in_town(language="ar", viewport={"width": 360, "height": 900})

    go_to(page, town, next(one for one in main_pages(town, "ar") if one.name == "dashboard"))
    turned = "one => getComputedStyle(one).scale"
    arrows = page.locator("main .icon--mirror").first
    assert arrows.evaluate(turned) == "-1 1"

    by_transfer = Order.objects.filter(
        payment_kind="transfer", payments=None, state="placed"
    ).first()
    page.goto(f"/ar/shops/order/{by_transfer.code}/{by_transfer.secret}/")
    iban = page.get_by_text(in_fours(by_transfer.terms["payment"]["iban"]))
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert iban.evaluate("one => getComputedStyle(one).direction") == "ltr"
