import re

import pytest
from django.core import mail

from tests.core.accounts.mails import last_code, receivers
from tests.factories.accounts import UserFactory

PASSWORD = "a-long-enough-secret"


def _plain(page, word):
    text = page.content.decode().replace(word, "X")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)


def test_login_without_password_sends_a_code(client, db):
    UserFactory(email="amina@example.test", language="ar")

    answer = client.post("/es/account/login/?next=/es/me/profile/", {"login": "AMINA@example.test"})
    answer = client.post(answer.url, {"code": last_code()})

    assert answer.url == "/es/me/profile/"
    assert client.cookies["language"].value == "ar"


def test_login_opens_the_desk_in_the_language_of_the_person(client, db):
    UserFactory(email="amina@example.test", language="ar", password=PASSWORD)

    answer = client.post(
        "/es/account/login/", {"login": "amina@example.test", "password": PASSWORD}
    )

    assert answer.url == "/ar/me/"


def test_login_mail_is_in_the_language_of_the_person_not_of_the_page(client, db):
    UserFactory(email="amina@example.test", language="ar")

    client.post("/es/account/login/", {"login": "amina@example.test"})

    (html,) = [content for content, _kind in mail.outbox[0].alternatives]
    assert '<html lang="ar" dir="rtl">' in html


@pytest.mark.parametrize("path", ["login/", "login/code/", "password/reset/"])
def test_known_and_unknown_address_get_the_same_answer_and_one_mail(client, db, path):
    UserFactory(email="known@example.test", password=PASSWORD)
    pages = []

    for word in ("known", "stranger"):
        address = f"{word}@example.test"
        answer = client.post(f"/es/account/{path}", {"login": address, "email": address})
        page = client.get(answer.url)
        pages.append((answer.status_code, answer.url, page.status_code, _plain(page, word)))
        client.cookies.clear()

    assert pages[0] == pages[1]
    assert receivers() == ["known@example.test", "stranger@example.test"]


def test_wrong_password_and_unknown_address_get_the_same_answer(client, db):
    UserFactory(email="known@example.test", password=PASSWORD)

    pages = [
        _plain(
            client.post(
                "/es/account/login/", {"login": f"{word}@example.test", "password": "wrong"}
            ),
            word,
        )
        for word in ("known", "stranger")
    ]

    assert pages[0] == pages[1]
    assert mail.outbox == []


def test_closed_account_gets_no_code(client, db):
    UserFactory(email="closed@example.test", is_active=False)

    client.post("/es/account/login/", {"login": "closed@example.test"})

    assert not re.search(r"\d{4}-\d{4}", mail.outbox[0].body)


def test_password_reset_by_code_sets_a_new_password_and_ends_other_sessions(client, db):
    person = UserFactory(email="amina@example.test", password=PASSWORD)
    other = type(client)()
    other.force_login(person)

    url = client.post("/es/account/password/reset/", {"email": person.email}).url
    url = client.post(url, {"code": last_code()}).url
    client.post(url, {"password1": "another-long-secret", "password2": "another-long-secret"})

    person.refresh_from_db()
    assert person.check_password("another-long-secret")
    assert other.get("/es/me/").status_code == 302


def test_login_form_leaves_room_for_password_managers(client, db):
    form = client.get("/es/account/login/").context["form"]

    attributes = {
        name: field.widget.attrs.get("autocomplete") for name, field in form.fields.items()
    }
    assert attributes == {"login": "email", "password": "current-password"}


def test_too_many_tries_are_refused_for_any_forwarded_address(client, db, settings):
    settings.LIMITS = {**settings.LIMITS, "account.door": (3, 600)}

    answers = [
        client.post(
            "/es/account/login/",
            {"login": f"a{number}@example.test"},
            headers={"X-Forwarded-For": f"10.0.0.{number}"},
        ).status_code
        for number in range(4)
    ]

    assert answers == [302, 302, 302, 429]


def test_behind_a_trusted_proxy_each_client_counts_alone(client, db, settings):
    settings.LIMITS = {**settings.LIMITS, "account.door": (1, 600)}
    settings.TRUSTED_PROXIES = 1

    answers = [
        client.post(
            "/es/account/login/",
            {"login": f"a{number}@example.test"},
            headers={"X-Forwarded-For": f"6.6.6.6, 10.0.0.{number}"},
        ).status_code
        for number in (1, 2, 1)
    ]

    assert answers == [302, 302, 429]


def test_tries_for_one_account_are_limited_whatever_the_address(client, db, settings):
    settings.LIMITS = {**settings.LIMITS, "account.name": (2, 600)}
    settings.TRUSTED_PROXIES = 1
    UserFactory(email="amina@example.test", password=PASSWORD)

    answers = [
        client.post(
            "/es/account/login/",
            {"login": "amina@example.test", "password": "wrong"},
            headers={"X-Forwarded-For": f"10.0.0.{number}"},
        ).status_code
        for number in range(3)
    ]

    assert answers == [200, 200, 429]


def test_mail_server_down_is_a_plain_503(client, db, settings):
    UserFactory(email="amina@example.test")
    settings.EMAIL_BACKEND = "tests.core.accounts.mails.DownBackend"

    answer = client.post("/en/account/login/", {"login": "amina@example.test"})

    assert answer.status_code == 503
    assert "We could not send the e-mail." in answer.content.decode()


def test_mail_server_that_refuses_an_address_writes_it_into_no_log(client, db, settings, caplog):
    UserFactory(email="amina@example.test")
    settings.EMAIL_BACKEND = "tests.core.accounts.mails.RefusingBackend"

    client.post("/es/account/login/", {"login": "amina@example.test"})

    assert "SMTPRecipientsRefused" in caplog.text
    assert "amina@example.test" not in caplog.text
