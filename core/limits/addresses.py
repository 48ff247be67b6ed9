"""Who is asking: a signed-in person, or the address in front of the proxies we trust."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"


def who(request: HttpRequest) -> str:
    """Return what to count by: the person's code, or the client's address."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return f"user:{user.code}"
    return f"address:{client_address(request)}"


def client_address(request: HttpRequest) -> str:
    """Return the address of the client; for IPv6 its /64 network, which one household holds.

    Only the entries of ``X-Forwarded-For`` that our own ``TRUSTED_PROXIES`` wrote are believed.
    """
    direct = request.META.get("REMOTE_ADDR", "")
    proxies = settings.TRUSTED_PROXIES
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    claimed = forwarded[-proxies] if 0 < proxies <= len(forwarded) else ""
    return _normal(claimed) or _normal(direct) or UNKNOWN


def _normal(text: str) -> str:
    """Return an address in one spelling without port, or nothing when it is none."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is None:
            return str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))
        return str(address.ipv4_mapped)
    return str(address)
