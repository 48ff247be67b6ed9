"""Counting in working days: a promise of "two working days" knows week-ends and holidays."""

from datetime import date, timedelta
from typing import Protocol

LONGEST_PAUSE = timedelta(days=60)


class Calendar(Protocol):
    """Knows which days people work somewhere."""

    def is_working_day(self, day: date, /) -> bool: ...


def next_working_day(day: date, calendar: Calendar) -> date:
    """Return ``day`` itself when people work on it, else the first day after it when they do.

    Raises ValueError when the calendar has no working day within two months.
    """
    last = day + LONGEST_PAUSE
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
        if day > last:
            raise ValueError("The calendar has no working day.")
    return day


def add_working_days(start: date, days: int, calendar: Calendar) -> date:
    """Return the working day that is ``days`` working days after ``start``.

    The day of the start does not count. Zero days is ``start``, or the next working day when
    nobody works on ``start``. Raises ValueError for a negative number.
    """
    if days < 0:
        raise ValueError("Days are counted forwards.")
    if days == 0:
        return next_working_day(start, calendar)
    day = start
    for _ in range(days):
        day = next_working_day(day + timedelta(days=1), calendar)
    return day
