import unicodedata
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

TONES = 5
NOT_JOINED = "\u200c"  # Arabic letters would join to a word that is none


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of ``name``, or nothing."""
    words = unicodedata.normalize("NFC", name).split()
    letters = [letter for word in words if (letter := next(filter(str.isalnum, word), ""))]
    return NOT_JOINED.join(letters[:1] + letters[1:][-1:]).upper()


@register.simple_tag
def avatar(person: Any, *, size: str = "") -> SafeString:
    """Print the round sign of ``person``: initials on a colour that follows from the code.

    ``size="large"`` for the head of a page. Decoration: the name stands beside it. Who left the
    site has no initials and no colour.
    """
    is_gone = bool(person.erased_at)
    return format_html(
        '<span class="avatar avatar--{}{}" aria-hidden="true">{}</span>',
        "gone" if is_gone else sum(person.code.encode()) % TONES,
        f" avatar--{size}" if size else "",
        "" if is_gone else initials(person.display_name),
    )
