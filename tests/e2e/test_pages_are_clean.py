"""Every page under axe, on a small phone, by day and by night; forms also when they are refused."""

import pytest

from tests import site_pages, world
from tests.e2e.conftest import overflow

EMPTY_AND_SEND = """() => {
    const form = [...document.querySelectorAll("main form[novalidate]")].at(-1);
    for (const field of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
        if (["checkbox", "radio"].includes(field.type)) field.checked = false;
        else if (field.tagName === "SELECT") field.selectedIndex = -1;
        else field.value = "";
    }
    form.requestSubmit(form.querySelector("button"));
}"""
# In the languages that share their direction with Spanish, the pages with most words
HANDFUL = {
    *("page:home", "account_signup", "links:dashboard", "courses:my_course", "shops:product"),
    *("shops:checkout", "guide", "mentoring:shortlist", "forum:topic", "forum:ask"),
}


@pytest.fixture
def shown(settings, live_server):
    """A function that gives all pages of the loaded demo in one language."""
    settings.SITE_URL = live_server.url
    settings.LIMITS = dict.fromkeys(settings.LIMITS, (10**6, 60))
    places = world.load()
    attempt = site_pages.prepare(places)
    return lambda language: site_pages.pages(places, attempt, language)


class Reader:
    """One browser window that opens pages as their owners and collects what is wrong with them."""

    def __init__(self, page, axe, address):
        self.page, self.axe, self.address = page, axe, address
        self.wrong, self.seen, self.sessions = [], 0, {}
        # A colour on its way to another would be measured half-way
        page.emulate_media(reduced_motion="reduce")

    def open(self, shown, night=False):
        self._sit_down(shown.owner)
        answer = self.page.goto(shown.path)
        assert answer.status in {200, 404}, (shown.name, answer.status)
        self.look(shown.name, night=night)
        if shown.name in site_pages.FORMS:
            with self.page.expect_navigation():
                self.page.evaluate(EMPTY_AND_SEND)
            assert self.page.locator(".error-summary").is_visible(), shown.name
            self.look(f"{shown.name}, refused", night=night)

    def look(self, name, night):
        wide = overflow(self.page)
        self.wrong += [f"{name}: {complaint}" for complaint in self.axe(self.page)]
        self.wrong += [f"{name}: {wide} px too wide"] if wide > 0 else []
        self.seen += 1
        if night:
            self.page.emulate_media(color_scheme="dark")
            dark = self.axe(self.page, rules=["color-contrast"])
            self.wrong += [f"{name}, dark: {complaint}" for complaint in dark]
            self.page.emulate_media(color_scheme="light")

    def fill_basket(self, shown):
        """Put something into the basket, so that basket and checkout have something to show."""
        product = next(one for one in shown if one.name == "shops:product")
        self.page.goto(product.path)
        self.page.locator('form[action$="/add/"] button').click()
        self.page.locator("[name=delivery]").first.check()
        self.page.locator("[name=checkout]").click()

    def _sit_down(self, person):
        """Take the session of ``person``; the basket stays."""
        self.page.context.clear_cookies(name="sessionid")
        if person is None:
            return
        if person.pk not in self.sessions:
            client = site_pages.client_of(person)
            self.sessions[person.pk] = client.cookies["sessionid"].value
        cookie = {"name": "sessionid", "value": self.sessions[person.pk], "url": self.address}
        self.page.context.add_cookies([cookie])


@pytest.mark.parametrize("language", ["es", "ar"])
def test_every_page_is_clean(open_page, axe, live_server, shown, language):
    reader = Reader(open_page(language=language), axe, live_server.url)
    pages = shown(language)

    reader.fill_basket(pages)
    for one in pages:
        reader.open(one, night=language == "es" and one.name in HANDFUL)

    assert "\n".join(reader.wrong) == ""
    assert (reader.page.foreign, reader.page.broken) == ([], [])
    assert reader.seen >= 100


def test_main_pages_are_clean_in_the_other_languages(open_page, axe, live_server, shown):
    for language in ("pt", "en", "fr"):
        reader = Reader(open_page(language=language), axe, live_server.url)
        pages = shown(language)

        reader.fill_basket(pages)
        for one in pages:
            if one.name in HANDFUL:
                reader.open(one)

        assert "\n".join(reader.wrong) == ""
        assert (reader.page.foreign, reader.page.broken) == ([], [])
