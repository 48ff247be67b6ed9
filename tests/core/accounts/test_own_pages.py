import io
import json
import time
import zipfile

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from core.accounts.models import ErasureRequest
from core.accounts.services.consents import record_consent
from core.notices.models import Notice
from tests.core.accounts.mails import last_code
from tests.core.moments import NOON
from tests.factories.accounts import SuperUserFactory, UserFactory

PASSWORD = "a-long-enough-secret"
PROFILE = {
    "display_name": "Amina B",
    "language": "ar",
    "reading_languages": ["ar", "es"],
    "time_zone": "Atlantic/Canary",
    "territory": "",
}


@pytest.fixture
def amina(client, db):
    """Amina, signed in a while ago: delicate things want a new proof."""
    person = UserFactory(email="amina@example.test", display_name="Amina")
    client.force_login(person)
    return person


def _confirm(client):
    """Sign in afresh, in the eyes of the pages that ask for it."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()


OWN_PAGES = ["profile", "sign_in_settings", "privacy", "consents", "confirm_by_mail", "erase"]


@pytest.mark.parametrize("name", OWN_PAGES)
def test_own_page_sends_visitors_to_sign_in(client, db, name):
    url = reverse(f"accounts:{name}")

    assert client.get(url).url == f"/es/account/login/?next={url.replace('/', '%2F')}"


@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize("name", OWN_PAGES)
def test_own_page_answers_and_is_not_kept_by_the_browser(client, amina, name, language):
    _confirm(client)
    with translation.override(language):
        answer = client.get(reverse(f"accounts:{name}"))

    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]


def test_profile_saves_and_answers_in_the_new_language(client, amina):
    answer = client.post("/es/me/profile/", PROFILE)

    amina.refresh_from_db()
    assert (answer.url, client.cookies["language"].value) == ("/ar/me/profile/", "ar")
    assert (amina.display_name, amina.reading_languages) == ("Amina B", ["ar", "es"])
    assert amina.time_zone == "Atlantic/Canary"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("display_name", ""),
        ("display_name", "www.x.test"),
        ("display_name", "x" * 81),
        ("language", "xx"),
        ("reading_languages", ["xx"]),
        ("time_zone", "Moon/Base"),
        ("territory", "999999"),
    ],
)
def test_profile_with_bad_input_changes_nothing_and_keeps_it(client, amina, field, value):
    answer = client.post("/es/me/profile/", {**PROFILE, field: value})

    amina.refresh_from_db()
    assert list(answer.context["form"].errors) == [field]
    assert amina.display_name == "Amina"
    assert answer.context["form"]["time_zone"].value() == {**PROFILE, field: value}["time_zone"]


def test_profile_cannot_make_anybody_an_operator(client, amina):
    client.post(
        "/es/me/profile/",
        {**PROFILE, "is_superuser": "on", "is_staff": "on", "email": "x@y.test", "groups": "1"},
    )

    amina.refresh_from_db()
    assert (amina.is_superuser, amina.is_staff, amina.email) == (
        False,
        False,
        "amina@example.test",
    )


def test_profile_keeps_a_time_zone_from_elsewhere(client, db):
    client.force_login(UserFactory(time_zone="Asia/Tokyo"))

    client.post("/es/me/profile/", {**PROFILE, "time_zone": "Asia/Tokyo"})

    assert client.get("/es/me/profile/").context["form"].instance.time_zone == "Asia/Tokyo"


def test_confirm_by_mail_then_goes_on_with_the_download(client, amina):
    asked = client.post("/es/me/privacy/export/")
    client.post(asked.url)
    answer = client.post(asked.url, {"code": last_code(), "next": "/es/me/privacy/export/"})

    assert answer.headers["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    assert json.loads(archive.read("data.json"))["person"] == amina.code


def test_confirm_by_mail_refuses_wrong_codes_and_ends_after_five(client, amina):
    url = reverse("accounts:confirm_by_mail")
    client.post(url)
    code = last_code()

    for _try in range(5):
        answer = client.post(url, {"code": "0000-0000"})
        assert list(answer.context["form"].errors) == ["code"]
    client.post(url, {"code": code})

    assert len(mail.outbox) == 2
    assert client.get(reverse("accounts:erase")).status_code == 302


def test_confirm_by_mail_without_anything_to_go_on_with(client, amina):
    url = reverse("accounts:confirm_by_mail")
    client.post(url)

    answer = client.post(url, {"code": last_code()})

    assert answer.url == "/es/me/sign-in/"


def test_person_with_password_confirms_by_it(client, db):
    client.force_login(UserFactory(password=PASSWORD))
    url = reverse("accounts:erase")

    asked = client.get(url)
    answer = client.post(asked.url, {"password": PASSWORD, "next": url})

    assert asked.url == f"/es/account/reauthenticate/?next={url.replace('/', '%2F')}"
    assert answer.url == url


def test_erase_asks_for_a_yes(client, amina):
    _confirm(client)

    answer = client.post("/es/me/privacy/erase/")

    assert list(answer.context["form"].errors) == ["is_sure"]
    assert ErasureRequest.objects.count() == 0


def test_erase_tells_the_day_and_can_be_taken_back(client, amina):
    _confirm(client)
    client.post("/es/me/privacy/erase/", {"is_sure": "on"})
    shown = client.get("/es/me/privacy/").context["erasure"]
    told = list(Notice.objects.values_list("kind", "receiver"))

    client.post("/es/me/privacy/keep/")

    assert shown == ErasureRequest.objects.get()
    assert told == [("accounts.erasure_asked", amina.pk)]
    assert client.get("/es/me/privacy/").context["erasure"] is None


def test_erase_of_the_last_operator_is_refused(client, db):
    client.force_login(SuperUserFactory())
    _confirm(client)

    client.post("/es/me/privacy/erase/", {"is_sure": "on"})

    assert (ErasureRequest.objects.count(), Notice.objects.count()) == (0, 0)


def test_keep_account_without_request_says_so(client, amina):
    answer = client.post("/es/me/privacy/keep/", follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


@pytest.mark.parametrize("number", [1, 3])
def test_consents_lists_them(client, amina, number, django_assert_num_queries):
    for step in range(number):
        record_consent(
            user=amina, document="terms", language="es", at=NOON, way="x", is_given=step % 2 == 0
        )

    with django_assert_num_queries(4):
        answer = client.get("/es/me/privacy/consents/")

    assert len(answer.context["consents"]) == number


def test_leave_everywhere_ends_every_session(client, amina):
    other = type(client)()
    other.force_login(amina)
    for each in (client, other):
        each.get("/es/me/")

    answer = client.post("/es/me/sign-in/leave/")

    assert answer.url == "/es/account/login/"
    assert [each.get("/es/me/").status_code for each in (client, other)] == [302, 302]


@pytest.mark.parametrize("path", ["privacy/export/", "privacy/keep/", "sign-in/leave/"])
def test_changes_are_not_made_by_reading(client, amina, path):
    _confirm(client)

    assert client.get(f"/es/me/{path}").status_code == 405


def test_pages_show_the_time_of_the_person(client, amina):
    amina.time_zone = "America/Bogota"
    amina.save()
    record_consent(user=amina, document="terms", language="es", at=NOON, way="x")

    page = client.get("/es/me/privacy/consents/").content.decode()

    assert "a las 07:00" in page


def test_every_page_shows_the_way_to_the_profile_and_out(client, amina):
    page = client.get("/es/me/").content.decode()

    assert 'href="/es/me/profile/"' in page
    assert 'href="/es/account/logout/"' in page
