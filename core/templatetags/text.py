from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from core.text import render_markdown

register = template.Library()

ENDS = (".", "!", "?", "؟", ":", "…")


@register.filter
def markdown(source: str) -> SafeString:
    """Print Markdown written by a person as safe HTML."""
    return render_markdown(source)


@register.filter
def in_fours(number: str) -> str:
    """Print an account number in groups of four, as banks print it on paper (ISO 13616-1)."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


@register.filter
def listed(things: Iterable[object]) -> str:
    """Print ``things`` one after another with the comma of the language."""
    return pgettext("between two things", ", ").join(str(thing) for thing in things)


@register.filter
def with_colon(label: object) -> str:
    """Print ``label`` with the colon of the language (French has a space before it).

    A label that ends like a sentence or a question gets none.
    """
    text = str(label)
    return text if text.endswith(ENDS) else gettext("%(label)s:") % {"label": text}
