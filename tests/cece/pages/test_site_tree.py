import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Page, Site, Workflow

from cece.pages.editors import ensure_editors
from cece.pages.models import ContactPage, HomePage, Navigation
from cece.pages.receivers import make_first_pages
from cece.pages.site_tree import ensure_site_tree

pytestmark = pytest.mark.django_db


def test_fresh_site_has_home_contact_and_menu_in_five_languages():
    codes = {"es", "pt", "en", "fr", "ar"}

    for model in (HomePage, ContactPage, Navigation):
        assert set(model.objects.values_list("locale__language_code", flat=True)) == codes
    assert HomePage.objects.filter(live=True, numchild__gte=1).count() == 5


def test_site_tree_made_again_changes_nothing(home, django_assert_num_queries):
    home.hero_title = "Our own words"
    home.save()
    pages = Page.objects.count()

    with django_assert_num_queries(11):
        again = ensure_site_tree()

    assert (again.pk, again.hero_title) == (home.pk, "Our own words")
    assert Page.objects.count() == pages


def test_site_tree_comes_back_after_everything_was_removed():
    Site.objects.all().delete()
    Navigation.objects.all().delete()
    Page.objects.filter(depth=1).first().get_descendants().delete()

    home = ensure_site_tree()

    assert home.url == "/es/"
    assert HomePage.objects.count() == ContactPage.objects.count() == 5
    assert Navigation.objects.values("translation_key").distinct().count() == 1


def test_one_lost_translation_comes_back(home):
    HomePage.objects.get(locale__language_code="fr").delete()

    ensure_site_tree()

    assert HomePage.objects.get(locale__language_code="fr").translation_key == home.translation_key


def test_site_answers_at_the_public_address(settings):
    settings.SITE_URL = "https://cece.example"

    ensure_site_tree()

    site = Site.objects.get()
    assert (site.hostname, site.port, site.site_name) == ("cece.example", 443, "CECE")


def test_groups_made_again_keep_what_operators_added():
    editors = Group.objects.get(name="Editors")
    added = Group.objects.get(name="Moderators").permissions.get(codename="delete_localholiday")
    editors.permissions.add(added)
    rights = editors.permissions.count(), editors.page_permissions.count()

    ensure_editors()

    assert (editors.permissions.count(), editors.page_permissions.count()) == rights
    assert Workflow.objects.count() == 1


def test_groups_come_back():
    Group.objects.all().delete()
    Workflow.objects.all().delete()

    ensure_editors()

    names = {
        group.name: sorted(group.page_permissions.values_list("permission__codename", flat=True))
        for group in Group.objects.all()
    }
    assert names == {
        "Editors": ["add_page", "change_page"],
        "Moderators": [
            "add_page",
            "bulk_delete_page",
            "change_page",
            "lock_page",
            "publish_page",
            "unlock_page",
        ],
    }
    assert Workflow.objects.filter(workflow_pages__page__depth=1).count() == 1


def test_rights_are_made_where_migrate_has_not_made_them_yet():
    Permission.objects.filter(codename="submit_translation").delete()

    make_first_pages()

    editors = Group.objects.get(name="Editors")
    assert editors.permissions.filter(codename="submit_translation").exists()
