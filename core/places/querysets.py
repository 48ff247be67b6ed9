from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from core.places.models import Territory


class TerritoryQuerySet(models.QuerySet["Territory"]):
    def at_level(self, level: str) -> "TerritoryQuerySet":
        return self.filter(level=level)

    def within(self, territory: "Territory") -> "TerritoryQuerySet":
        """Keep ``territory`` and everything below it; one index range."""
        return self.filter(path__startswith=territory.path)

    def around(self, territory: "Territory") -> "TerritoryQuerySet":
        """Keep ``territory`` and everything above it, from the country down."""
        return self.filter(code__in=territory.codes).order_by("path")


class MembershipQuerySet(models.QuerySet):
    def current(self, *, on: date) -> "MembershipQuerySet":
        """Keep those that hold on the day ``on``; both ends count."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on)

    def with_role(self, *roles: str) -> "MembershipQuerySet":
        return self.filter(role__in=roles)


class LocalHolidayQuerySet(models.QuerySet):
    def kept_in(self, territory: "Territory") -> "LocalHolidayQuerySet":
        """Keep the days that are holidays in ``territory``: its own and those of what lies around it."""
        return self.filter(territory__code__in=territory.codes)


TerritoryManager = models.Manager.from_queryset(TerritoryQuerySet)
MembershipManager = models.Manager.from_queryset(MembershipQuerySet)
LocalHolidayManager = models.Manager.from_queryset(LocalHolidayQuerySet)
