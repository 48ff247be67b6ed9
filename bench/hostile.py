"""What hostile input costs: Markdown that repeats itself, and the largest picture that is taken.

Text twice as long should take twice as long: a ratio near 4 means that somebody can stop a worker.
"""

import gc
import io
import time

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402 - the applications come first
from PIL import Image  # noqa: E402

from bench import report  # noqa: E402
from core.text import render_markdown  # noqa: E402
from core.uploads import clean_image  # noqa: E402
from tests.core.hostile_text import PATTERNS  # noqa: E402

ROUNDS = 3
SHORT, LONG = 5_000, 10_000
SHOWN = 8


def _seconds(source: str) -> float:
    """Return the least processor time of some rounds, which other processes disturb least.

    Without garbage collection, as ``timeit`` does: now and then it walks all that Django has loaded.
    """
    times = []
    for _round in range(ROUNDS):
        gc.collect()
        gc.disable()
        start = time.process_time()
        render_markdown(source)
        times.append(time.process_time() - start)
        gc.enable()
    return min(times)


def texts() -> list[list[str]]:
    """Return one row a pattern, the costliest first."""
    rows = [(_seconds(p.source(LONG)), _seconds(p.source(SHORT)), p.name) for p in PATTERNS]
    return [
        # Below a millisecond a ratio says nothing
        [name, report.number(long * 1000), f"{long / short:.1f}" if long > 0.001 else ""]
        for long, short, name in sorted(rows, reverse=True)[:SHOWN]
    ]


def picture() -> list[str]:
    """Return what the largest picture costs; its memory is held by a test."""
    file = io.BytesIO()
    Image.new("RGBA", (5000, 5000), (1, 2, 3, 4)).save(file, "PNG", compress_level=1)
    start = time.process_time()
    clean_image(ContentFile(file.getvalue()))
    return ["largest picture, 25 Mpx", report.number((time.process_time() - start) * 1000), ""]


if __name__ == "__main__":
    report.heading("Hostile input")
    head = [f"Markdown repeated {LONG:,} times", "ms", "times that of half as long"]
    report.table(head, [*texts(), picture()])
