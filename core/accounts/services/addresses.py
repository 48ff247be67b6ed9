"""The address a person signs in with, kept the same in both places that know it."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction


@transaction.atomic
def set_address(*, user: Any, is_verified: bool = False) -> EmailAddress:
    """Make ``user.email`` the one address of ``user``; the first code sent to it verifies it.

    An address that is verified already stays so.
    """
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    address, _is_new = EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"primary": True, "verified": is_verified}
    )
    return address
