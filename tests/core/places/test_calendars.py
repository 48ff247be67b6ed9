import datetime

import pytest

from core.places.calendars import WorkingCalendar, calendar_of
from core.places.models import Territory
from core.working_days import add_working_days
from tests.factories.places import LocalHolidayFactory

pytestmark = pytest.mark.django_db


def place(code):
    return Territory.objects.get(code=code)


@pytest.mark.parametrize(
    ("code", "month", "day", "works"),
    [
        ("ES-21044", 3, 2, True),  # an ordinary Monday
        ("ES-21044", 3, 7, False),  # a Saturday
        ("ES-21044", 10, 12, False),  # Spain's national day
        ("ES-21044", 4, 6, True),  # Easter Monday is no day off in Andalucía
        ("ES-B", 4, 6, False),  # but it is in Cataluña
        ("ES", 4, 6, True),
        ("PT-0805", 10, 12, True),
        ("PT-0805", 6, 10, False),  # Portugal's day
    ],
)
def test_calendar_keeps_the_days_off_of_the_place(code, month, day, works):
    calendar = calendar_of(place(code))

    assert calendar.is_working_day(datetime.date(2026, month, day)) is works


def test_calendar_without_place_is_the_national_one(django_assert_num_queries):
    with django_assert_num_queries(0):
        calendar = calendar_of(None)

    assert not calendar.is_working_day(datetime.date(2026, 12, 25))


def test_local_holiday_holds_in_its_place_and_below_only(django_assert_num_queries):
    holiday = LocalHolidayFactory(territory=place("ES-H"))
    lepe, burgos = place("ES-21044"), place("ES-09059")

    with django_assert_num_queries(2):
        calendars = [calendar_of(lepe), calendar_of(burgos)]

    assert [calendar.is_working_day(holiday.on) for calendar in calendars] == [False, True]
    assert str(holiday) == "Romería (2026-05-11)"


def test_country_without_known_holidays_keeps_weekends():
    calendar = WorkingCalendar("QQ")

    assert calendar.is_working_day(datetime.date(2026, 12, 25))
    assert not calendar.is_working_day(datetime.date(2026, 12, 26))


def test_promise_skips_the_local_day():
    LocalHolidayFactory()
    calendar = calendar_of(place("ES-21044"))

    promised = add_working_days(datetime.date(2026, 5, 8), 2, calendar)

    assert promised == datetime.date(2026, 5, 13)
