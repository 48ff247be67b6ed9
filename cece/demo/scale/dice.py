"""Chance that always falls the same way: every choice of the synthetic demo comes from here."""

from random import Random

from core.codes import ALPHABET


def dice(*name: object) -> Random:
    """Return dice of their own for the thing with this name; thrown again they fall the same."""
    return Random(":".join(map(str, name)))  # noqa: S311 - foreseeable on purpose


def code(chance: Random, length: int) -> str:
    """Return a code that looks like those of ``core.codes``."""
    return "".join(chance.choices(ALPHABET, k=length))
