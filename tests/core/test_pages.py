import json
import re

import pytest
from django.core.exceptions import ValidationError
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale

from cece.pages.models import StandardPage
from core.fixed_paths import is_fixed
from core.pages import Head


@pytest.mark.parametrize("slug", ["account", "me", "sell", "shops", "search", "learn", "verify"])
def test_page_with_an_address_of_the_program_is_refused(slug, home):
    before = list(home.get_children())

    with pytest.raises(ValidationError) as caught:
        home.add_child(instance=StandardPage(title="X", slug=slug, locale=home.locale))

    assert list(caught.value.message_dict) == ["slug"]
    assert list(home.get_children()) == before


def test_deeper_page_may_use_the_same_word(home):
    about = home.add_child(instance=StandardPage(title="About", slug="about", locale=home.locale))

    page = about.add_child(instance=StandardPage(title="Me", slug="me", locale=home.locale))

    assert page.url == "/es/about/me/"


def test_deeper_page_on_a_fixed_address_is_refused():
    assert is_fixed("es", ["account", "login"])
    assert is_fixed("es", ["me"])
    assert not is_fixed("es", ["about", "login"])


def test_index_page_keeps_its_slug(home, monkeypatch):
    monkeypatch.setattr(StandardPage, "fixed_slug", "guide")
    page = home.add_child(instance=StandardPage(title="Guide", slug="guide", locale=home.locale))
    page.slug = "guia"

    with pytest.raises(ValidationError) as caught:
        page.save()

    assert list(caught.value.message_dict) == ["slug"]


def test_head_lists_live_translations_and_default(home, django_assert_num_queries):
    page = home.add_child(
        instance=StandardPage(
            title="About", slug="about", locale=home.locale, listing_summary="Who we are"
        )
    )
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()
    page.copy_for_translation(Locale.objects.get(language_code="pt"))
    page = StandardPage.objects.get(pk=page.pk)
    page.get_url_parts()

    with django_assert_num_queries(1):
        head = page.head

    assert head.canonical == "http://127.0.0.1:8000/es/about/"
    assert head.description == "Who we are"
    assert head.other_languages == [
        ("es", "http://127.0.0.1:8000/es/about/"),
        ("en", "http://127.0.0.1:8000/en/about/"),
        ("x-default", "http://127.0.0.1:8000/es/about/"),
    ]


def test_head_of_a_page_in_one_language_names_no_others(home):
    page = home.add_child(instance=StandardPage(title="Aviso", slug="aviso", locale=home.locale))

    assert page.head.other_languages == []
    assert page.head.data_block == ""


def test_alias_is_canonical_at_its_original(home):
    page = home.add_child(instance=StandardPage(title="About", slug="about", locale=home.locale))
    alias = page.copy_for_translation(Locale.objects.get(language_code="fr"), alias=True)

    assert alias.head.path == "/es/about/"
    assert alias.head.alternates == {"es": "/es/about/"}


def test_head_without_a_picture_shows_the_one_of_the_site(home):
    assert home.head.picture_address == "http://127.0.0.1:8000/static/img/share.png"


def test_head_shows_the_listing_picture(home):
    image = Image.objects.create(title="Stall", file=get_test_image_file())
    page = home.add_child(
        instance=StandardPage(title="A", slug="a", locale=home.locale, listing_image=image)
    )

    assert re.fullmatch(
        r"http://127.0.0.1:8000/media/images/test.*fill-1200x630.*\.jpg", page.head.picture_address
    )


def test_data_block_cannot_be_left_by_its_text():
    head = Head(title="T", path="/es/", data={"name": "</script><script>alert(1)</script> & ü"})

    block = str(head.data_block)

    inner = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in inner
    assert json.loads(inner) == {
        "@context": "https://schema.org",
        "name": "</script><script>alert(1)</script> & ü",
    }
