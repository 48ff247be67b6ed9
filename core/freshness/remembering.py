"""What every request needs and seldom changes, kept in this process for one generation."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from time import monotonic
from typing import TypeVar, cast

from django.conf import settings

from core.freshness.generations import generation

V = TypeVar("V")
# Only things of the site itself are remembered (sites, addresses of pages): some hundreds
MOST = 2000


@dataclass(frozen=True)
class _Kept:
    """What is remembered of one generation. Replaced whole, so that no thread mixes two of them."""

    generation: str = ""
    until: float = 0.0
    values: dict[Hashable, object] = field(default_factory=dict)


class _Memory:
    kept = _Kept()


def forget() -> None:
    """Remember nothing any more."""
    _Memory.kept = _Kept()


def remembered(key: Hashable, find: Callable[[], V]) -> V:
    """Return what ``find`` returned earlier in this generation, or ask it. None is asked for anew.

    The value is shared by all threads: it must not be changed. Without a shared cache other
    processes' changes are seen after ``PAGE_CACHE_SECONDS``.
    """
    present = generation()
    if not present:
        return find()
    kept, now = _Memory.kept, monotonic()
    if kept.generation != present or now > kept.until or len(kept.values) > MOST:
        kept = _Memory.kept = _Kept(present, now + settings.PAGE_CACHE_SECONDS)
    found = kept.values.get(key)
    if found is None:
        found = kept.values[key] = find()
    return cast("V", found)
