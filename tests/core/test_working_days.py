from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.working_days import add_working_days, next_working_day


class Weekdays:
    """Monday to Friday, but for the days named."""

    def __init__(self, *free: date) -> None:
        self.free = free

    def is_working_day(self, day):
        return day.weekday() < 5 and day not in self.free


class Never:
    def is_working_day(self, day):
        return False


FRIDAY = date(2026, 12, 4)
MONDAY = date(2026, 12, 7)
CONSTITUTION = date(2026, 12, 8)  # taken here as the free day


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (FRIDAY, 0, FRIDAY),
        (FRIDAY, 1, MONDAY),
        (FRIDAY, 2, date(2026, 12, 9)),
        (date(2026, 12, 5), 0, MONDAY),
        (date(2026, 12, 5), 1, MONDAY),
        (MONDAY, 1, date(2026, 12, 9)),
        (CONSTITUTION, 0, date(2026, 12, 9)),
    ],
)
def test_add_working_days_steps_over_week_ends_and_holidays(start, days, due):
    assert add_working_days(start, days, Weekdays(CONSTITUTION)) == due


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_add_working_days_lands_on_a_working_day_so_many_later(start, days):
    calendar = Weekdays()

    due = add_working_days(start, days, calendar)

    between = (start + timedelta(days=i + 1) for i in range((due - start).days))
    assert calendar.is_working_day(due)
    if days:
        assert sum(calendar.is_working_day(day) for day in between) == days


def test_add_working_days_counts_forwards_only():
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(FRIDAY, -1, Weekdays())


def test_next_working_day_gives_up_where_nobody_ever_works():
    with pytest.raises(ValueError, match="no working day"):
        next_working_day(FRIDAY, Never())
