import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from forum.models import ForumCategoryPage, ForumIndexPage
from forum.services.site_tree import ensure_forum_index

pytestmark = pytest.mark.django_db
LANGUAGES = ("es", "pt", "en", "fr", "ar")


def test_forum_index_stands_in_five_languages(client, forum):
    found = ForumIndexPage.objects.live().values_list("locale__language_code", "slug")

    assert sorted(found) == sorted((code, "forum") for code in LANGUAGES)
    assert {code: client.get(f"/{code}/forum/").status_code for code in LANGUAGES} == dict.fromkeys(
        LANGUAGES, 200
    )


def test_forum_index_has_four_parts_in_each_language(forum):
    slugs = ["papers", "taxes", "selling", "money"]

    found = {
        code: [page.slug for page in ForumCategoryPage.objects.of_language(code)]
        for code in LANGUAGES
    }

    assert found == dict.fromkeys(LANGUAGES, slugs)
    assert ForumCategoryPage.objects.values("translation_key").distinct().count() == 4


def test_forum_index_made_again_changes_nothing(home, forum):
    before = list(Page.objects.order_by("pk").values_list("pk", "path", "title"))

    ensure_forum_index(home)

    assert list(Page.objects.order_by("pk").values_list("pk", "path", "title")) == before


def test_forum_index_leaves_out_what_an_editor_removed(home, papers):
    papers.get_translations(inclusive=True).delete()

    ensure_forum_index(home)

    assert ForumCategoryPage.objects.filter(slug="papers").count() == 0


def test_forum_index_keeps_what_an_editor_wrote(home, forum):
    forum.title = "El foro"
    forum.save()

    ensure_forum_index(home)

    forum.refresh_from_db()
    assert forum.title == "El foro"


@pytest.mark.parametrize("slug", ["ask", "moderate", "t"])
def test_category_page_at_an_address_of_the_program_is_refused(papers, slug):
    papers.slug = slug

    with pytest.raises(ValidationError):
        papers.clean()


def test_category_page_at_an_address_of_its_own_is_welcome(papers):
    papers.slug = "papeles"

    papers.clean()


def test_category_page_belongs_below_the_front_page(home, forum, papers):
    home.refresh_from_db()

    assert (
        ForumIndexPage.can_create_at(home),
        ForumCategoryPage.can_create_at(forum),
        ForumCategoryPage.can_create_at(home),
        ForumIndexPage.can_create_at(papers),
    ) == (False, True, False, False)
