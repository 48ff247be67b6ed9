import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.test import Client
from django.urls import path
from django.views.generic import View

import cece.urls
from core.access import Audience, allow
from core.errors import DomainError

LANGUAGES = ["es", "pt", "en", "fr", "ar"]


class Gone(DomainError):
    code = "tests.gone"
    status = 410


class Wait(DomainError):
    code = "tests.wait"
    status = 429


class Odd(DomainError):
    code = "tests.odd"
    status = 418


FAULTS = {
    400: SuspiciousOperation,
    403: PermissionDenied,
    410: Gone,
    418: Odd,
    429: Wait,
    500: ZeroDivisionError,
    503: OperationalError,
}


@allow(Audience.PUBLIC)
class FaultView(View):
    def get(self, request, status, language=""):
        raise FAULTS[status]

    post = get


urlpatterns = [
    path("<slug:language>/fault/<int:status>/", FaultView.as_view()),
    *cece.urls.urlpatterns,
]
handler400, handler403 = cece.urls.handler400, cece.urls.handler403
handler404, handler500 = cece.urls.handler404, cece.urls.handler500

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", sorted(FAULTS))
def test_error_page_speaks_the_language_and_shows_a_way_on(client, status, language):
    response = client.get(f"/{language}/fault/{status}/")

    direction = "rtl" if language == "ar" else "ltr"
    assert response.status_code == status
    assert f'<html lang="{language}" dir="{direction}">' in response.text
    assert f'href="/{language}/"' in response.text
    assert response.text.count("<h1>") == 1
    assert len(response.content) < 20_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_page_speaks_the_language(client, language):
    response = client.get(f"/{language}/nothing/")

    assert response.status_code == 404
    assert f'href="/{language}/search/"' in response.text


@pytest.mark.parametrize("status", [500, 503])
def test_our_own_faults_need_no_database(client, status, django_assert_num_queries, caplog):
    with django_assert_num_queries(0):
        response = client.get(f"/fr/fault/{status}/")

    number = re.search(r"\b([2-9a-z]{8})</p>", response.text).group(1)
    assert any(number in record.getMessage() for record in caplog.records)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers.get("Retry-After") == ("60" if status == 503 else None)


def test_fault_outside_every_language_answers_too(client, monkeypatch):
    def broken(self, request):
        raise ZeroDivisionError

    monkeypatch.setattr("cece.pages.views.LivezView.get", broken)

    response = client.get("/livez", headers={"accept-language": "pt"})

    assert (response.status_code, '<html lang="pt"' in response.text) == (500, True)


def test_form_without_token_is_refused_without_database(django_assert_num_queries):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    with django_assert_num_queries(0):
        response = client.post("/ar/fault/403/", {})

    assert response.status_code == 403
    assert '<html lang="ar" dir="rtl">' in response.text


def test_unknown_host_is_a_bad_request(client):
    response = client.get("/es/", headers={"host": "evil.example"})

    assert response.status_code == 400
