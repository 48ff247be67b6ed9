"""The kinds of fact that exist, declared in code by the package that records them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KINDS: dict[str, "Kind"] = {}


@dataclass(frozen=True)
class Kind:
    """A kind of fact. ``key`` is ``island.thing_happened``; ``data`` names the keys its data may hold.

    Data never holds personal data: codes, counts, minor units and enum keys only.
    """

    key: str
    label: "str | _StrPromise"
    data: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if self.key in KINDS:
            raise ValueError(f"The kind of fact {self.key} is declared twice.")
        KINDS[self.key] = self
