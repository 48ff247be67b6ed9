"""What the account shows in places other packages print."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from core import slots


@slots.fill("header_person", template="accounts/components/_header_links.html", order=90)
def account_links(request: HttpRequest, _about: Any) -> Mapping[str, Any] | None:
    """Link to the profile and the way out, for whoever is signed in."""
    return {} if request.user.is_authenticated else None
