"""What editors and moderators do in the admin, and who else stays outside."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page, get_page_models
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cece.pages.models import ContactPage, HomePage, Navigation, StandardPage
from cece.pages.translations import outdated_translations
from core.pages import BasePage
from tests.factories.accounts import SuperUserFactory, UserFactory
from tests.factories.pages import ContactMessageFactory, ImageFactory, editor, standard_page

pytestmark = pytest.mark.django_db
OWN_PAGES = [model for model in get_page_models() if issubclass(model, BasePage)]


def form(**fields):
    """Return what the page editor sends."""
    data = {
        "title": "Formación",
        "slug": "formacion",
        "seo_title": "",
        "search_description": "",
        "is_indexed": "on",
        "listing_summary": "",
        "listing_image": "",
        "body": streamfield([("heading", "Empieza aquí"), ("text", rich_text("<p>Hola</p>"))]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0},
    }
    return nested_form_data({**data, **fields})


def add_url(parent, model=StandardPage):
    return reverse(
        "wagtailadmin_pages:add", args=(model._meta.app_label, model._meta.model_name, parent.pk)
    )


@pytest.fixture
def as_editor(client):
    client.force_login(editor())
    return client


@pytest.fixture
def as_moderator(client):
    client.force_login(editor("Moderators"))
    return client


@pytest.mark.parametrize(
    "path", ["/cms/", "/cms/pages/", "/cms/images/", "/cms/snippets/", "/cms/reports/"]
)
def test_people_without_group_stay_outside(client, path):
    client.force_login(UserFactory())

    assert client.get(path, follow=True).status_code in {403, 404}


def test_editor_sends_in_a_page_and_moderator_publishes_it(client, home):
    client.force_login(editor())
    client.post(add_url(home), {**form(), "action-submit": "1"})
    page = StandardPage.objects.get(slug="formacion")
    assert (page.live, page.workflow_in_progress) == (False, True)
    assert client.get("/es/formacion/").status_code == 404

    client.force_login(editor("Moderators"))
    task = page.current_workflow_task_state
    client.post(
        reverse("wagtailadmin_pages:workflow_action", args=(page.pk, "approve", task.pk)),
        {"comment": ""},
    )

    assert "Empieza aquí" in client.get("/es/formacion/").text


def test_editor_cannot_publish(as_editor, home):
    as_editor.post(add_url(home), {**form(), "action-publish": "1"})

    assert not Page.objects.filter(slug="formacion", live=True).exists()


def test_page_on_an_address_of_the_program_is_refused_beside_its_field(as_editor, home):
    response = as_editor.post(add_url(home), form(slug="shops"))

    assert list(response.context["form"].errors) == ["slug"]
    assert not Page.objects.filter(slug="shops").exists()


@pytest.mark.parametrize("model", OWN_PAGES, ids=lambda model: model.__name__)
def test_every_page_type_opens_in_the_editor(as_moderator, home, model):
    page = model.objects.first()
    if page:
        url = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    else:
        types = model.allowed_parent_page_models()
        parent = next((each.objects.first() for each in types if each.objects.exists()), None)
        if parent is None:
            pytest.skip("its parent is made by an editor first")
        url = add_url(parent, model)

    response = as_moderator.get(url)

    assert response.status_code == 200


@pytest.mark.parametrize("model", [HomePage, ContactPage])
def test_moderator_changes_and_publishes_what_migrate_made(as_moderator, model):
    page = model.objects.get(locale__language_code="en")
    data = form(
        title="Hello",
        slug=page.slug,
        hero_title="Hello there",
        hero_text="",
        hero_image="",
        intro="Hello there",
        doors=streamfield([]),
        body=streamfield([]),
    )

    as_moderator.post(
        reverse("wagtailadmin_pages:edit", args=(page.pk,)), {**data, "action-publish": "1"}
    )

    assert "Hello there" in as_moderator.get(page.url).text


def test_preview_shows_the_page_with_the_content_checker(as_editor, home):
    page = standard_page()
    url = reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,))

    saved = as_editor.post(url, form(title="Vista previa"))
    response = as_editor.get(url)

    assert saved.json() == {"is_valid": True, "is_available": True}
    assert "Vista previa" in response.text
    assert "wagtail-userbar" in response.text


def test_block_preview_is_shown_in_the_editor(as_editor, home):
    block = StandardPage.body.field.stream_block.child_blocks["callout"]

    response = as_editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

    assert "Start small" in response.text


def send_to_translation(client, page, *languages):
    locales = Locale.objects.filter(language_code__in=languages)
    return client.post(
        reverse("wagtail_localize:submit_page_translation", args=(page.pk,)),
        {"locales": [locale.pk for locale in locales], "include_subtree": ""},
    )


def translate_all(source, language, words):
    """Write the translation of every sentence, as the localize editor does."""
    locale = Locale.objects.get(language_code=language)
    for segment in source.stringsegment_set.select_related("string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={"data": words.get(segment.string.data, segment.string.data)},
        )


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_page_is_translated_and_published(
    as_moderator, home, language, direction, django_capture_on_commit_callbacks
):
    page = standard_page(body=[{"type": "heading", "value": "Empieza aquí"}])
    send_to_translation(as_moderator, page, language)
    translation = Translation.objects.get()
    draft = page.get_translation(translation.target_locale)
    assert not draft.live

    translate_all(translation.source, language, {"Empieza aquí": "X-start", "Formación": "X-title"})
    with django_capture_on_commit_callbacks(execute=True):
        as_moderator.post(
            reverse("wagtailadmin_pages:edit", args=(draft.pk,)), {"action": "publish"}
        )

    draft.refresh_from_db()
    html = as_moderator.get(draft.url).text
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert "<h1>X-title</h1>" in html
    assert "X-start" in html


def test_outdated_translation_is_on_the_dashboard(as_moderator, django_assert_num_queries):
    page = standard_page(body=[{"type": "heading", "value": "Empieza aquí"}])
    page.save_revision().publish()
    send_to_translation(as_moderator, page, "en", "fr")
    source = TranslationSource.objects.get_for_instance(page)
    translate_all(source, "en", {})
    assert [row.language for row in outdated_translations()] == ["Français"]

    page.refresh_from_db()
    page.title = "Formación y empleo"
    page.save_revision().publish()

    with django_assert_num_queries(1):
        rows = outdated_translations()
    assert sorted((row.title, row.language) for row in rows) == [
        ("Formación y empleo", "English"),
        ("Formación y empleo", "Français"),
    ]
    page.refresh_from_db()
    assert {row.since for row in rows} == {page.last_published_at}
    assert "Formación y empleo" in as_moderator.get("/cms/").text


def test_updated_translation_leaves_the_dashboard(as_moderator):
    page = standard_page()
    page.save_revision().publish()
    send_to_translation(as_moderator, page, "en")
    source = TranslationSource.objects.get_for_instance(page)
    translate_all(source, "en", {})

    assert outdated_translations() == []


def test_new_site_shows_first_steps_until_they_are_done(client, home):
    client.force_login(SuperUserFactory())
    before = client.get("/cms/").text

    page = standard_page()
    home.save_revision()
    ImageFactory()
    editor()
    send_to_translation(client, page, "en")
    after = client.get("/cms/").text

    assert 'id="panel-first-steps' in before or 'id="first-steps' in before
    assert "first-steps" not in after


@pytest.mark.parametrize("language", ["es", "pt", "en", "fr", "ar"])
def test_dashboard_speaks_the_language_of_its_person(client, language):
    user = editor()
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)

    response = client.get("/cms/")

    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.text
    assert "CECE" in response.text
    assert "img/mark.svg" in response.text


def test_editor_changes_the_menu(as_editor):
    row = Navigation.objects.get(locale__language_code="fr")
    link = {"label": "Accueil", "page": "", "link": "shops/"}
    data = nested_form_data(
        {"menu": streamfield([("link", link)]), "footer": streamfield([]), "footer_text": "Merci"}
    )

    as_editor.post(reverse("wagtailsnippets_pages_navigation:edit", args=(row.pk,)), data)

    assert "Accueil" in as_editor.get("/fr/").text


@pytest.mark.parametrize(
    ("page", "link"), [("", ""), ("home", "shops/"), ("", "javascript:alert(1)"), ("", "http://x")]
)
def test_menu_link_that_leads_nowhere_is_refused(as_editor, home, page, link):
    row = Navigation.objects.get(locale__language_code="fr")
    value = {"label": "X", "page": str(home.pk) if page else "", "link": link}
    data = nested_form_data(
        {"menu": streamfield([("link", value)]), "footer": streamfield([]), "footer_text": ""}
    )

    response = as_editor.post(
        reverse("wagtailsnippets_pages_navigation:edit", args=(row.pk,)), data
    )

    assert list(response.context["form"].errors) == ["menu"]
    row.refresh_from_db()
    assert len(row.menu) == 4


def test_moderator_reads_and_ticks_off_a_message(as_moderator):
    message = ContactMessageFactory()
    url = reverse("wagtailsnippets_pages_contactmessage:edit", args=(message.pk,))

    page = as_moderator.get(url)
    as_moderator.post(url, {"is_answered": "on", "text": "changed"})

    message.refresh_from_db()
    assert "When do you open?" in page.text
    assert (message.is_answered, message.text) == (True, "When do you open?")


def test_editor_does_not_read_messages(as_editor):
    message = ContactMessageFactory()

    response = as_editor.get(
        reverse("wagtailsnippets_pages_contactmessage:edit", args=(message.pk,))
    )

    assert response.url == "/cms/"


@pytest.mark.parametrize("name", ["territory", "organisation", "membership", "localholiday"])
def test_operator_sees_the_lists_of_places(client, name):
    client.force_login(SuperUserFactory())

    for kind in ("list", "add"):
        assert client.get(reverse(f"wagtailsnippets_places_{name}:{kind}")).status_code == 200
