"""Money is whole minor units (cents) and a currency code; nothing here touches a float."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from babel import Locale
from babel.numbers import format_currency, get_currency_precision
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError

MOST_DIGITS = 15
ARABIC_SEPARATORS = str.maketrans({"٫": ".", "٬": "'", "،": ",", "’": "'"})
CURRENCY_AT_END = re.compile(r"^(?:€|EUR)|(?:€|EUR)$")
PLAIN = re.compile(r"(?P<whole>\d*)(?:[.,](?P<part>\d{1,2}))?")
GROUPED = re.compile(r"(?P<whole>[1-9]\d{0,2}(?P<group>[.,'])\d{3}(?:(?P=group)\d{3})*)")
GROUPED_WITH_PART = re.compile(GROUPED.pattern + r"(?!(?P=group))[.,](?P<part>\d{1,2})")


class NotAnAmount(DomainError):
    """The text is no amount of money a person could have meant."""

    code = "core.not-an-amount"
    message = _("Write an amount, for example 12.50.")


def _ascii_digits(text: str) -> str:
    """Return ``text`` with digits of any script as 0-9, without spaces, invisible marks and €."""
    kept = []
    for char in text.translate(ARABIC_SEPARATORS):
        category = unicodedata.category(char)
        if category == "Nd":
            kept.append(str(unicodedata.decimal(char)))
        elif category not in {"Cf", "Zs"}:
            kept.append(char)
    return CURRENCY_AT_END.sub("", "".join(kept).strip())


def parse_amount(text: str) -> int:
    """Return the cents a person meant: comma or point, thousands grouped or not, any script's digits.

    A single separator before three digits groups thousands: ``1.234`` is 1,234 euros in every
    language, because no price has three decimals. Raises NotAnAmount.
    """
    plain = _ascii_digits(text[:100])
    match = PLAIN.fullmatch(plain) or GROUPED_WITH_PART.fullmatch(plain) or GROUPED.fullmatch(plain)
    parts = match.groupdict() if match else {}
    whole = re.sub(r"\D", "", parts.get("whole") or "")
    part = parts.get("part") or ""
    if not (whole or part) or len(whole) > MOST_DIGITS:
        raise NotAnAmount
    return int(whole or "0") * 100 + int(part.ljust(2, "0"))


@lru_cache(maxsize=32)
def _locale(language: str) -> Locale:
    return Locale.parse("pt-PT" if language == "pt" else language, sep="-")


def format_money(cents: int, currency: str = "EUR", language: str | None = None) -> str:
    """Return the amount as people of ``language`` (default: the present one) write it."""
    amount = Decimal(cents).scaleb(-get_currency_precision(currency))
    locale = _locale(language or get_language() or "en")
    return format_currency(amount, currency, locale=locale)


def half_up(numerator: int, denominator: int) -> int:
    """Return the quotient rounded to the nearest whole number, halves away from zero.

    Halves go away from zero on both sides, so that a refund mirrors its charge.
    """
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return rounded if numerator >= 0 else -rounded


def share(total: int, weights: Sequence[int]) -> list[int]:
    """Split ``total`` by ``weights`` so that the parts add up to it exactly (largest remainder).

    Among equal remainders the earlier part gets the odd cent. Raises ValueError when a weight is
    negative, or when all are zero and there is something to split.
    """
    whole = sum(weights)
    if min(weights, default=0) < 0 or (whole == 0 and total != 0):
        raise ValueError("Weights must be positive, or zero for some.")
    if whole == 0:
        return [0] * len(weights)
    sign, amount = (1, total) if total >= 0 else (-1, -total)
    parts = [amount * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(amount * weights[i] % whole))
    for i in islice(by_remainder, amount - sum(parts)):
        parts[i] += 1
    return [sign * part for part in parts]
