"""Bad input: every form of the access map gets nonsense, and nothing happens but a plain answer."""

import html
from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from core.access_map import rows
from core.facts.digest import digest
from core.fixed_paths import PAGE_URL_NAME
from tests import world

PACKAGES = ("cece", "core", "courses", "shops", "mentoring", "forum")
OWN = [
    row
    for row in rows()
    if row.view.split(".")[0] in PACKAGES
    and ".viewsets." not in row.view
    and row.name not in {"", PAGE_URL_NAME}  # any page of the tree
]
POSTED = [row.name for row in OWN if "POST" in row.methods and "/feed/" not in row.path]
SCOPED = [row.name for row in OWN if row.audience == "member"]
HOSTILE = "<script>alert(1)</script>\"'%(x)s {{7*7}} \u202e '; DROP TABLE x;--"
LONG = "ñ" * 30_000
WRONG = "no-number \x00 ☃ NaN 1e999 -1"


class _Fields(HTMLParser):
    """Collect ``[(name, kind)]`` of all form fields of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        name = values.get("name")
        if tag in {"input", "textarea", "select"} and name and name != "csrfmiddlewaretoken":
            self.found[name] = values.get("type", tag) or tag


@pytest.fixture(scope="module")
def places(django_db_setup, django_db_blocker, module_settings):
    """The demo, loaded once for this file inside a transaction that is rolled back."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        yield world.load()
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture(scope="module")
def module_settings():
    """Lift the limits: here they would hide what is behind them."""
    from django.conf import settings

    before, settings.LIMITS = settings.LIMITS, dict.fromkeys(settings.LIMITS, (10**6, 60))
    yield
    settings.LIMITS = before


def _client(person):
    client = Client(headers={"sec-fetch-site": "same-origin"})
    if person is not None:
        client.force_login(person)
    return client


def _fields(client, path):
    page = client.get(path)
    parser = _Fields()
    if page.status_code == 200 and "html" in page["Content-Type"]:
        parser.feed(page.content.decode())
    return parser.found


def _filled(fields, text):
    return {
        name: SimpleUploadedFile("photo.jpg", b"<html><script>alert(1)</script>", "image/jpeg")
        if kind == "file"
        else text
        for name, kind in fields.items()
    }


def test_every_own_address_has_its_place(places):
    missing = sorted({row.name for row in OWN} - set(places))

    assert missing == []


@pytest.mark.parametrize("name", POSTED)
def test_form_survives_nonsense(places, db, name):
    place = places[name]
    client = _client(place.owner)
    path = world.address(name, place.kwargs)
    fields = _fields(client, path)

    for text in ("", WRONG, HOSTILE, LONG):
        payload = _filled(fields, text) if text else {}
        before = digest()
        answer = client.post(path, payload)
        kept = digest() == before
        assert answer.status_code < 500
        assert kept or answer.status_code in {200, 302, 303}


@pytest.mark.parametrize("name", POSTED)
def test_form_refused_keeps_what_was_typed(places, db, name):
    place = places[name]
    client = _client(place.owner)
    path = world.address(name, place.kwargs)
    fields = _fields(client, path)
    texts = [field for field, kind in fields.items() if kind in {"text", "textarea", "email"}]

    before = digest()
    answer = client.post(path, _filled(fields, HOSTILE.replace("'", "")))

    page = answer.content.decode()
    if answer.status_code == 200 and "error-summary" in page:
        assert digest() == before
        shown = html.escape(HOSTILE.replace("'", ""))
        assert [text for text in texts if f'name="{text}"' in page and shown not in page] == []


@pytest.mark.parametrize("name", SCOPED)
def test_foreign_thing_looks_like_a_missing_one(places, db, django_user_model, name):
    place = places[name]
    if not place.kwargs:
        pytest.skip("the address names no thing")
    stranger = django_user_model.objects.create_user(
        "stranger@example.test", display_name="Stranger"
    )
    client = _client(stranger)
    path = world.address(name, place.kwargs)
    before = digest()

    answers = [client.get(path), client.post(path, {})]

    if name.startswith(("forum:", "courses:")) and answers[0].status_code in {200, 302}:
        pytest.skip("everybody may see this topic or lesson; the way back to it is no secret")
    assert {answer.status_code for answer in answers} <= {404, 405}
    assert digest() == before


@pytest.mark.parametrize(
    "name", [row.name for row in OWN if row.audience in {"member", "signed_in"}]
)
def test_visitor_is_sent_to_sign_in_and_changes_nothing(places, db, name):
    path = world.address(name, places[name].kwargs)
    before = digest()

    answers = [_client(None).get(path), _client(None).post(path, {})]

    assert {(a.status_code, a.headers.get("Location", "").split("?")[0]) for a in answers} <= {
        (302, "/es/account/login/")
    }
    assert digest() == before
