import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache

from core.accounts.models import Consent
from core.facts.models import Fact
from tests.core.accounts.mails import last_code, receivers
from tests.factories.accounts import UserFactory

NEW = {"display_name": "Amina", "email": "amina@example.test"}


def _sign_up(client, language="es", **changes):
    return client.post(f"/{language}/account/signup/", {**NEW, **changes})


def test_signup_asks_for_name_and_address_only(client, db):
    form = client.get("/es/account/signup/").context["form"]

    assert list(form.fields) == ["display_name", "email"]


def test_signup_by_code_lands_on_the_desk_and_records_that_she_joined(client, db):
    answer = _sign_up(client, language="ar")
    answer = client.post(answer.url, {"code": last_code()})

    person = get_user_model().objects.get()
    facts = list(Fact.objects.values_list("kind", "subject", "data"))
    assert (answer.url, person.display_name, person.language) == ("/ar/me/", "Amina", "ar")
    assert facts == [("accounts.person_joined", person.pk, {"language": "ar"})]
    assert not person.has_usable_password()
    assert client.get("/ar/me/").status_code == 200


def test_signup_records_consent_to_both_texts_in_her_language(client, db):
    _sign_up(client, language="pt")

    said = list(Consent.objects.values_list("document", "version", "language", "is_given"))
    assert sorted(said) == [
        ("privacy", "2026-11", "pt", True),
        ("terms", "2026-11", "pt", True),
    ]


def test_signup_mail_is_in_the_language_of_the_page_as_text_and_html(client, db):
    _sign_up(client, language="fr")

    (message,) = mail.outbox
    (html,) = [content for content, kind in message.alternatives if kind == "text/html"]
    assert '<html lang="fr" dir="ltr">' in html
    assert last_code() in html


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "Visit www.shop.test",
        "https://x.test",
        "shop.com",
        "a@b.test",
        "<b>Amina</b>",
        "123",
        "A\u202emina",
        "A" * 81,
    ],
)
def test_signup_with_a_bad_name_says_so_and_keeps_the_input(client, db, name):
    answer = _sign_up(client, display_name=name)

    form = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (200, ["display_name"])
    assert form["email"].value() == NEW["email"]
    assert (get_user_model().objects.count(), mail.outbox) == (0, [])


@pytest.mark.parametrize("name", ["Mª José O'Neill", "أمينة", "J. Silva", "Ana-Lúcia"])
def test_signup_takes_names_of_people(client, db, name):
    answer = _sign_up(client, display_name=name)

    assert answer.status_code == 302
    assert get_user_model().objects.get().display_name == name


@pytest.mark.parametrize("address", ["", "no", "a@", "a b@c.test", "@".join(("a", "b" * 260))])
def test_signup_with_a_bad_address_says_so(client, db, address):
    answer = _sign_up(client, email=address)

    assert list(answer.context["form"].errors) == ["email"]
    assert (get_user_model().objects.count(), mail.outbox) == (0, [])


def test_signup_with_a_known_address_looks_the_same_and_mails_once(client, db):
    UserFactory(email="known@example.test")

    fresh = _sign_up(client, email="fresh@example.test")
    fresh_page = client.get(fresh.url)
    client.session.flush()
    client.cookies.clear()
    known = _sign_up(client, email="known@example.test")
    known_page = client.get(known.url)

    assert (fresh.status_code, fresh.url) == (known.status_code, known.url)
    assert _plain(fresh_page, "fresh") == _plain(known_page, "known")
    assert receivers() == ["fresh@example.test", "known@example.test"]
    assert get_user_model().objects.filter(email__startswith="known").count() == 1


def test_signup_with_a_known_address_takes_no_code(client, db):
    UserFactory(email="known@example.test")
    answer = _sign_up(client, email="KNOWN@example.test")

    answer = client.post(answer.url, {"code": "1234-5678"})

    assert list(answer.context["form"].errors) == ["code"]
    assert "_auth_user_id" not in client.session


def test_wrong_code_five_times_ends_the_try(client, db):
    url = _sign_up(client).url

    answers = [client.post(url, {"code": "0000-0000"}).status_code for _try in range(5)]

    assert answers == [200, 200, 200, 200, 302]
    assert client.post(url, {"code": last_code()}).url == "/es/account/login/"
    assert Fact.objects.count() == 0


def test_second_sign_up_of_an_address_never_verified_sends_to_sign_in(client, db):
    _sign_up(client)
    client.cookies.clear()
    mail.outbox.clear()

    client.post("/es/account/login/", {"login": NEW["email"]})
    client.post("/es/account/login/code/confirm/", {"code": last_code()})

    assert client.get("/es/me/").status_code == 200
    assert Fact.objects.filter(kind="accounts.person_joined").count() == 1


def test_two_sign_ups_at_one_instant_end_like_one_with_a_known_address(client, db, monkeypatch):
    """Between the check and the insert the other one came first."""
    check = "allauth.account.forms.email_already_exists"
    monkeypatch.setattr(check, lambda email, **_kwargs: (email, False))
    UserFactory(email=NEW["email"])

    answer = _sign_up(client)

    assert answer.url == "/es/account/confirm-email/"
    assert get_user_model().objects.count() == 1
    assert receivers() == [NEW["email"]]


def _plain(page, word):
    """Return the page without what differs in any two requests."""
    text = page.content.decode().replace(word, "X")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)


def test_signup_without_mail_server_keeps_nothing_and_says_so(client, db, settings):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.core.accounts.mails.DownBackend"

    answer = _sign_up(client, language="en")

    form = answer.context["form"]
    assert answer.status_code == 200
    assert form.non_field_errors() == [
        "We could not send the e-mail. Please try again in a few minutes."
    ]
    assert form["display_name"].value() == "Amina"
    assert not get_user_model().objects.exists()
    assert not Consent.objects.exists()

    settings.EMAIL_BACKEND = working
    cache.clear()  # allauth lets one address get one code in three minutes
    again = _sign_up(client, language="en")
    assert client.post(again.url, {"code": last_code()}).url == "/en/me/"
