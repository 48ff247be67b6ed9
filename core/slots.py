"""Places in a page that other packages may fill, so that islands show each other's things unknowingly.

A template prints ``{% slot "courses_course_aside" page %}``; a bridge registers what stands there.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest

Compose = Callable[["HttpRequest", Any], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Fragment:
    """One piece that fills a slot: a template and the function that makes its context."""

    template: str
    compose: Compose
    order: int


_fragments: dict[str, list[Fragment]] = defaultdict(list)


def fill(slot: str, *, template: str, order: int = 50) -> Callable[[Compose], Compose]:
    """Register the decorated function for ``slot``; it returns a context, or None to print nothing."""

    def register(compose: Compose) -> Compose:
        _fragments[slot].append(Fragment(template, compose, order))
        _fragments[slot].sort(key=lambda fragment: fragment.order)
        return compose

    return register


def fragments(slot: str) -> list[Fragment]:
    """Return the pieces of ``slot`` in their order."""
    return list(_fragments.get(slot, ()))
