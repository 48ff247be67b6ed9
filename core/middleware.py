"""What every request passes: language, headers, access, refusals."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from core.access import Access, Audience
from core.errors import DomainError

GetResponse = Callable[[HttpRequest], HttpResponse]


def has_no_language(path: str) -> bool:
    """Say whether ``path`` is one of the addresses that carry no language."""
    return path.startswith(settings.PATHS_WITHOUT_LANGUAGE)


class LanguageMiddleware(LocaleMiddleware):
    """Django's, but paths without language stay where they are and listen to ``?lang=`` first.

    Without this a missing file or webhook becomes a redirect to ``/es/...``, because Wagtail's
    catch-all pattern makes every prefixed path look valid.
    """

    def process_request(self, request):
        wanted = request.GET.get("lang", "")
        if has_no_language(request.path_info) and wanted in dict(settings.LANGUAGES):
            translation.activate(wanted)
            request.LANGUAGE_CODE = wanted
            return
        super().process_request(request)

    def process_response(self, request, response):
        if has_no_language(request.path_info):
            response.headers.setdefault("Content-Language", translation.get_language())
            return response
        return super().process_response(request, response)


class PermissionsPolicyMiddleware:
    """Switch off browser features no page needs; loosen the content policy under ``/cms/`` only."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = settings.PERMISSIONS_POLICY
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if request.path_info.startswith("/cms/"):
            # django-csp's own hook, read when it writes the header
            response._csp_replace = settings.CMS_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        return response


def access_of(view: Callable[..., object]) -> Access | None:
    """Return what ``view`` declared, or what the settings declare for a third-party view."""
    target = getattr(view, "view_class", view)
    declared = getattr(target, "access", None) or getattr(view, "access", None)
    if declared:
        return declared
    module = getattr(target, "__module__", "")
    for prefix, audience in settings.ACCESS_OF_MODULES.items():
        if module.startswith(prefix):
            return Access(Audience(audience), "declared in settings")
    return None


class AccessMiddleware:
    """Refuse what the view's declaration refuses. A view without declaration does not exist."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        declared = access_of(view)
        if declared is None or declared.audience == Audience.NOBODY:
            raise Http404
        # No row is named so, and PostgreSQL refuses to be asked
        if "\0" in request.path_info:
            raise Http404
        user = request.user
        if declared.audience in {Audience.SIGNED_IN, Audience.MEMBER} and not user.is_authenticated:
            here = request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
            return HttpResponseRedirect(
                f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': here})}"
            )
        if declared.audience == Audience.OPERATOR and not user.is_superuser:
            raise Http404
        return None


def _page_before(request: HttpRequest) -> str:
    """Return the path of our own page that sent this request, or nothing."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return ""
    parts = urlsplit(referer)
    page = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return "" if page.startswith("//") else page


def _templates_for(status: int) -> list[str]:
    """Return the pages to try. That of 503 says that all is away; one thing of ours is not all."""
    own = [] if status == HTTPStatus.SERVICE_UNAVAILABLE else [f"errors/{status}.html"]
    return [*own, "errors/refusal.html"]


class RefusalMiddleware:
    """Turn a refusal that no view caught into a message, or a page with its status.

    After a form the person goes back to the page of the form and reads the message there.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, DomainError):
            return None
        form_page = _page_before(request)
        is_post = request.method == "POST"
        if is_post and form_page and exception.status == DomainError.status:
            messages.error(request, str(exception))
            return HttpResponseRedirect(form_page)
        response = render(
            request,
            _templates_for(exception.status),
            {"refusal": exception},
            status=exception.status,
        )
        for name, value in exception.headers.items():
            response.headers[name] = value
        return response
