import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.storage.session import SessionStorage
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.views import View

from core import limits
from core.access import Audience, allow
from core.errors import DomainError
from core.middleware import AccessMiddleware, RefusalMiddleware, access_of
from tests.factories.accounts import UserFactory

STRICT = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
LOOSE = {
    **STRICT,
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
}


def policy(response):
    directives = response["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


@pytest.fixture
def visitor(settings, db):
    """A client of the site as it runs in production, static files and own error pages included."""
    settings.WHITENOISE_USE_FINDERS = True
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/es/", 200),
        ("/ar/", 200),
        ("/es/nothing/", 404),
        ("/nothing/", 302),
        ("/media/nothing.jpg", 404),
        ("/static/css/base.css", 200),
        ("/static/nothing.css", 404),
        ("/es/account/login/", 200),
        ("/es/me/", 302),
        ("/livez", 200),
    ],
)
def test_policies_are_strict_on_every_kind_of_answer(visitor, path, status):
    response = visitor.get(path)
    response.close()

    assert response.status_code == status
    assert policy(response) == STRICT
    assert response["Permissions-Policy"].startswith("accelerometer=()")
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_policies_stand_on_refused_forms_and_broken_pages(visitor, monkeypatch):
    refused = visitor.post("/es/account/login/", {"login": "a@b.test"})
    monkeypatch.setattr("wagtail.views.serve", lambda *_args: 1 / 0)
    monkeypatch.setattr("wagtail.models.Site.find_for_request", lambda _request: 1 / 0)
    broken = visitor.get("/es/")

    assert (refused.status_code, broken.status_code) == (403, 500)
    assert policy(refused) == policy(broken) == STRICT


def test_policy_is_loose_under_cms_only(visitor):
    visitor.force_login(UserFactory(is_superuser=True))

    assert policy(visitor.get("/cms/")) == LOOSE
    assert policy(visitor.get("/es/cms/")) == STRICT


class SoldOut(DomainError):
    code = "test.sold-out"
    message = "Only %(left)s left."


class Gone(DomainError):
    status = 410


@pytest.fixture
def refused(client, db):
    """A function that sends a request whose view raises, and returns answer and messages."""

    def send(error, method="post", **headers):
        request = getattr(RequestFactory(), method)("/es/buy/?a=1", headers=headers)
        request.session = client.session
        request.user = AnonymousUser()
        request._messages = SessionStorage(request)
        return RefusalMiddleware(HttpResponse).process_exception(request, error), [
            str(message) for message in get_messages(request)
        ]

    return send


def test_refusal_after_a_form_is_a_message_on_the_page_of_the_form(refused):
    response, messages = refused(SoldOut(left=2), Referer="http://testserver/es/shops/a/?page=2")

    assert (response.status_code, response.url) == (302, "/es/shops/a/?page=2")
    assert messages == ["Only 2 left."]


@pytest.mark.parametrize(
    "referer",
    ["", "http://evil.test/", "//evil.test", "javascript:x", "http://testserver//evil.test/"],
)
def test_refusal_never_sends_people_elsewhere(refused, referer):
    response, messages = refused(SoldOut(left=2), Referer=referer)

    assert response.status_code == 409
    assert "Only 2 left." in response.content.decode()
    assert messages == []


def test_refusal_of_a_page_has_its_own_status(refused):
    response, _messages = refused(Gone(), Referer="http://testserver/es/")

    assert response.status_code == 410


def test_refusal_of_a_limit_says_when_to_come_back(refused, settings):
    settings.LIMITS = {"try": (0, 86400)}
    with pytest.raises(limits.TooMany) as error:
        limits.hit("try", who="a")

    response, _messages = refused(error.value)

    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 86400


def test_other_exceptions_are_not_refusals(refused):
    assert refused(ValueError("x"))[0] is None


def test_domain_error_carries_no_headers_of_its_own():
    assert dict(DomainError().headers) == {}


@allow(Audience.SIGNED_IN)
def own_things(request):
    return HttpResponse()


@allow(Audience.OPERATOR)
class SwitchView(View):
    pass


def undeclared(request):
    return HttpResponse()


def ask(view, user, method="get"):
    request = getattr(RequestFactory(), method)("/es/me/?a=1")
    request.user = user
    return AccessMiddleware(HttpResponse).process_view(request, view, (), {})


def test_access_of_reads_what_a_view_declares():
    declared = [access_of(view) for view in (own_things, SwitchView.as_view(), undeclared)]

    assert [access and access.audience for access in declared] == ["signed_in", "operator", None]


def test_access_of_reads_the_settings_for_foreign_views(settings):
    settings.ACCESS_OF_MODULES = {"django.views": "public"}

    assert access_of(View.as_view()).audience == "public"


@pytest.mark.parametrize(
    ("method", "after"), [("get", "%2Fes%2Fme%2F%3Fa%3D1"), ("post", "%2Fes%2Fme%2F")]
)
def test_access_sends_visitors_to_sign_in_and_back(method, after):
    response = ask(own_things, AnonymousUser(), method)

    assert response.url.endswith(f"/account/login/?next={after}")


def test_access_lets_people_to_their_own_things(db):
    assert ask(own_things, UserFactory()) is None


def test_access_of_an_undeclared_view_does_not_exist(db):
    with pytest.raises(Http404):
        ask(undeclared, UserFactory(is_superuser=True))


def test_access_hides_the_operators_things(db):
    for user in (AnonymousUser(), UserFactory()):
        with pytest.raises(Http404):
            ask(SwitchView.as_view(), user)

    assert ask(SwitchView.as_view(), UserFactory(is_superuser=True)) is None


@pytest.mark.parametrize(
    "path",
    [
        "/verify/a%00b/",
        "/es/learn/a%00b/",
        "/es/account/login/%00/",
        "/es/%00/",
        "/%00",
        "/media/a%00.jpg",
        "/static/a%00.css",
    ],
)
def test_address_with_a_zero_byte_does_not_exist(visitor, path):
    assert visitor.get(path, follow=True).status_code == 404
