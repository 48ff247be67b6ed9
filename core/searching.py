"""What the search page looks through: each package registers its own things, none knows the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Hit:
    """One thing found. ``path`` is an address without host, ``meta`` a short line such as a price."""

    title: str
    path: str
    summary: str = ""
    meta: str = ""
    language: str = ""


Find = Callable[[str, str, int], list[Hit]]


@dataclass(frozen=True)
class Searchable:
    """One kind of thing: ``find(words, language, limit)`` returns the best hits a visitor may see.

    ``icon`` is the drawing of ``img/icons.svg`` that stands beside its label.
    ``page_types`` names Wagtail page types (``app.Model``) that ``find`` covers, so that the search
    over all other pages leaves them out.
    """

    key: str
    label: "str | _StrPromise"
    find: Find
    order: int = 50
    page_types: tuple[str, ...] = ()
    icon: str = "document"


_searchables: dict[str, Searchable] = {}


def register(searchable: Searchable) -> None:
    """Add one kind of thing to the search page; call it in ``AppConfig.ready``."""
    _searchables[searchable.key] = searchable


def searchables() -> list[Searchable]:
    """Return the kinds of thing in the order they are shown."""
    return sorted(_searchables.values(), key=lambda searchable: searchable.order)
