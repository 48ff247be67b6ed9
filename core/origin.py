"""Guard of public forms on pages that are cached for everybody, where no secret token can stand.

A browser itself says where a request comes from, in ``Sec-Fetch-Site`` or ``Origin``; no page can
forge either. So such a form needs neither token nor cookie.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt

V = TypeVar("V", bound=Callable[..., Any] | type)
SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


def comes_from_here(request: HttpRequest) -> bool:
    """Say whether the browser declares that one of our own pages sent this request.

    A request that says nothing about where it comes from is not from a browser of this decade,
    and refused.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    here = f"{request.scheme}://{request.get_host()}"
    return origin == here or origin in settings.CSRF_TRUSTED_ORIGINS


def guarded_by_origin(view: V) -> V:
    """Replace the token check of a view (function or class) by a check of the request's origin."""
    if isinstance(view, type):
        return cast("V", method_decorator(guarded_by_origin, name="dispatch")(view))

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # The test client switches Django's own check off by this mark; ours obeys it alike
        is_trusted = getattr(request, "_dont_enforce_csrf_checks", False)
        if request.method in SAFE_METHODS or is_trusted or comes_from_here(request):
            return view(request, *args, **kwargs)
        return import_string(settings.CSRF_FAILURE_VIEW)(request, reason="foreign origin")

    return cast("V", guarded)
