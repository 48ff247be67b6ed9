"""What hostile input costs: Markdown that repeats itself, and the largest picture that is taken.

Text twice as long should take twice as long: a ratio near 4 means that somebody can stop a worker.
"""

import gc
import io
import time

from django.core.files.base import ContentFile
from PIL import Image

from core.text import render_markdown
from core.uploads import clean_image
from tests.core.hostile_text import PATTERNS

ROUNDS = 3
SHORT, LONG = 5_000, 10_000


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


def texts() -> None:
    """Print one line a pattern, the costliest first."""
    rows = [(_seconds(p.source(LONG)), _seconds(p.source(SHORT)), p.name) for p in PATTERNS]
    print(f"{'Markdown repeated ' + format(LONG, ','):<34}{'ms':>8}{'ratio':>8}")
    for long, short, name in sorted(rows, reverse=True):
        # Below a millisecond a ratio says nothing
        ratio = f"{long / short:.1f}" if long > 0.001 else "-"
        print(f"{name:<34}{long * 1000:>8.1f}{ratio:>8}")


def picture() -> None:
    """Print what the largest picture costs; its memory is held by a test."""
    file = io.BytesIO()
    Image.new("RGBA", (5000, 5000), (1, 2, 3, 4)).save(file, "PNG", compress_level=1)
    start = time.process_time()
    clean_image(ContentFile(file.getvalue()))
    print(f"{'largest picture, 25 Mpx':<34}{(time.process_time() - start) * 1000:>8.1f}")
