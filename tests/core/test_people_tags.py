from types import SimpleNamespace

import pytest
from django.template import Context, Template

from core.templatetags.people import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Amina Benali", "A\u200cB"),
        ("Ana de la Cruz", "A\u200cC"),
        ("lucía", "L"),
        ("E\u0301lodie", "É"),
        ("كريم منصور", "ك\u200cم"),
        ("“Pan” & (vino)", "P\u200cV"),
        ("★ !", ""),
        ("", ""),
    ],
)
def test_initials_are_the_first_letters_of_first_and_last_word(name, letters):
    assert initials(name) == letters


def avatar_of(**fields):
    person = SimpleNamespace(
        **{"display_name": "Amina", "code": "abc", "erased_at": None, **fields}
    )
    source = '{% load people %}{% avatar person size="large" %}'
    return Template(source).render(Context({"person": person}))


def test_avatar_follows_from_the_code_and_says_nothing():
    assert avatar_of() == (
        '<span class="avatar avatar--4 avatar--large" aria-hidden="true">A</span>'
    )


def test_avatar_of_somebody_who_left_has_no_letters():
    assert avatar_of(erased_at="2026-11-18") == (
        '<span class="avatar avatar--gone avatar--large" aria-hidden="true"></span>'
    )


def test_avatar_prints_names_as_text():
    assert "<b" not in avatar_of(display_name="<b>")
