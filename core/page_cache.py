"""Finished pages for visitors, kept for one generation of the site (``core.freshness``).

Stands first among the middlewares: what it keeps is the whole answer with all its headers, and an
answer from it asks the database nothing. Only an answer that is the same for everybody without a
cookie is kept. A person with a session, a basket or any unknown cookie passes by.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from core import freshness
from core.access import Audience
from core.freshness.generations import ALIAS, KEY
from core.middleware import access_of

GetResponse = Callable[[HttpRequest], HttpResponse]
# The pager's parameters; a view names those it refuses when they are made up (``kept_queries``)
_QUERY = re.compile(
    r"(?P<page>page)=[1-9]\d{0,5}|(?P<cursor>cursor)=(?:[\w.:-]|%3A){1,400}", re.ASCII
)
# Places below the language where everything is somebody's own
_OWN_PLACES = frozenset({"account", "me", "sell"})
_MOST_BYTES = 512 * 1024
_UNKEPT = ("private", "no-store", "no-cache")


@dataclass(frozen=True)
class KeptPage:
    """One finished answer, and the generation that was current before its first row was read."""

    generation: str
    response: HttpResponse

    def answer(self, request: HttpRequest) -> Any:
        """Return the answer, or 304 for a browser that has it already. The cache gave us a copy."""
        if "HTTP_IF_NONE_MATCH" in request.META:
            etag = self.response.headers["ETag"]
            return get_conditional_response(request, etag=etag, response=self.response)
        return self.response


class PageCacheMiddleware:
    """Answer visitors from the cache, and keep what may be kept.

    The generation is read before the page is made: a change between the two makes the page old
    before it is stored.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.beginnings = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        freshness.begin_request()
        try:
            key = self._key(request)
            return self.get_response(request) if key is None else self._from_cache(request, key)
        finally:
            freshness.end_request()

    def _from_cache(self, request: HttpRequest, key: str) -> HttpResponse:
        pages = caches[ALIAS]
        found = pages.get_many([KEY, key])
        if KEY in found:
            freshness.take_as_read(found[KEY])
        generation = freshness.generation()
        page = found.get(key)
        if page is not None and page.generation == generation:
            return page.answer(request)
        response = self.get_response(request)
        if generation and request.method == "GET" and may_be_kept(request, response):
            pages.set(key, _page(generation, response), settings.PAGE_CACHE_SECONDS)
        return response

    def _key(self, request: HttpRequest) -> str | None:
        """Return under which key the answer stands; None when it is not one for all visitors."""
        meta, path = request.META, request.path_info
        is_asked_by_visitor = (
            request.method in {"GET", "HEAD"}
            and path.startswith(self.beginnings)
            and "HTTP_AUTHORIZATION" not in meta
            and not (meta.get("HTTP_COOKIE") and self._knows(request))
            and not getattr(request, "is_preview", False)
        )
        query = meta.get("QUERY_STRING", "")
        if not is_asked_by_visitor or "//" in path or (query and not _QUERY.fullmatch(query)):
            return None
        host = _own_host(request)
        if not host:
            return None
        address = f"{request.scheme}://{host}{path}?{query}"
        return blake2b(address.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()

    def _knows(self, request: HttpRequest) -> bool:
        """Say whether the browser carries more than cookies no page is made from."""
        return not settings.PAGE_CACHE_HARMLESS_COOKIES.issuperset(request.COOKIES)


def _own_host(request: HttpRequest) -> str:
    """Return the host when pages are kept for it: a made-up one must not fill the cache."""
    try:
        host = request.get_host()
    except DisallowedHost:
        return ""
    kept = settings.PAGE_CACHE_HOSTS
    return host if host in kept or "*" in kept else ""


def _page(generation: str, response: HttpResponse) -> KeptPage:
    """Take from ``response`` what goes over the line, and give it an ETag."""
    body = response.content
    response.headers["ETag"] = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    return KeptPage(generation, HttpResponse(body, headers=dict(response.headers)))


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether an answer to a visitor is the same for every other visitor.

    ``Vary: Cookie`` is no obstacle: only requests without a cookie that means anything come here,
    so a session that was looked into was empty.
    """
    return (
        response.status_code == 200  # noqa: PLR2004 - OK
        and not response.streaming
        and not response.cookies
        and _is_for_all(response)
        and _is_asked_openly(request)
        and not _is_about_somebody(request)
        and len(response.content) <= _MOST_BYTES
        and b"csrfmiddlewaretoken" not in response.content
    )


def _is_for_all(response: HttpResponse) -> bool:
    control = response.headers.get("Cache-Control", "").lower()
    vary = {part.strip().lower() for part in response.headers.get("Vary", "").split(",")}
    return not any(word in control for word in _UNKEPT) and vary <= {"", "cookie"}


def _is_asked_openly(request: HttpRequest) -> bool:
    """Say whether the view is public, outside of own places, and knows its query."""
    match = request.resolver_match
    if match is None or request.path_info.split("/", 3)[2] in _OWN_PLACES:
        return False
    declared = access_of(match.func)
    if declared is None or declared.audience != Audience.PUBLIC:
        return False
    query = _QUERY.fullmatch(request.META.get("QUERY_STRING", ""))
    view = getattr(match.func, "view_class", match.func)
    return query is None or query.lastgroup in getattr(view, "kept_queries", ())


def _is_about_somebody(request: HttpRequest) -> bool:
    """Say whether the answer holds a token, a message or a person after all."""
    messages = getattr(request, "_messages", None)
    user = getattr(request, "user", None)
    return (
        "CSRF_COOKIE" in request.META
        or (messages is not None and messages.added_new)
        or (user is not None and user.is_authenticated)
    )
