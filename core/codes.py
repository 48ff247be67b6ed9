"""Random codes people may see: never sequential, never with letters that look alike."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def random_code(length: int) -> str:
    """Return ``length`` characters of about 4.95 bits each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def public_code() -> str:
    """Return the code a person is known by to others: 59 bits."""
    return random_code(12)
