import pytest
from django.http import HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.test import RequestFactory
from django.views import View

from core.access import Audience, allow
from core.origin import guarded_by_origin

DONE = "done"


@guarded_by_origin
def add(request, number=1):
    return HttpResponse(DONE)


@allow(Audience.PUBLIC)
@guarded_by_origin
class AddView(View):
    def get(self, request):
        return HttpResponse("form")

    def post(self, request):
        return HttpResponse(DONE)


@pytest.fixture(params=[add, AddView.as_view()], ids=["function", "class"])
def call(request, db):
    """Send a request through Django's own token check and the view, as on the site."""
    view = request.param

    def send(method="post", **headers):
        sent = getattr(RequestFactory(), method)("/", headers=headers)
        return CsrfViewMiddleware(view).process_view(sent, view, (), {}) or view(sent)

    return send


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
        {"Origin": "https://shop.test"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
    ],
)
def test_guard_lets_our_own_pages_through_without_token(call, settings, headers):
    settings.CSRF_TRUSTED_ORIGINS = ["https://shop.test"]

    response = call(**headers)

    assert response.content.decode() == DONE
    assert not response.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "SAME-ORIGIN"},
        {"Origin": "null"},
        {"Origin": "http://evil.test"},
        {"Origin": "http://testserver.evil.test"},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver:81"},
        {"Referer": "http://testserver/"},
    ],
)
def test_guard_refuses_every_other_page(call, headers):
    response = call(**headers)

    assert response.status_code == 403
    assert DONE not in response.content.decode()


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_guard_asks_nothing_of_a_visitor_who_only_looks(call, method):
    assert call(method).status_code == 200


def test_guard_keeps_what_the_view_declares():
    assert AddView.access.audience == Audience.PUBLIC
    assert add.__name__ == "add"
    assert add.csrf_exempt
    assert AddView.as_view().csrf_exempt
