"""Processor time of a page as a multiple of the bare view, measured in turns; and its queries."""

from __future__ import annotations

import statistics
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.meters import Cost, Meter
    from bench.pages import Page
    from bench.servers import Server

# A cookie that means nothing here, but makes its bearer somebody: the page cache lets him pass
PASSES_BY = "measured=1"
# Enough that the threads of both workers have opened their connections and filled their caches
WARM = 12
ROUNDS, ROUNDS_OF_FURTHER = 7, 3
BARE, REQUESTS = 20, 10


@dataclass(frozen=True)
class Figures:
    """Statements and how many of them were sent again; multiples of the bare view, and how much of
    them is spent in the servers of database and cache."""

    queries: int
    repeats: int
    multiple: float
    servers: float


@dataclass(frozen=True)
class Run:
    """What one server showed: pages made anew, visitors' main pages from the cache, the bare view."""

    made: dict[str, Figures]
    kept: dict[str, Figures]
    bare_milliseconds: float


def passing_by(page: Page) -> Page:
    """Return the page as the page cache does not answer it."""
    return replace(page, cookie=page.cookie or PASSES_BY)


def measure(server: Server, pages: list[Page]) -> Run:
    """Measure each page in rounds, with the bare view before each of them."""
    ways = [passing_by(page) for page in pages]
    ways += [page for page in pages if page.main and not page.cookie]
    for _request in range(WARM):
        server.get("/bare/")
        for page in ways:
            server.open(page)
    meter = server.meter()
    units: list[float] = []
    seen: dict[Page, list[tuple[float, float]]] = defaultdict(list)
    for number in range(ROUNDS):
        for page in ways:
            if page.main or number < ROUNDS_OF_FURTHER:
                units.append(_cost(meter, BARE, lambda: server.get("/bare/")).total)
                cost = _cost(meter, REQUESTS, lambda page=page: server.open(page))
                seen[page].append((cost.total / units[-1], cost.servers / units[-1]))
    figures = {page: _figures(server, page, seen[page]) for page in ways}
    return Run(
        {page.name: one for page, one in figures.items() if page.cookie},
        {page.name: one for page, one in figures.items() if not page.cookie},
        statistics.median(units) * 1000,
    )


def _cost(meter: Meter, times: int, ask: Callable[[], object]) -> Cost:
    """Return what one request costs on average."""
    before = meter.read()
    for _request in range(times):
        ask()
    return (meter.read() - before) / times


def _figures(server: Server, page: Page, rounds: list[tuple[float, float]]) -> Figures:
    said = server.open(page, **{"X-Count": "yes"})
    multiple, servers = map(statistics.median, zip(*rounds, strict=True))
    return Figures(int(said["X-Queries"]), int(said["X-Repeats"]), multiple, servers)
