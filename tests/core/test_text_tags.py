"""Signs that are a matter of the language: the colon after a label, the comma of a list."""

import pytest
from django.utils.translation import override

from core.templatetags.text import listed, with_colon


@pytest.mark.parametrize(
    ("language", "label", "printed"),
    [
        ("fr", "Code", "Code\u00a0:"),
        ("es", "Código", "Código:"),
        ("ar", "الرمز", "الرمز:"),
        ("fr", "Combien en avez-vous\u00a0?", "Combien en avez-vous\u00a0?"),
        ("ar", "كم لديك؟", "كم لديك؟"),
        ("en", "I have read these rules.", "I have read these rules."),
    ],
)
def test_with_colon_follows_the_language_and_the_end_of_the_label(language, label, printed):
    with override(language):
        assert with_colon(label) == printed


@pytest.mark.parametrize(("language", "printed"), [("es", "a, b"), ("ar", "a، b")])
def test_listed_puts_the_comma_of_the_language_between(language, printed):
    with override(language):
        assert listed(["a", "b"]) == printed
