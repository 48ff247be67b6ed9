"""The demo: there after one call, the same after two, gone without a trace."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from wagtail.images import get_image_model

from cece.demo import loading
from cece.pages.models import HomePage
from core.facts.digest import digest
from core.facts.models import Fact

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_demo_loaded_twice_is_the_same(db):
    loading.load(at=NOON)
    before = digest()

    loading.load(at=NOON)

    assert digest() == before


def test_demo_removed_leaves_no_fact_and_no_person(db, django_user_model):
    loading.load(at=NOON)

    loading.remove()

    assert (Fact.objects.count(), django_user_model.objects.count()) == (0, 0)
    assert not get_image_model().objects.exists()


def test_home_page_tells_two_stories_in_each_language(db):
    loading.load(at=NOON)

    told = {
        page.locale.language_code: [
            story["image"].title for story in page.body[-1].value["stories"]
        ]
        for page in HomePage.objects.all()
    }

    both = ["Demo story: spices", "Demo story: bags"]
    assert told == dict.fromkeys(("es", "pt", "en", "fr", "ar"), both)


def test_demo_is_refused_in_production(db, settings):
    settings.DEMO_ALLOWED = False

    with pytest.raises(CommandError, match="not for production"):
        call_command("demo")

    assert Fact.objects.count() == 0
