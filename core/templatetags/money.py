from django import template

from core.money import format_money

register = template.Library()


@register.filter
def money(cents: int | None, currency: str = "EUR") -> str:
    """Print minor units as an amount in the reader's language; nothing for None."""
    return "" if cents is None else format_money(cents, currency)
