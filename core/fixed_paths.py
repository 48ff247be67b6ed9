"""Addresses the program itself uses, which no page may take."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from django.urls import (
    LocalePrefixPattern,
    Resolver404,
    URLPattern,
    URLResolver,
    get_resolver,
    resolve,
)

PAGE_URL_NAME = "wagtail_serve"
# Kept free for the program below every language, whether or not an address exists there yet
RESERVED = frozenset(
    {
        "account",
        "community",
        "forum",
        "learn",
        "me",
        "mentoring",
        "programmes",
        "search",
        "sell",
        "shops",
        "verify",
    }
)
_PARAMETER = re.compile(r"<[^>]*>")


def _serves_pages(name: str | None, view: Callable[..., object]) -> bool:
    """Say whether an address belongs to pages: Wagtail's own, or a view marked ``serves_pages``."""
    return name == PAGE_URL_NAME or getattr(
        getattr(view, "view_class", None), "serves_pages", False
    )


def _routes(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        elif not _serves_pages(pattern.name, pattern.callback):
            yield route


@cache
def _fixed_beginnings() -> frozenset[tuple[str, ...]]:
    """Return the segments of each route below the language up to its first parameter."""
    beginnings = set()
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLResolver) and isinstance(pattern.pattern, LocalePrefixPattern):
            for route in _routes(pattern.url_patterns, ""):
                literal = _PARAMETER.split(route)[0]
                is_whole = literal == route
                segments = literal.split("/")
                beginnings.add(tuple(s for s in (segments if is_whole else segments[:-1]) if s))
    return frozenset(beginnings)


def is_fixed(language: str, segments: list[str]) -> bool:
    """Say whether a page at ``/<language>/<segments>/`` would hide behind an address of the program.

    The first segment of every fixed route is taken; deeper, only the exact address and what leads
    to it.
    """
    wanted = tuple(segments)
    if len(wanted) == 1 and wanted[0] in RESERVED:
        return True
    if any(fixed[: len(wanted)] == wanted for fixed in _fixed_beginnings()):
        return True
    try:
        match = resolve(f"/{language}/{'/'.join(segments)}/")
    except Resolver404:
        return False
    return not _serves_pages(match.url_name, match.func)
