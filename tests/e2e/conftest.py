"""A real browser against a real server: Debian's Chromium, no download, no outside request."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.hands import Pointer
from tests.e2e.reader import PHONE
from tests.town import Ground

# Playwright's sync interface runs an event loop; Django would refuse the ORM beside it
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items):
    for item in items:
        if "e2e" not in item.path.parts:
            continue
        item.add_marker(pytest.mark.e2e)
        if "town" not in item.fixturenames:
            item.add_marker(pytest.mark.django_db(transaction=True))
    # They take longest: begun last, one worker would end alone with them
    items.sort(key=lambda item: "town" not in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if CHROMIUM is None:
        pytest.skip("No Chromium found. On Debian: apt install chromium")
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def open_page(browser, live_server):
    """Return a function that opens a fresh page of the live server; see ``Windows``."""
    windows = Windows(browser, live_server.url)
    yield windows.open
    windows.close()


@pytest.fixture(scope="session")
def ground(django_db_setup):
    return Ground(os.environ.get("PYTEST_XDIST_WORKER", "main") + "-town")


@pytest.fixture
def town(ground, django_db_blocker):
    """The loaded demo, served; nothing that a test does there is undone."""
    with django_db_blocker.unblock(), ground.entered() as town:
        yield town


@pytest.fixture
def open_in_town(browser, town):
    """As ``open_page``, in the town."""
    windows = Windows(browser, town.address)
    yield windows.open
    windows.close()


class Windows:
    """Opens pages of one address, each as a visitor's phone would."""

    def __init__(self, browser, address):
        self._browser, self._address, self._contexts = browser, address, []

    def open(self, *, script=True, language="es", viewport=None, signed_in=None, hands=Pointer):
        """Return a page that counts requests to other hosts in ``foreign``, script errors in ``broken``.

        Its ``language`` is what the reader speaks, its ``hands`` are how she uses it.
        """
        context = self._browser.new_context(
            base_url=self._address,
            java_script_enabled=script,
            locale=language,
            viewport=viewport or PHONE,
        )
        self._contexts.append(context)
        if signed_in is not None:
            context.add_cookies([session_cookie(signed_in, self._address)])
        page = context.new_page()
        page.foreign, page.broken, page.language = [], [], language
        page.hands = hands(page)
        own = urlsplit(self._address).netloc
        page.on(
            "request",
            lambda request: (
                None
                if urlsplit(request.url).netloc in {own, ""}
                else page.foreign.append(request.url)
            ),
        )
        page.on("pageerror", lambda error: page.broken.append(str(error)))
        return page

    def close(self):
        for context in self._contexts:
            context.close()


def session_cookie(user, address):
    """Return the session cookie of ``user``, made without the sign-in pages."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": address,
    }


@pytest.fixture(scope="session")
def axe():
    """Return a function that gives the WCAG 2.2 AA violations of a page in short words.

    With ``part`` it looks only inside what this CSS selector names, with ``rules`` for these only.
    """
    script = Axe().axe_script

    def violations(page, *, part=None, rules=None):
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": AXE_TAGS}
        # Whatever is in order need not be told: that takes three quarters of the time
        options = {"runOnly": only, "resultTypes": ["violations"]}
        found = page.evaluate(
            "([part, options]) => axe.run(part || document, options).then(told => told.violations)",
            [part, options],
        )
        return [
            f"{one['id']}: {node['target']} {node.get('failureSummary', '')[:160]}"
            for one in found
            for node in one["nodes"]
        ]

    return violations
