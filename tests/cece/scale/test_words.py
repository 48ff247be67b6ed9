"""The sentences of the synthetic mass: alike in all languages, short, with gaps that are filled."""

import re

import pytest
from django.conf import settings

from cece.demo.content.shops.drawings import DRAWINGS
from cece.demo.scale.dice import dice
from cece.demo.scale.words import Voice, words_of

LANGUAGES = [code for code, _name in settings.LANGUAGES]
LONGEST_SENTENCE = 15


def lists(words, path=()):
    """Yield where each list or sentence stands, and its sentences."""
    for key, value in words.items():
        if isinstance(value, dict):
            yield from lists(value, (*path, key))
        else:
            yield (*path, key), [value] if isinstance(value, str) else value


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_as_many_things(language):
    spanish = {path: len(said) for path, said in lists(words_of("es"))}

    assert {path: len(said) for path, said in lists(words_of(language))} == spanish


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language):
    long = [
        sentence
        for _path, said in lists(words_of(language))
        for text in said
        for sentence in re.split(r"[.!?:؟]", text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]

    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_gaps_are_filled(language):
    voice = Voice(language, dice("test", language))

    said = [voice.say(*path) for path, _said in lists(words_of(language)) for _try in range(40)]

    assert [text for text in said if "{" in text or "}" in text] == []


def test_titles_fit_their_fields():
    longest = {"titles": 150, "names": 60, "offers": 160, "alt": 160}

    too_long = [
        text
        for language in LANGUAGES
        for path, said in lists(words_of(language))
        for text in said
        if len(text) + 30 > longest.get(path[-1], 5_000)
    ]

    assert too_long == []


def test_every_kind_of_product_has_a_drawing():
    assert set(words_of("es")["products"]) <= set(DRAWINGS)
