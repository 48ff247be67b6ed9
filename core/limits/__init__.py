"""How often a person or an address may do something: one table ``LIMITS`` in the settings."""

from core.limits.addresses import client_address, who
from core.limits.counting import TooMany, hit

__all__ = ["TooMany", "client_address", "hit", "who"]
