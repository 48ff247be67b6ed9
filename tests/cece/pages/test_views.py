import re
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.test import Client
from django.utils.translation import gettext

from cece.pages import health, views
from cece.pages.models import ContactMessage, ContactPage, Navigation
from core.clock import now
from core.facts.clockwork import JOBS
from core.notices.models import Mail, Notice
from core.searching import Hit, Searchable
from tests.factories.accounts import SuperUserFactory, UserFactory
from tests.factories.pages import ContactMessageFactory, editor, standard_page, translated

pytestmark = pytest.mark.django_db
LANGUAGES = ["es", "pt", "en", "fr", "ar"]
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_speaks_the_language_of_its_address(client, language):
    response = client.get(f"/{language}/", headers={"accept-language": "de"})

    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in response.text
    assert response.text.count('class="card door ') == 3
    assert response.text.count("<h1>") == 1
    assert response.cookies == {}


@pytest.mark.parametrize(
    ("path", "current"),
    [("/en/shops/", "page"), ("/en/shops/?q=soap", "page"), ("/en/", ""), ("/en/forum/", "")],
)
def test_menu_marks_the_door_one_stands_behind(client, path, current):
    page = client.get(path).text

    door = re.search(r'<li><a href="/en/shops/"( aria-current="(\w+)")?>', page)
    assert (door[2] or "") == current


def test_menu_marks_the_door_of_a_page_inside(client):
    page = client.get("/en/shops/nothing-here/").text

    assert '<a href="/en/shops/" aria-current="true">' in page


def test_warm_page_asks_for_itself_only(client, django_assert_num_queries):
    client.get("/es/contact/")

    with django_assert_num_queries(1):
        client.get("/es/contact/")


@pytest.mark.usefixtures("counters_in_table")
@pytest.mark.parametrize("number", [1, 3])
def test_search_finds_without_accents(client, number, django_assert_num_queries):
    for each in range(number):
        standard_page(title=f"Formación básica {each}", slug=f"formacion-{each}")
    translated(standard_page(title="Otra", slug="otra"), "en", title="Formación in English")
    client.get("/es/search/?q=formacion")

    with django_assert_num_queries(11):
        response = client.get("/es/search/?q=formacion")

    found = re.findall(r'<a href="(/es/formacion-\d/)"', response.text)
    assert sorted(found) == [f"/es/formacion-{each}/" for each in range(number)]
    assert "Formación in English" not in response.text


@pytest.mark.parametrize("words", ["ágil", "AGIL", "Ágil"])
def test_search_folds_case_and_accents_of_the_words_too(client, words):
    standard_page(title="Comercio ágil", slug="comercio")

    response = client.get("/es/search/", {"q": words})

    assert 'href="/es/comercio/"' in response.text


@pytest.mark.parametrize(
    "words",
    ['"', "'); DROP TABLE x;--", "* OR NEAR(", "<script>alert(1)</script>", "\x00", "é" * 101],
)
def test_search_bears_hostile_words(client, words):
    response = client.get("/es/search/", {"q": words})

    assert response.status_code == 200
    assert "<script>alert" not in response.text


def test_search_without_words_asks_for_some(client):
    response = client.get("/en/search/")

    assert response.context["groups"] == []
    assert '<meta name="robots" content="noindex">' in response.text


def test_search_shows_what_islands_registered(client, monkeypatch):
    bread = Searchable(
        "bread",
        "Bread",
        lambda words, language, limit: [Hit("Khobz", "/es/b/", "Warm", "2 €", "ar")],
    )
    monkeypatch.setattr(views, "searchables", lambda: [bread])

    response = client.get("/es/search/?q=pan")

    assert '<a href="/es/b/" lang="ar" dir="auto">Khobz</a>' in response.text
    assert "2 €" in response.text


def test_search_too_often_is_refused(client, settings):
    settings.LIMITS = {**settings.LIMITS, "search": (1, 60)}
    client.get("/es/search/?q=pan")

    response = client.get("/es/search/?q=pan")

    assert response.status_code == 429


MESSAGE = {"name": "Fatou", "address": "fatou@example.test", "text": "When do you open?"}


def test_send_message_keeps_it_and_tells_the_operator(client):
    operator, _other = SuperUserFactory(), UserFactory()

    response = client.post("/fr/contact/send/", MESSAGE)

    message = ContactMessage.objects.get()
    assert (message.name, message.text, message.language) == ("Fatou", "When do you open?", "fr")
    assert response.url == "/fr/contact/?sent=1"
    assert [(n.receiver_id, n.kind) for n in Notice.objects.all()] == [
        (operator.pk, "pages.message_received")
    ]
    assert 'role="status"' in client.get(response.url).text


def test_send_message_remembers_who_was_signed_in(client):
    person = UserFactory()
    client.force_login(person)

    client.post("/es/contact/send/", MESSAGE)

    assert ContactMessage.objects.get().sender == person


@pytest.mark.parametrize(
    "changes",
    [{"name": ""}, {"address": "nobody"}, {"text": ""}, {"text": "x" * 4001}, {"name": "x" * 81}],
)
def test_send_message_refusal_keeps_what_was_typed(client, changes):
    response = client.post("/es/contact/send/", {**MESSAGE, **changes})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == list(changes)
    assert response.context["form"].data["name"] == {**MESSAGE, **changes}["name"]
    assert (ContactMessage.objects.count(), Notice.objects.count()) == (0, 0)


def test_send_message_of_a_robot_is_dropped(client):
    response = client.post("/es/contact/send/", {**MESSAGE, "website": "http://spam.example"})

    assert response.status_code == 302
    assert ContactMessage.objects.count() == 0


def test_send_message_too_often_is_refused_in_the_form(client, settings):
    settings.LIMITS = {**settings.LIMITS, "contact": (1, 3600)}
    client.post("/es/contact/send/", MESSAGE)

    response = client.post("/es/contact/send/", MESSAGE)

    assert response.status_code == 422
    assert response.context["form"].non_field_errors()
    assert ContactMessage.objects.count() == 1


def test_send_message_from_another_site_is_refused():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/es/contact/send/", MESSAGE, headers={"sec-fetch-site": "cross-site"})

    assert response.status_code == 403
    assert ContactMessage.objects.count() == 0


def test_send_message_asked_for_leads_to_the_form(client):
    assert client.get("/es/contact/send/").url == "/es/contact/"


def test_send_message_without_contact_page_is_not_there(client):
    ContactPage.objects.filter(locale__language_code="es").update(live=False)

    assert client.post("/es/contact/send/", MESSAGE).status_code == 404


def test_message_says_who_and_when():
    assert str(ContactMessageFactory()) == "Fatou, 2026-03-02"


def switch(client, language, path):
    return client.post("/es/language/", {"language": language, "next": path})


def test_switch_language_keeps_the_page_and_remembers(client):
    translated(standard_page(), "en", title="Training", slug="training")

    response = switch(client, "en", "/es/formacion/")

    assert response.url == "/en/training/"
    assert response.cookies["language"].value == "en"
    assert client.get("/").url == "/en/"


def test_switch_language_says_what_is_not_translated(client):
    standard_page()

    response = switch(client, "ar", "/es/formacion/")

    assert response.url == "/ar/"
    assert 'role="status"' in client.get("/ar/").text


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/es/search/?q=pan", "/fr/search/?q=pan"),
        ("/es/me/", "/fr/me/"),
        ("/es/learn/", "/fr/learn/"),
        ("/es/contact/", "/fr/contact/"),
        ("/verify/abc/", "/verify/abc/?lang=fr"),
        ("/es/nothing/here/", "/fr/"),
        ("https://evil.example/", "/fr/"),
        ("//evil.example/", "/fr/"),
        ("javascript:alert(1)", "/fr/"),
        ("", "/fr/"),
        ("/xx/\x00", "/fr/"),
    ],
)
def test_switch_language_of_any_address(client, path, address):
    assert switch(client, "fr", path).url == address


def test_switch_language_keeps_it_for_the_person(client):
    person = UserFactory(language="es")
    client.force_login(person)

    switch(client, "pt", "/es/")

    person.refresh_from_db()
    assert person.language == "pt"


@pytest.mark.parametrize("language", ["", "de", "es; DROP"])
def test_switch_language_to_an_unknown_one_is_not_there(client, language):
    response = switch(client, language, "/es/")

    assert (response.status_code, "language" in response.cookies) == (404, False)


def test_page_shows_which_languages_lack_it(client):
    standard_page()

    rows = client.get("/es/formacion/").text

    assert rows.count('name="language"') == 4
    assert rows.count(gettext("(not this page)")) == 4


def test_sitemap_lists_live_pages_with_their_languages(client):
    page = standard_page()
    translated(page, "en", title="Training", slug="training")
    standard_page(title="Hidden", slug="hidden", is_indexed=False)
    standard_page(title="Draft", slug="draft", live=False)

    tree = ET.fromstring(client.get("/sitemap.xml").content)

    addresses = {
        node.text.removeprefix("http://127.0.0.1:8000") for node in tree.iter(f"{NAMESPACE}loc")
    }
    homes = {f"/{code}/" for code in LANGUAGES}
    assert homes | {"/es/formacion/", "/en/training/"} <= addresses
    assert not {"/es/hidden/", "/es/draft/"} & addresses


def test_sitemap_too_long_for_one_file_is_an_index(client, monkeypatch):
    monkeypatch.setattr(views, "ENTRIES_A_SITEMAP", 4)

    index = client.get("/sitemap.xml")
    parts = [client.get(f"/sitemap.xml?part={part}").text.count("<url>") for part in (1, 2)]

    assert "<loc>http://127.0.0.1:8000/sitemap.xml?part=2</loc>" in index.text
    assert parts == [4, 4]


@pytest.mark.parametrize("part", ["0", "99", "x", "-1"])
def test_sitemap_part_that_does_not_exist(client, part):
    assert client.get(f"/sitemap.xml?part={part}").status_code == 404


def test_robots_names_the_sitemap_and_closes_private_parts(client):
    text = client.get("/robots.txt").text

    assert "Disallow: /cms/\n" in text
    assert "Disallow: /ar/account/\n" in text
    assert text.endswith("Sitemap: http://127.0.0.1:8000/sitemap.xml\n")


def test_new_pages_feed_speaks_one_language(client):
    page = standard_page(listing_summary="Cursos cortos")
    page.save_revision().publish()
    other = translated(page, "fr", title="Formation", slug="formation")

    spanish, french = client.get("/es/feed/").text, client.get("/fr/feed/").text

    assert 'xml:lang="es"' in spanish
    assert "http://127.0.0.1:8000/es/formacion/" in spanish
    assert "Cursos cortos" in spanish
    assert other.title in french
    assert "formacion" not in french


def test_livez_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/livez")

    assert (response.status_code, response.text) == (200, "ok")


def test_readyz_is_ready(client):
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"ready": True, "working": True})


def test_readyz_says_when_no_worker_runs(client):
    Mail.objects.create(
        address="amina@example.test", language="es", due_at=now() - timedelta(minutes=11)
    )

    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"ready": True, "working": False})


def test_readyz_tells_details_to_operators_only(client, monkeypatch):
    def broken():
        raise RuntimeError("disk full")

    monkeypatch.setitem(health.CHECKS, "storage", broken)
    visitor = client.get("/readyz")
    client.force_login(SuperUserFactory())

    operator = client.get("/readyz")

    assert (visitor.status_code, visitor.json()) == (503, {"ready": False})
    assert operator.json() == {"ready": False, "failed": {"storage": "RuntimeError: disk full"}}


def test_readyz_without_database_asks_nothing_more(client, monkeypatch):
    monkeypatch.setattr(health.connection, "cursor", lambda: (_ for _ in ()).throw(OSError("gone")))

    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (503, {"ready": False})


@pytest.mark.parametrize("name", ["cache", "storage", "migrations"])
def test_readyz_notices_what_is_broken(client, monkeypatch, settings, tmp_path, name):
    monkeypatch.setattr(health, "_is_migrated", False)
    if name == "cache":
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    elif name == "storage":
        monkeypatch.setattr(health.os, "access", lambda path, mode: False)
    else:
        monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_args: ["one"])

    assert list(health.failures()) == [name]


def test_readyz_remembers_that_migrations_are_applied(monkeypatch):
    monkeypatch.setattr(health, "_is_migrated", False)

    first = health.failures()
    monkeypatch.setattr(health, "MigrationExecutor", None)

    assert (first, health.failures()) == ({}, {})


def test_readyz_asks_a_remote_storage(monkeypatch):
    class Remote:
        def exists(self, name):
            raise OSError("no bucket")

    monkeypatch.setattr(health, "default_storage", Remote())

    assert health.failures() == {"storage": "OSError: no bucket"}


def test_menu_shows_what_editors_wrote_at_once(client):
    client.get("/es/")
    page = standard_page()
    row = Navigation.objects.get(locale__language_code="es")
    row.menu = [
        {"type": "link", "value": {"label": "Cursos", "page": page.pk, "link": ""}},
        {"type": "link", "value": {"label": "Tiendas", "page": None, "link": "shops/"}},
    ]
    row.footer_text = "Ayuntamiento de Lepe"
    row.save()

    text = client.get("/es/").text
    page.unpublish()
    after = client.get("/es/").text

    assert '<a href="/es/formacion/">Cursos</a>' in text
    assert '<a href="/es/shops/">Tiendas</a>' in text
    assert "Ayuntamiento de Lepe" in text
    assert ">Cursos</a>" not in after
    assert str(row) == str(row.locale)


def test_missing_menu_is_an_empty_menu(client):
    Navigation.objects.all().delete()

    assert client.get("/es/").status_code == 200


def test_cms_login_sends_visitors_to_sign_in(client):
    response = client.get("/cms/login/?next=/cms/pages/")

    assert re.fullmatch(r"/\w\w/account/login/\?next=%2Fcms%2Fpages%2F", response.url)


def test_cms_login_lets_editors_in(client):
    client.force_login(editor())

    assert client.get("/cms/login/").url == "/cms/"


def test_cms_login_tells_who_may_not_enter(client):
    client.force_login(UserFactory())

    assert client.get("/cms/login/").status_code == 403
    assert client.get("/cms/", follow=True).status_code in {403, 404}


def test_contact_messages_are_forgotten_after_a_year():
    at = now()
    ContactMessageFactory(sent_at=at - timedelta(days=366))
    young = ContactMessageFactory(sent_at=at - timedelta(days=364))

    JOBS["cece.pages.tasks.forget_old_contact_messages"].run(at)

    assert list(ContactMessage.objects.all()) == [young]


def test_sitemap_part_of_endless_digits_is_missing(client):
    assert client.get("/sitemap.xml", {"part": "9" * 5000}).status_code == 404


def test_page_appears_when_its_hour_has_come(client):
    page = standard_page(title="Feria", slug="feria", live=False)
    page.go_live_at = now() + timedelta(hours=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    answers = []

    for hours in (0, 2):
        with time_machine.travel(now() + timedelta(hours=hours)):
            JOBS["cece.pages.tasks.publish_what_is_due"].run(now())
        answers.append(client.get("/es/feria/").status_code)

    assert answers == [404, 200]
