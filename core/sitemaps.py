"""Addresses for search engines: each package registers its own, ``/sitemap.xml`` prints them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Entry:
    """One address. ``alternates`` maps languages to the paths of the same content."""

    path: str
    changed_at: datetime | None = None
    alternates: dict[str, str] = field(default_factory=dict)


Section = Callable[[], Iterable[Entry]]
_sections: dict[str, Section] = {}


def section(name: str) -> Callable[[Section], Section]:
    """Register the decorated function; it yields the addresses of its package."""

    def register(entries: Section) -> Section:
        _sections[name] = entries
        return entries

    return register


def entries() -> list[Entry]:
    """Return the addresses of all packages."""
    return [entry for name in sorted(_sections) for entry in _sections[name]()]
