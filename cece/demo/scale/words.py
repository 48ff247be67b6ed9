"""Plain sentences in five languages, put together from the lists in ``content/scale``."""

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

CONTENT = Path(__file__).parents[1] / "content" / "scale"


@cache
def words_of(language: str) -> dict[str, Any]:
    """Return the lists of ``language``."""
    return tomllib.loads((CONTENT / f"{language}.toml").read_text())


class Voice:
    """Says sentences of one language; which ones, its dice decide."""

    def __init__(self, language: str, chance: Random) -> None:
        self.words = words_of(language)
        self.chance = chance

    def name(self) -> str:
        """Return the name of a person who does not exist."""
        return f"{self.pick('given')} {self.pick('family')}"

    def pick(self, *path: str) -> str:
        """Return one entry of the list at ``path``."""
        found: Any = self.words
        for key in path:
            found = found[key]
        return found if isinstance(found, str) else self.chance.choice(found)

    def say(self, *path: str, **known: str) -> str:
        """Return one entry of the list at ``path`` with its gaps filled; ``known`` ones as given."""
        filled = {
            "given": self.pick("given"),
            "place": self.pick("places"),
            "goods": self.pick("goods"),
            **known,
        }
        return self.pick(*path).format_map(filled)
