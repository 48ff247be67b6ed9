"""Addresses as a receiver needs them: in the receiver's language, complete, signed."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils import translation

_SALT = "core.notices.unsubscribe"
EVERY_DAILY = "*"


def in_language(link: str, language: str) -> str:
    """Return ``link`` in ``language`` if it is one of our fixed addresses; pages keep their own."""
    parts = urlsplit(link)
    spoken = parts.path.split("/", 2)[1]
    if spoken == language or spoken not in dict(settings.LANGUAGES):
        return link
    try:
        with translation.override(spoken):
            found = resolve(parts.path)
        # What stands in the page tree has words of its language in its address
        if found.url_name == "wagtail_serve" or "path" in found.kwargs:
            return link
        with translation.override(language):
            path = reverse(found.view_name, args=found.args, kwargs=found.kwargs)
    except (Resolver404, NoReverseMatch):
        return link
    return path + link.removeprefix(parts.path)


def absolute(path: str) -> str:
    """Return ``path`` with our host, from the settings and never from a request."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def unsubscribe_path(*, receiver: Any, address: str, kind: str, language: str) -> str:
    """Return the signed address that stops mails of ``kind`` without signing in."""
    who = {"p": receiver.code} if receiver else {"a": address}
    token = signing.dumps({**who, "k": kind}, salt=_SALT)
    return f"{reverse('unsubscribe', args=[token])}?lang={language}"


def read_unsubscribe(token: str) -> dict[str, str]:
    """Return what was signed: ``p`` the person's code or ``a`` an address, ``k`` the kind.

    Raises BadSignature.
    """
    return signing.loads(token, salt=_SALT)
