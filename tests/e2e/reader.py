"""Somebody who opens page after page and writes down what is wrong with each."""

from contextlib import contextmanager

from tests import site_pages

# Between languages and themes the DOM is the same: by night only these rules can say something new
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
PHONE = {"width": 320, "height": 640}
LARGE_TEXT = {"width": 360, "height": 640}
UNFOLD = "document.querySelectorAll('details:not([open])').forEach(one => { one.open = true; })"
EMPTY_AND_SEND = """() => {
    const form = [...document.querySelectorAll("main form[novalidate]")].at(-1);
    for (const field of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
        if (["checkbox", "radio"].includes(field.type)) field.checked = false;
        else if (field.tagName === "SELECT") field.selectedIndex = -1;
        else field.value = "";
    }
    form.requestSubmit(form.querySelector("button"));
}"""
SHEETS = """() => [...document.querySelectorAll("[popovertarget]:not([popovertargetaction])")]
    .filter(button => button.checkVisibility()).map(button => button.getAttribute("popovertarget"))"""
# Words that reach outside the nearest box that cuts off what does not fit
CUT_OFF = """() => {
    const boxes = new Map();
    const cuts = element => {
        const style = getComputedStyle(element);
        return ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    };
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode, parent = text.parentElement;
        if (!text.data.trim() || !parent.checkVisibility() || parent.closest(".visually-hidden, option, progress, script"))
            continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const words = range.getBoundingClientRect();
        for (let box = parent; box && box !== document.body; box = box.parentElement) {
            if (!boxes.has(box)) boxes.set(box, cuts(box));
            if (!boxes.get(box)) continue;
            const edge = box.getBoundingClientRect();
            if (edge.width <= 1) break;
            if (words.left < edge.left - 1 || words.right > edge.right + 1
                || words.top < edge.top - 1 || words.bottom > edge.bottom + 1)
                found.push(`${box.tagName}.${box.className} cuts off "${text.data.trim().slice(0, 40)}"`);
        }
    }
    return found;
}"""


def overflow(page):
    """Return how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


class Reader:
    """One browser window that opens pages as their owners and collects what is wrong with them."""

    def __init__(self, page, axe, town):
        self.page, self.axe, self.town = page, axe, town
        self.wrong, self.looks = [], 0
        self._text_size = page.context.new_cdp_session(page)
        # A colour on its way to another would be measured half-way
        page.emulate_media(reduced_motion="reduce")

    def open(self, shown):
        self.go_to(shown)
        self.look(shown.name)
        if shown.name in site_pages.FORMS:
            with self.page.expect_navigation():
                self.page.evaluate(EMPTY_AND_SEND)
            if not self.page.locator(".error-summary").is_visible():
                self.wrong.append(f"{shown.name}: accepted empty")
            self.look(f"{shown.name}, refused")

    def go_to(self, shown):
        """Open the page as its owner; the basket stays."""
        self.page.context.clear_cookies(name="sessionid")
        self.page.context.add_cookies(self.town.cookies(shown))
        self.page.goto(shown.path)

    def look(self, name):
        """Look at the page as it stands: by day, by night, with its menus open, with large text."""
        self.page.evaluate(UNFOLD)
        self._note(name, self._in_both_lights())
        self._note(name, self._too_wide())
        for sheet in self.page.evaluate(SHEETS):
            self.page.locator(f'[popovertarget="{sheet}"]').first.click()
            self._note(f"{name}, {sheet} open", self._in_both_lights(f"#{sheet}"))
            self._note(f"{name}, {sheet} open", self._too_wide())
            self.page.keyboard.press("Escape")
        with self._large_text():
            self._note(f"{name}, large text", self._too_wide() + self.page.evaluate(CUT_OFF))
        self.looks += 1

    def fill_basket(self, pages):
        """Put something into the basket, so that basket and checkout have something to show."""
        product = next(one for one in pages if one.name == "shops:product")
        self.page.goto(product.path)
        self.page.locator('form[action$="/add/"] button').click()
        self.page.locator("[name=delivery]").first.check()
        self.page.locator("[name=checkout]").click()

    def _note(self, name, complaints):
        self.wrong += [f"{name}: {complaint}" for complaint in complaints]

    def _in_both_lights(self, part=None):
        by_day = self.axe(self.page, part=part)
        self.page.emulate_media(color_scheme="dark")
        by_night = self.axe(self.page, part=part, rules=COLOUR_RULES)
        self.page.emulate_media(color_scheme="light")
        return by_day + [f"by night, {complaint}" for complaint in by_night]

    def _too_wide(self):
        wide = overflow(self.page)
        return [f"{wide} px too wide"] if wide > 0 else []

    @contextmanager
    def _large_text(self):
        """Set the browser's own text size to 200 %, which widths given in rem follow."""
        self.page.set_viewport_size(LARGE_TEXT)
        self._text_size.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        yield
        self._text_size.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        self.page.set_viewport_size(PHONE)
