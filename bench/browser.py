"""What a first visit weighs and how soon it shows something, in Chromium on an emulated slow phone."""

from __future__ import annotations

import shutil
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

if TYPE_CHECKING:
    from bench.pages import Page
    from bench.servers import Server

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PHONE = {"width": 360, "height": 640}
PIXELS = 2
SLOWER = 4  # times less processor
SLOW_NET = {
    "offline": False,
    "latency": 150,  # milliseconds
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
VISITS = 3
TEXT = ("Document", "Stylesheet", "Script")
# Kept from the first moment, because the browser tells each of them only once
WATCH = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver(list => { for (const e of list.getEntries()) seen.paint = e.startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => { for (const e of list.getEntries()) seen.shift += e.value; })
    .observe({type: "layout-shift", buffered: true});
"""


@dataclass(frozen=True)
class Visit:
    """One first visit: requests, bytes over the wire by kind, paint in seconds."""

    requests: int
    pictures: int
    weights: dict[str, int]
    paint: float
    shift: float


def visits(server: Server, pages: list[Page]) -> dict[str, list[Visit]]:
    """Visit each page some times, each time as somebody who has never been here."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        found = {
            page.name: [_visit(browser, server, page) for _ in range(VISITS)] for page in pages
        }
        browser.close()
    return found


def _visit(browser: Browser, server: Server, page: Page) -> Visit:
    context = browser.new_context(
        viewport=PHONE, device_scale_factor=PIXELS, is_mobile=True, has_touch=True, locale="es"
    )
    if page.cookie:
        name, _equals, value = page.cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": server.address}])
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    kinds, weights = _watch(session)
    session.send("Network.emulateNetworkConditions", SLOW_NET)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tab.add_init_script(WATCH)
    tab.goto(f"{server.address}{page.path}", wait_until="networkidle")
    seen = tab.evaluate("window.seen")
    context.close()
    pictures = sum(kind == "Image" for kind in kinds.values())
    return Visit(len(kinds) - pictures, pictures, weights, seen["paint"] / 1000, seen["shift"])


def _watch(session: CDPSession) -> tuple[dict[str, str], dict[str, int]]:
    """Return two tables that fill while the page loads: request -> kind, kind -> bytes."""
    kinds: dict[str, str] = {}
    weights: dict[str, int] = {}

    def sent(event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            kinds[event["requestId"]] = event["type"]

    def received(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"])
        if kind:
            weights[kind] = weights.get(kind, 0) + int(event["encodedDataLength"])

    session.send("Network.enable")
    session.on("Network.requestWillBeSent", sent)
    session.on("Network.loadingFinished", received)
    return kinds, weights


def median(visits: list[Visit], what: str) -> float:
    return statistics.median(getattr(visit, what) for visit in visits)


def kinds(visits: list[Visit]) -> list[float]:
    """Return the medians of the bytes of text, of script alone, of fonts and of everything."""
    groups = (TEXT, ("Script",), ("Font",), None)
    return [
        statistics.median(
            sum(size for kind, size in visit.weights.items() if group is None or kind in group)
            for visit in visits
        )
        for group in groups
    ]
