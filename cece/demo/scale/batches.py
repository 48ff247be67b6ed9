"""Work through long lists in steps, so that memory and locks stay small."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def steps(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Return ``items`` in pieces of at most ``size``."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
