"""The five catalogues: complete, with the same places to fill, and nothing left over."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

LANGUAGES = [code for code, _name in settings.LANGUAGES]
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?\w+")


def _catalogue(language: str) -> polib.POFile:
    return polib.pofile(
        str(Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po")
    )


def _pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Return (source, translation) for each form of the entry."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid_plural, text) for text in entry.msgstr_plural.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_is_complete(language):
    catalogue = _catalogue(language)

    assert (catalogue.untranslated_entries(), catalogue.fuzzy_entries()) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_holds_nothing_obsolete(language):
    assert _catalogue(language).obsolete_entries() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation_has_the_places_and_tags_of_its_source(language):
    differing = [
        (source, text)
        for entry in _catalogue(language)
        for source, text in _pairs(entry)
        if not set(PLACE.findall(text)) <= set(PLACE.findall(source))
        or (not entry.msgid_plural and set(PLACE.findall(text)) != set(PLACE.findall(source)))
        or sorted(TAG.findall(source)) != sorted(TAG.findall(text))
    ]

    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation_begins_and_ends_like_its_source(language):
    differing = [
        (source, text)
        for entry in _catalogue(language)
        for source, text in _pairs(entry)
        if source[:1].isspace() != text[:1].isspace()
        or source[-1:].isspace() != text[-1:].isspace()
    ]

    assert differing == []
