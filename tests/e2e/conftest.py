"""A real browser against a real server: Debian's Chromium, no download, no outside request."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

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
PHONE = {"width": 320, "height": 640}
AXE_TAGS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def pytest_collection_modifyitems(items):
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if CHROMIUM is None:
        pytest.skip("No Chromium found. On Debian: apt install chromium")
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def open_page(browser, live_server):
    """Return a function that opens a fresh page of the live server, as a visitor's phone would.

    The page counts requests to other hosts in ``page.foreign`` and script errors in ``page.broken``;
    ``page.language`` is what its reader speaks.
    """
    contexts = []

    def open_one(*, script=True, language="es", viewport=None, dark=False, signed_in=None):
        context = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=script,
            locale=language,
            viewport=viewport or PHONE,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        if signed_in is not None:
            context.add_cookies([session_cookie(signed_in, live_server.url)])
        page = context.new_page()
        page.foreign, page.broken, page.language = [], [], language
        own = urlsplit(live_server.url).netloc
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

    yield open_one
    for context in contexts:
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

    With ``rules`` it looks for these only.
    """
    engine = Axe()

    def violations(page, rules=None):
        options = {"runOnly": {"type": "rule", "values": rules}} if rules else AXE_TAGS
        found = engine.run(page, options=options).response["violations"]
        return [
            f"{one['id']}: {node['target']} {node.get('failureSummary', '')[:160]}"
            for one in found
            for node in one["nodes"]
        ]

    return violations


def overflow(page):
    """Return how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
