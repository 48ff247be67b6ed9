"""While a seller fills in her opening list, the course and the mentors are one tap away."""

from typing import Any

from core import slots


@slots.fill("shops_guide_aside", template="links/seller_finds_help.html")
def ways_to_help(request: Any, shop: Any) -> dict[str, Any]:
    """Print the two ways to help; they are the same for every shop."""
    return {}
