"""Whether anything that visitors see has changed: one generation of the whole site.

Whatever is kept from an older generation is not used any more: pages, sites, addresses, menus. Any
write to a table of which visitors may see something begins a new one, after its commit.
"""

from core.freshness.generations import (
    begin_request,
    changed,
    end_request,
    generation,
    take_as_read,
)
from core.freshness.remembering import forget, remembered

__all__ = [
    "begin_request",
    "changed",
    "end_request",
    "forget",
    "generation",
    "remembered",
    "take_as_read",
]
