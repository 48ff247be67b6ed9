"""Measure the main pages: queries, time as a multiple of a bare view in the same run, weight.

Runs on a fresh database of its own with the demo in it; DATABASE_URL names another one.
"""

import gzip
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
FOLDER = tempfile.mkdtemp(prefix="cece-bench-")
os.environ["DJANGO_SETTINGS_MODULE"] = "cece.settings.dev"
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER}/bench.sqlite3")

import django  # noqa: E402 - the environment comes first

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.pages import PAGES  # noqa: E402
from cece.demo import people  # noqa: E402

ROUNDS = 40


def measure(client: Client, address: str) -> tuple[int, float, int]:
    """Return queries of a warm request, median seconds and compressed bytes."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        response = client.get(address)
    queries = len(seen)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        client.get(address)
        times.append(time.perf_counter() - start)
    return queries, statistics.median(times), len(gzip.compress(response.content))


def main() -> None:
    """Load the demo, then print one line a page."""
    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    call_command("demo", stdout=sys.stderr)
    print(f"demo loaded in {time.perf_counter() - started:.1f} s on {connection.vendor}")
    with override_settings(ROOT_URLCONF="bench.urls"):
        _queries, unit, _weight = measure(Client(), "/livez-bare/")
        print(
            f"bare view {unit * 1000:.2f} ms\n{'page':<34}{'queries':>8}{'x bare':>8}{'gzip kB':>9}"
        )
        for name, address, key in PAGES:
            client = Client()
            if key:
                client.force_login(people.load()[key])
            queries, seconds, weight = measure(client, address())
            print(f"{name:<34}{queries:>8}{seconds / unit:>8.1f}{weight / 1000:>9.1f}")


if __name__ == "__main__":
    main()
