"""Passwords, addresses, second steps and sessions: what a signed-in person changes about them."""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.conf import settings as django_settings
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation

from core.accounts.adapter import AccountAdapter
from core.facts.models import Fact
from tests.core.accounts.mails import last_code, receivers
from tests.factories.accounts import UserFactory

PASSWORD = "a-long-enough-secret"
NEW_PASSWORD = "another-long-secret"
LANGUAGES = [code for code, _name in django_settings.LANGUAGES]


def _sign_in(client, person):
    """Sign in by code, as people do."""
    client.post("/es/account/login/", {"login": person.email})
    client.post("/es/account/login/code/confirm/", {"code": last_code()})
    mail.outbox.clear()


@pytest.fixture
def amina(client, db):
    person = UserFactory(email="amina@example.test", display_name="Amina")
    _sign_in(client, person)
    return person


def _code_of(secret):
    counter = int(time.time()) // 30
    return format_hotp_value(hotp_value(secret, counter))


def _switch_app_on(client):
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": _code_of(secret)})
    return secret


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    [
        "account_email",
        "account_set_password",
        "account_logout",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
        "usersessions_list",
    ],
)
def test_pages_answer_in_every_language(client, amina, name, language):
    with translation.override(language):
        answer = client.get(reverse(name))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_signup",
        "account_request_login_code",
        "account_reset_password",
        "account_inactive",
        "account_password_reset_completed",
    ],
)
def test_doors_answer_in_every_language(client, db, name, language):
    with translation.override(language):
        answer = client.get(reverse(name))

    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_signup_closed_says_so(client, db, monkeypatch):
    monkeypatch.setattr(AccountAdapter, "is_open_for_signup", lambda *_args: False)

    answer = client.get("/es/account/signup/")

    assert "account/signup_closed.html" in [each.name for each in answer.templates]


def test_set_password_signs_out_elsewhere_and_tells_her(client, amina):
    other = type(client)()
    _sign_in(other, amina)

    answer = client.post(
        reverse("account_set_password"),
        {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
        REMOTE_ADDR="10.9.8.7",
    )

    amina.refresh_from_db()
    assert (answer.url, amina.check_password(NEW_PASSWORD)) == ("/es/me/sign-in/", True)
    assert client.get("/es/me/").status_code == 200
    assert other.get("/es/me/").status_code == 302
    assert receivers() == ["amina@example.test"]
    assert "10.9.8.7" not in mail.outbox[0].body


@pytest.mark.parametrize("password", ["short", "password123", "amina@example.test"])
def test_set_password_refuses_weak_ones(client, amina, password):
    answer = client.post(
        reverse("account_set_password"), {"password1": password, "password2": password}
    )

    amina.refresh_from_db()
    assert list(answer.context["form"].errors) == ["password1"]
    assert (amina.has_usable_password(), mail.outbox) == (False, [])


def test_change_password_ends_other_sessions(client, db):
    person = UserFactory(password=PASSWORD)
    other = type(client)()
    for each in (client, other):
        each.force_login(person)

    page = client.get(reverse("account_change_password"))
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
    )

    assert page.status_code == 200
    assert [each.get("/es/me/").status_code for each in (client, other)] == [200, 302]


def test_email_change_takes_a_code_sent_to_the_new_address(client, amina):
    answer = client.post(reverse("account_email"), {"email": "new@example.test", "action_add": ""})
    asked = receivers()
    client.post(answer.url, {"code": last_code()})

    amina.refresh_from_db()
    addresses = list(EmailAddress.objects.values_list("email", "verified", "primary"))
    assert (asked, amina.email) == (["new@example.test"], "new@example.test")
    assert addresses == [("new@example.test", True, True)]
    assert receivers() == ["new@example.test", "amina@example.test"]


def test_email_change_to_a_known_address_looks_the_same_and_changes_nothing(client, amina):
    UserFactory(email="taken@example.test")

    answer = client.post(
        reverse("account_email"), {"email": "taken@example.test", "action_add": ""}
    )
    page = client.get(answer.url)

    amina.refresh_from_db()
    assert (answer.status_code, page.status_code) == (302, 200)
    assert (amina.email, receivers()) == ("amina@example.test", ["taken@example.test"])


def test_email_change_wants_a_fresh_proof(client, db):
    client.force_login(UserFactory())

    answer = client.post(reverse("account_email"), {"email": "new@example.test", "action_add": ""})

    assert answer.url.startswith("/es/me/sign-in/confirm/")
    assert mail.outbox == []


@pytest.mark.parametrize(
    "name",
    [
        "account_set_password",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_view_recovery_codes",
    ],
)
def test_delicate_pages_want_a_fresh_proof(client, db, name):
    client.force_login(UserFactory())

    assert client.get(reverse(name)).url.startswith("/es/me/sign-in/confirm/")


def test_app_with_codes_is_asked_for_at_the_next_sign_in(client, amina):
    secret = _switch_app_on(client)
    client.post(reverse("account_logout"))

    client.post("/es/account/login/", {"login": amina.email})
    step = client.post("/es/account/login/code/confirm/", {"code": last_code()})
    page = client.get(step.url)
    wrong = client.post(step.url, {"code": "000000"})
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    cache.clear()  # the code of this half minute was used to switch the app on
    entered = client.post(step.url, {"code": _code_of(secret)})

    assert (step.url, page.status_code) == ("/es/account/2fa/authenticate/", 200)
    assert list(wrong.context["form"].errors) == ["code"]
    assert entered.url == "/es/me/"


def test_spare_codes_open_once(client, amina):
    _switch_app_on(client)
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    file = client.get(reverse("mfa_download_recovery_codes")).content.decode()
    client.post(reverse("account_logout"))
    answers = []

    for _time in range(2):
        client.post("/es/account/login/", {"login": amina.email})
        step = client.post("/es/account/login/code/confirm/", {"code": last_code()})
        answers.append(client.post(step.url, {"code": codes[0]}).status_code)
        client.post(reverse("account_logout"))

    assert answers == [302, 200]
    assert file.split() == codes


def test_second_step_pages_once_the_app_is_on(client, amina):
    _switch_app_on(client)

    pages = [
        client.get(reverse(name)).status_code
        for name in ("mfa_index", "mfa_deactivate_totp", "mfa_generate_recovery_codes")
    ]
    client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))

    assert pages == [200, 200, 200]
    assert Authenticator.objects.count() == 0
    assert {message.subject for message in mail.outbox} != set()


def test_person_with_an_app_confirms_by_it(client, db):
    person = UserFactory()
    Authenticator.objects.create(user=person, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    Authenticator.objects.create(
        user=person, type="recovery_codes", data={"migrated_codes": ["12345678"]}
    )
    client.force_login(person)

    asked = client.get(reverse("accounts:erase"))
    page = client.get(asked.url)
    answer = client.post(asked.url, {"code": "12345678", "next": reverse("accounts:erase")})

    assert page.status_code == 200
    assert answer.url == reverse("accounts:erase")


def test_passkey_pages_name_and_remove_it(client, amina):
    key = Authenticator.objects.create(
        user=amina, type="webauthn", data={"name": "Phone", "credential": {}}
    )

    pages = [
        client.get(reverse("mfa_list_webauthn")),
        client.get(reverse("mfa_edit_webauthn", args=[key.pk])),
        client.get(reverse("mfa_remove_webauthn", args=[key.pk])),
    ]
    client.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "Old phone"})
    key.refresh_from_db()
    client.post(reverse("mfa_remove_webauthn", args=[key.pk]))

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert key.data["name"] == "Old phone"
    assert Authenticator.objects.count() == 0


def test_passkey_of_somebody_else_does_not_exist(client, amina):
    key = Authenticator.objects.create(
        user=UserFactory(), type="webauthn", data={"name": "Phone", "credential": {}}
    )

    assert client.post(reverse("mfa_remove_webauthn", args=[key.pk])).status_code == 404
    assert Authenticator.objects.count() == 1


@pytest.mark.parametrize("credential", ["", "{}", "no json", '{"id": 1}'])
def test_passkey_sign_in_with_nonsense_is_refused(client, db, credential):
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": credential})

    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session


def test_sessions_list_shows_and_ends_the_others(client, amina):
    other = type(client)()
    _sign_in(other, amina)
    listed = client.get(reverse("usersessions_list")).context["session_count"]

    client.post(reverse("usersessions_list"))

    assert (listed, UserSession.objects.count()) == (2, 1)
    assert other.get("/es/me/").status_code == 302
    assert client.get("/es/me/").status_code == 200


def test_sign_in_gives_a_new_session_and_sign_out_ends_it(client, db):
    person = UserFactory()
    client.post("/es/account/login/", {"login": person.email})
    planted = client.cookies["sessionid"].value
    client.post("/es/account/login/code/confirm/", {"code": last_code()})
    signed_in = client.cookies["sessionid"].value

    client.post(reverse("account_logout"))
    client.cookies["sessionid"] = signed_in

    assert planted != signed_in
    assert client.get("/es/me/").status_code == 302


def test_sign_out_is_not_done_by_reading(client, amina):
    client.get(reverse("account_logout"))

    assert client.get("/es/me/").status_code == 200


def test_cookies_of_sign_in_are_guarded(client, amina):
    cookie = client.cookies["sessionid"]

    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_signing_in_again_does_not_join_again(client, amina):
    client.post(reverse("account_logout"))
    _sign_in(client, amina)

    assert Fact.objects.count() == 0


@pytest.mark.parametrize("path", ["login/", "signup/", "password/reset/", "login/code/"])
@pytest.mark.parametrize("value", ["", "x" * 5000, "\x00", "<script>", "a@b", "é@ü.test"])
def test_doors_bear_any_input(client, db, path, value):
    answer = client.post(
        f"/es/account/{path}", {"login": value, "email": value, "display_name": value}
    )

    assert answer.status_code in {200, 302}


@pytest.mark.parametrize("credential", ["{}", '{"id": 1}', '{"id": "a", "rawId": "a"}', "[]", "7"])
def test_adding_a_passkey_with_nonsense_is_refused(client, amina, credential):
    client.get(reverse("mfa_add_webauthn"))

    answer = client.post(reverse("mfa_add_webauthn"), {"name": "x", "credential": credential})

    assert answer.status_code == 200
    assert Authenticator.objects.count() == 0


def test_code_may_be_written_with_arabic_digits(client, db):
    person = UserFactory()
    client.post("/ar/account/login/", {"login": person.email})
    code = last_code().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    answer = client.post("/ar/account/login/code/confirm/", {"code": code})

    assert answer.url == "/es/me/"


def test_person_with_a_passkey_confirms_by_it(client, db, monkeypatch):
    monkeypatch.setattr("allauth.mfa.webauthn.internal.auth.get_credentials", lambda _user: [])
    person = UserFactory()
    Authenticator.objects.create(user=person, type="webauthn", data={"credential": {}})
    client.force_login(person)
    asked = client.get(reverse("accounts:erase"))
    page = client.get(asked.url)

    answer = client.post(asked.url, {"credential": '{"id": 1}'})

    assert asked.url.startswith("/es/account/2fa/webauthn/reauthenticate/")
    assert (page.status_code, answer.status_code) == (200, 302)
    assert client.get(reverse("accounts:erase")).status_code == 302


def test_confirm_by_mail_is_for_people_without_stronger_proof(client, amina):
    _switch_app_on(client)
    mail.outbox.clear()

    answer = client.post(reverse("accounts:confirm_by_mail"))

    assert answer.url == reverse("mfa_reauthenticate")
    assert mail.outbox == []
