"""Counters of fixed windows, atomic wherever they are kept."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import cast

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.clock import now
from core.errors import DomainError

LONGEST_IN_MINUTES = 90
# One statement, so that of two requests at the same instant each sees its own number
COUNT_ONE = """
    INSERT INTO limits_counter (key, number, ends_at) VALUES (%s, 1, %s)
    ON CONFLICT (key) DO UPDATE SET number = limits_counter.number + 1
    RETURNING number
"""


class TooMany(DomainError):
    """Somebody did something more often than the limit allows. Data: ``seconds`` to wait."""

    code = "core.too-many"
    message = _("You did this many times. Please wait %(wait)s and try again.")
    status = 429

    def __str__(self) -> str:
        return str(self.message) % {"wait": _wait_in_words(cast("int", self.data["seconds"]))}

    @property
    def headers(self) -> Mapping[str, str]:
        return {"Retry-After": str(self.data["seconds"])}


def hit(name: str, *, who: str) -> None:
    """Count one use of ``name`` by ``who``; only a keyed hash of ``who`` is kept.

    Call it before the transaction of the thing that is limited: a count inside a transaction that
    is rolled back is rolled back too.

    Raises TooMany when the limit of this window is passed, KeyError when ``LIMITS`` has no such name.
    """
    most, seconds = settings.LIMITS[name]
    present = int(now().timestamp())
    window = present // seconds
    key = f"{name}:{salted_hmac('core.limits', who, algorithm='sha256').hexdigest()[:32]}:{window}"
    left = (window + 1) * seconds - present
    if _count(key, left, (window + 1) * seconds) > most:
        raise TooMany(seconds=left)


def _count(key: str, left: int, ends_at: int) -> int:
    """Add one to the counter and return its new value."""
    if settings.REDIS_URL:
        cache_key = f"limits:{key}"
        cache.add(cache_key, 0, timeout=left + 60)
        # While Redis is away the table counts, from nought
        with suppress(ValueError):
            return cache.incr(cache_key)
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONE, [key, datetime.fromtimestamp(ends_at, UTC)])
        (number,) = cursor.fetchone()
    return number


def _wait_in_words(seconds: int) -> str:
    minutes = -(-seconds // 60)
    if minutes <= LONGEST_IN_MINUTES:
        return ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}
    hours = -(-minutes // 60)
    return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours}
