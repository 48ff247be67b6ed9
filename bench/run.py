"""Measure the site as production runs it; print Markdown tables. See ``bench/README.md``.

Makes a database, files and static files of its own and removes them again.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import browser, cpu, report
from bench.pages import Page
from bench.report import number
from bench.servers import FIRST_PAGE, ROOT, Server

PARTS = ("pages", "weight", "memory", "hostile")
STARTS = 3
WARM = 4


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the site as production runs it.")
    parser.add_argument("--database", choices=("both", "sqlite", "postgresql"), default="both")
    parser.add_argument("--scale", default="1", help="of the large site; 0 leaves it out")
    parser.add_argument("--only", choices=PARTS, action="append", help="may be given again")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _run(*command: str) -> list[str]:
    """Run one command to its end; return its seconds, seconds of processor and peak MB."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    seconds = time.perf_counter() - start
    processor = usage.ru_utime + usage.ru_stime
    return [number(seconds), number(processor), number(usage.ru_maxrss / 1024, 0)]


def _pages() -> list[Page]:
    found = subprocess.run(
        [sys.executable, "-m", "bench.addresses"], cwd=ROOT, check=True, stdout=subprocess.PIPE
    )
    return [Page(**one) for one in json.loads(found.stdout.splitlines()[-1])]


def _cpu(pages: list[Page]) -> cpu.Run:
    with Server() as server:
        return cpu.measure(server, pages)


def _prepare() -> list[list[str]]:
    """Make an empty site and load the demo; return what each step cost."""
    return [
        ["migrate", *_run("manage.py", "migrate", "-v0")],
        ["demo", *_run("manage.py", "demo")],
    ]


def _figures(one: cpu.Figures) -> list[str]:
    again = f" ({one.repeats})" if one.repeats else ""
    return [f"{one.queries}{again}", number(one.multiple), number(one.servers)]


def _measure_pages(scale: str) -> list[list[str]]:
    """Print queries and processor time at demo size and, beside it, on the large site.

    Returns what loading the large site cost.
    """
    pages = _pages()
    small = _cpu(pages)
    steps, large = [], None
    if float(scale):
        steps = [[f"demo --scale {scale}", *_run("manage.py", "demo", "--scale", scale)]]
        large = _cpu(_pages())
    head = ["page", "aim", "queries (again)", "x bare", "of it servers"]
    if large:
        head += [f"queries at scale {scale}", "x bare", "of it servers", "growth"]
    rows = []
    for page in pages:
        before = small.made[page.name]
        row = [page.name, number(page.aim, 0) if page.aim else "", *_figures(before)]
        if large:
            after = large.made[page.name]
            row += [*_figures(after), number(after.multiple / before.multiple, 2)]
        rows.append(row)
    report.heading("Pages made anew")
    report.table(head, rows)
    report.heading("Visitors' pages as they are served, with the page cache")
    report.table(
        ["page", "queries", "x bare"],
        [[name, str(one.queries), number(one.multiple, 2)] for name, one in small.kept.items()],
    )
    bare = [one.bare_milliseconds for one in (small, large) if one]
    print("The bare view took", " and ".join(f"{one:.2f} ms" for one in bare), "of processor.")
    return steps


def _measure_weight() -> None:
    report.heading("First visit")
    if browser.CHROMIUM is None:
        print("Left out: no Chromium found. On Debian: apt install chromium")
        return
    pages = [page for page in _pages() if page.main]
    with Server() as server:
        for page in pages:
            server.open(page)
        found = browser.visits(server, pages)
    head = ["page", "requests", "pictures", "HTML+CSS+JS kB", "of it JS", "fonts", "total kB"]
    report.table(
        [*head, "largest paint s", "shift"],
        [
            [
                name,
                number(browser.median(visits, "requests"), 0),
                number(browser.median(visits, "pictures"), 0),
                *(number(kb / 1000) for kb in browser.kinds(visits)),
                number(browser.median(visits, "paint"), 2),
                number(browser.median(visits, "shift"), 3),
            ]
            for name, visits in found.items()
        ],
    )


def _starts(application: str, pages: list[Page]) -> list[str]:
    """Return the medians of some starts: seconds to the first page, MB when all pages were read."""
    seconds, sizes = [], []
    for _start in range(STARTS):
        with Server(application) as server:
            seconds.append(server.seconds_to_first_page)
            for _request in range(WARM):
                for page in pages:
                    server.open(page)
            sizes.append(server.memory())
    return [number(statistics.median(seconds), 2), number(statistics.median(sizes), 0)]


def _measure_memory() -> None:
    main = [cpu.passing_by(page) for page in _pages() if page.main]
    rows = [
        ["this site", *_starts("bench.wsgi", main)],
        ["Django with one page", *_starts("bench.empty_site", [Page("", FIRST_PAGE)])],
    ]
    times = [
        number(float(ours) / float(bare))
        for ours, bare in zip(*(row[1:] for row in rows), strict=True)
    ]
    report.heading("Cold start and memory of two workers")
    report.table(["", "start to first page, s", "PSS when warm, MB"], [*rows, ["multiple", *times]])


def _measure_hostile() -> None:
    """Print what hostile input costs, see ``bench/hostile.py``."""
    settings = {"DJANGO_SETTINGS_MODULE": "cece.settings.test"}
    subprocess.run(
        [sys.executable, "-m", "bench.hostile"],
        cwd=ROOT,
        check=True,
        env={**os.environ, **settings},
    )


def _measure(database: str, parts: list[str], scale: str) -> None:
    """Measure on the database that DATABASE_URL names, which must be empty."""
    print(f"\n# {database}", flush=True)
    steps = _prepare()
    if "weight" in parts:
        _measure_weight()
    if "memory" in parts:
        _measure_memory()
    if "pages" in parts:
        steps += _measure_pages(scale)
    report.heading("Commands")
    report.table(["command", "clock s", "processor s", "peak MB"], steps)


def _on_sqlite(parts: list[str], scale: str, folder: str) -> None:
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
    os.environ.pop("REDIS_URL", None)
    _measure("sqlite", parts, scale)


def _on_postgresql(parts: list[str], scale: str) -> None:
    """Begin again inside the script that starts servers; it says so when it finds none."""
    chosen = [word for part in parts for word in ("--only", part)]
    command = [sys.executable, __file__, "--inside", "--scale", scale, *chosen]
    subprocess.run([".ci/with-services", *command], cwd=ROOT, check=True)


def _on_all(database: str, parts: list[str], scale: str) -> None:
    with tempfile.TemporaryDirectory(prefix="cece-bench-") as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="bench.settings",
            MEDIA_ROOT=f"{folder}/media",
            PRIVATE_ROOT=f"{folder}/private",
            STATIC_ROOT=f"{folder}/static",
        )
        _run("manage.py", "collectstatic", "--noinput", "-v0")
        if database in {"both", "sqlite"}:
            _on_sqlite(parts, scale, folder)
        if database == "both":
            # A page weighs the same on either
            parts = [part for part in parts if part != "weight"]
        if database in {"both", "postgresql"} and parts:
            _on_postgresql(parts, scale)


def main() -> None:
    asked = _arguments()
    parts = asked.only or list(PARTS)
    if asked.inside:
        _measure("postgresql", parts, asked.scale)
        return
    report.machine()
    if "hostile" in parts:
        _measure_hostile()
    parts = [part for part in parts if part != "hostile"]
    if parts:
        _on_all(asked.database, parts, asked.scale)


if __name__ == "__main__":
    main()
