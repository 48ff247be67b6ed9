from typing import Any

from django.http import HttpRequest

from core import slots
from core.notices.selectors import unread_count


@slots.fill("header_tools", template="notices/components/_inbox_link.html")
def inbox_link(request: HttpRequest, _about: Any) -> dict[str, Any]:
    """The way to the inbox in every header, with the number of things not opened yet."""
    return {"unread": unread_count(request.user)}
