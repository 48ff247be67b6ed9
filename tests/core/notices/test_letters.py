from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.utils import translation

from core.notices.letters import render_text, zone_of
from core.notices.links import in_language
from core.notices.models import Mail
from core.notices.sending import send_due
from core.notices.services import Guest, tell
from tests.core.notices.kinds import BILL, NOON, TEA
from tests.factories.accounts import UserFactory


def _mail(kind=TEA, *, to, link="/es/me/inbox/?page=2#top", **values):
    tell(kind, to=to, key="tea", at=NOON, link=link, **values)
    send_due(at=NOON)
    return outbox.outbox[-1]


def _html(message):
    return message.alternatives[0].content


def test_letter_is_text_and_html_of_the_same_words(db):
    message = _mail(to=UserFactory(language="en"), data={"cups": 2, "title": "<i>Mint</i> & co"})

    assert message.subject == "Save: 2 cups & <b>milk</b>"
    body = message.body.split("\n\n")
    assert body[:3] == ["<i>Mint</i> & co", "- one\n- two", "A line\nand another"]
    html = _html(message)
    assert "<h1>Save: 2 cups &amp; &lt;b&gt;milk&lt;/b&gt;</h1>" in html
    assert "<p>&lt;i&gt;Mint&lt;/i&gt; &amp; co</p>" in html
    assert "<ul><li>one</li><li>two</li></ul>" in html
    assert "<p>A line<br>and another</p>" in html


def test_letter_has_one_action_a_reason_and_a_way_out(db, settings):
    settings.SITE_URL = "https://cece.example.test"

    message = _mail(to=UserFactory(language="en"))

    way_out = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert way_out.startswith("https://cece.example.test/unsubscribe/")
    assert way_out.endswith("/?lang=en")
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = "https://cece.example.test/en/me/inbox/?page=2#top"
    assert f"See the tea:\n{link}" in message.body
    assert f'<a class="button" href="{link}">See the tea</a>' in _html(message)
    for text in (message.body, _html(message)):
        assert "You like tea." in text
        assert way_out in text


def test_essential_letter_cannot_be_switched_off(db):
    message = _mail(BILL, to=UserFactory(language="en"))

    assert "List-Unsubscribe" not in message.extra_headers
    assert "unsubscribe" not in message.body + _html(message)
    assert [(file.filename, file.content) for file in message.attachments] == [
        ("bill.txt", "12,50")
    ]


def test_letter_says_who_it_is_for_good(db, settings):
    settings.SITE_URL = "https://cece.example.test:8443"

    message = _mail(to=UserFactory())

    code = Mail.objects.get().code
    assert message.extra_headers["Message-ID"] == f"<{code}@cece.example.test>"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("language", ["es", "pt", "en", "fr", "ar"])
def test_letter_speaks_the_receivers_language(db, language):
    person = UserFactory(language=language)

    with translation.override("pt"):
        html = _html(_mail(to=person))

    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert f"/{language}/me/inbox/" in html
    assert len(html) < 60_000
    assert "<img" not in html


def test_letter_follows_a_language_chosen_since(db):
    person = UserFactory(language="es")
    tell(TEA, to=person, key="tea", at=NOON, link="/es/me/")
    type(person).objects.update(language="fr")

    send_due(at=NOON)

    assert '<html lang="fr"' in _html(outbox.outbox[0])


def test_letter_to_a_guest_speaks_the_guests_language(db):
    assert '<html lang="fr"' in _html(_mail(to=Guest("shopper@example.test", "fr")))


def test_letter_tells_the_time_of_the_receiver(db):
    assert _mail(BILL, to=UserFactory(time_zone="Atlantic/Canary")).subject == "Your bill at 13:00"
    assert _mail(BILL, to=Guest("a@example.test", "es")).subject == "Your bill at 14:00"


@pytest.mark.parametrize("name", ["Nowhere/Land", "", "../etc/passwd"])
def test_zone_that_does_not_exist_is_ours(name):
    assert str(zone_of(UserFactory.build(time_zone=name, verified=None))) == "Europe/Madrid"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/es/me/inbox/?page=2#top", "/fr/me/inbox/?page=2#top"),
        ("/fr/me/inbox/", "/fr/me/inbox/"),
        ("/es/learn/curso/", "/es/learn/curso/"),
        ("/es/quienes-somos/", "/es/quienes-somos/"),
        ("/es/me/nothing-here", "/es/me/nothing-here"),
        ("/verify/abc/", "/verify/abc/"),
        ("/", "/"),
    ],
)
def test_in_language_moves_fixed_addresses_only(link, expected):
    assert in_language(link, "fr") == expected


def test_render_text_cuts_a_subject_without_end():
    from django.template import engines

    loader = engines["django"].engine.template_loaders[-1]
    loader.templates_dict = {**loader.templates_dict, "long.txt": "x" * 999}

    assert render_text("long.txt", {}) == ("x" * 150, [])


def test_mail_query_count(db, django_assert_num_queries):
    tell(TEA, to=UserFactory(), key="tea", at=NOON, link="/es/me/")

    # look; begin, lock, claim, commit; receiver, notices, preferences; mark; look again
    with django_assert_num_queries(10):
        send_due(at=NOON + timedelta(seconds=1))
