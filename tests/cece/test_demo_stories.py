import re

import pytest
from django.conf import settings

from cece.demo import people as demo_people
from cece.demo import stories as demo
from cece.pages.blocks import StoriesBlock
from cece.pages.models import HomePage
from tests.core.moments import NOON

LANGUAGES = {code for code, _name in settings.LANGUAGES}


def told():
    """Return the blocks with stories of each home page by its language."""
    pages = HomePage.objects.select_related("locale")
    return {
        page.locale.language_code: [block for block in page.body if block.block_type == demo.BLOCK]
        for page in pages
    }


@pytest.mark.parametrize("story", [demo.AMINA, demo.TERESA], ids=["amina", "teresa"])
def test_story_tells_the_same_figures_in_each_language(story):
    figures = {language: re.findall(r"\d+", text) for language, (_about, text) in story.items()}

    assert figures.keys() == LANGUAGES
    assert figures["es"]
    assert list(figures.values()) == [figures["es"]] * len(LANGUAGES)


def test_stories_are_what_an_editor_could_have_written(db):
    demo.load(demo_people.load(), NOON)

    for (block,) in told().values():
        StoriesBlock().clean(block.value)


def test_pictures_of_stories_say_that_they_only_decorate(db, client):
    demo.load(demo_people.load(), NOON)

    html = client.get("/es/").content.decode()

    pictures = re.findall(r"<img [^>]*story-[^>]*>", html)
    assert len(pictures) == 2
    assert all('alt=""' in picture for picture in pictures)


def test_stories_loaded_again_stay_as_they_are(db):
    people = demo_people.load()
    demo.load(people, NOON)
    before = {page.pk: page.latest_revision_id for page in HomePage.objects.all()}

    demo.load(people, NOON)

    assert {page.pk: page.latest_revision_id for page in HomePage.objects.all()} == before


def test_stories_removed_leave_the_rest_of_the_page(db):
    before = {page.pk: len(page.body) for page in HomePage.objects.all()}
    demo.load(demo_people.load(), NOON)

    demo.remove()

    assert {page.pk: len(page.body) for page in HomePage.objects.all()} == before
    assert not any(told().values())
