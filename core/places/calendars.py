"""Which days are working days where."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays

from core.places.models import LocalHoliday, Territory

DEFAULT_COUNTRY = "ES"
SATURDAY = 5


@cache
def _public_holidays(country: str, subdivision: str | None) -> Container[date]:
    try:
        return holidays.country_holidays(country, subdiv=subdivision)
    except NotImplementedError:
        return frozenset()


@dataclass(frozen=True)
class WorkingCalendar:
    """Monday to Friday without public holidays of the country and region and without local days."""

    country: str
    region: str | None = None
    local: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Say whether people work on ``day``; no query."""
        if day.weekday() >= SATURDAY or day in self.local:
            return False
        return day not in _public_holidays(self.country, self.region)


def _region_of(territory: Territory) -> str | None:
    """Return the subdivision ``holidays`` knows the region by; Portugal's days off are national."""
    country, *rest = territory.codes
    if country != "ES" or not rest:
        return None
    region = rest[0].removeprefix("ES-")
    return region if region in holidays.country_holidays("ES").subdivisions else None


def calendar_of(territory: Territory | None) -> WorkingCalendar:
    """Return the working calendar of a place; without a place, Spain's national one. One query.

    A country that ``holidays`` does not know keeps weekends and its local rows only.
    """
    if territory is None:
        return WorkingCalendar(DEFAULT_COUNTRY)
    days = LocalHoliday.objects.kept_in(territory).values_list("on", flat=True)
    return WorkingCalendar(territory.country_code, _region_of(territory), frozenset(days))
