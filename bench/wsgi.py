"""The site as gunicorn runs it, and beside it the bare view that all figures are multiples of.

A request that asks for it learns how many statements it cost; the proxy's compression is done here
for browsers, because no proxy stands in front.
"""

import gzip
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.headers import Headers

from cece import wsgi

# This sets Django up, so it comes first
site = wsgi.application

from django.conf import settings  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402

Start = Callable[..., Any]


def bare(request: HttpRequest) -> HttpResponse:
    """Send 2 kB after one query by a unique key: the least that a page with a query can cost."""
    found = ContentType.objects.filter(app_label="auth", model="group").get()
    return HttpResponse(f"<p>{found.pk}</p>" + "." * 2000)


urlpatterns = [path("bare/", bare)]


class BareHandler(WSGIHandler):
    """Django with no middleware and one address."""

    def load_middleware(self, is_async: bool = False) -> None:
        # Not with django.test's tools: their weight would be counted as the site's memory
        kept, settings.MIDDLEWARE = settings.MIDDLEWARE, []
        super().load_middleware(is_async)
        settings.MIDDLEWARE = kept

    def get_response(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return super().get_response(request)


bare_site = BareHandler()


def application(environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
    if environ["PATH_INFO"] == "/bare/":
        return bare_site(environ, start_response)
    if "HTTP_X_COUNT" in environ:
        return _counted(environ, start_response)
    if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        return _compressed(environ, start_response)
    return site(environ, start_response)


def _counted(environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
    """Say in two headers how many statements were sent, and how many of them again."""
    sent: Counter[str] = Counter()

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        sent[sql] += 1
        return execute(sql, *rest)

    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        repeats = sent.total() - len(sent)
        said = [("X-Queries", str(sent.total())), ("X-Repeats", str(repeats))]
        return start_response(status, [*headers, *said], *rest)

    with connection.execute_wrapper(count):
        return site(environ, start)


def _compressed(environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
    """Compress HTML as the proxy does (gzip, level 5); static files have been compressed already."""
    kept: list[Any] = []
    answer = site(environ, lambda status, headers: kept.extend((status, headers)))
    status, pairs = kept
    headers = Headers(pairs)
    if not (headers["Content-Type"] or "").startswith("text/html"):
        start_response(status, pairs)
        return answer
    body = gzip.compress(b"".join(answer), compresslevel=5)
    answer.close()
    headers["Content-Encoding"], headers["Content-Length"] = "gzip", str(len(body))
    start_response(status, headers.items())
    return [body]
