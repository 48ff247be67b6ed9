"""A mentor who said yes sees the open shop of her mentee, as everybody may see it."""

from typing import Any

from core import slots
from mentoring.enums import MatchState
from shops.models import Shop
from shops.selectors.shops import shops_of


@slots.fill("mentoring_match", template="links/mentor_sees_shop.html")
def shop_of_mentee(request: Any, match: Any) -> dict[str, Any] | None:
    """Return the mentee's open shops, for the mentor of an accepted match only."""
    if match.state != MatchState.ACCEPTED or request.user.pk != match.mentor.user_id:
        return None
    open_shops = Shop.objects.public().filter(pk__in=shops_of(match.need.person))
    return {"shops": list(open_shops)} if open_shops else None
