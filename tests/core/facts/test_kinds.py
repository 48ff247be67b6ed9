"""Facts are kept for good, so no kind may carry anything about a person but their key."""

import re

import pytest

from core.facts.kinds import KINDS
from core.facts.reactions import HANDLERS

ABOUT_PEOPLE = re.compile(
    r"name|mail|address|phone|birth|text|body|message|note|comment|iban|nif|nie|"
    r"street|city|photo|picture|title|question|answer$|password|secret|token|ip$"
)
OURS = sorted(key for key in KINDS if not key.startswith("tests."))


@pytest.mark.parametrize("key", OURS)
def test_kind_carries_no_personal_data(key):
    assert [name for name in KINDS[key].data if ABOUT_PEOPLE.search(name)] == []


@pytest.mark.parametrize("key", OURS)
def test_kind_is_named_after_its_island_and_what_happened(key):
    assert re.fullmatch(r"[a-z]+\.[a-z]+(_[a-z]+)*", key)


def test_kinds_are_found_and_their_reactions_have_an_address():
    assert len(OURS) > 10
    assert all("<locals>" not in name for name in HANDLERS)
