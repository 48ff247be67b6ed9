from django import template
from django.utils.safestring import SafeString

from core.text import render_markdown

register = template.Library()


@register.filter
def markdown(source: str) -> SafeString:
    """Print Markdown written by a person as safe HTML."""
    return render_markdown(source)


@register.filter
def in_fours(number: str) -> str:
    """Print an account number in groups of four, as banks print it on paper (ISO 13616-1)."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
