"""What is known of a measured page, wherever it comes from (``bench/addresses.py`` finds them)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page and the cookie of the person who opens it, none for a visitor.

    ``aim`` is the multiple of the bare view that it should stay below, 0 where none is set.
    """

    name: str
    path: str
    cookie: str = ""
    aim: float = 0
    main: bool = True
