import datetime

import factory

from core.places.models import (
    LocalHoliday,
    Membership,
    MembershipRole,
    Organisation,
    OrganisationKind,
    Territory,
    TerritoryLevel,
)


class TerritoryFactory(factory.django.DjangoModelFactory):
    """A municipality in the province of Huelva; the real places are there after ``migrate``."""

    class Meta:
        model = Territory

    code = factory.Sequence(lambda number: f"ES-99{number:03}")
    name = factory.Sequence(lambda number: f"Town {number}")
    level = TerritoryLevel.MUNICIPALITY
    parent = factory.LazyFunction(lambda: Territory.objects.get(code="ES-H"))


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Organisation {number}")
    slug = factory.Sequence(lambda number: f"organisation-{number}")
    kind = OrganisationKind.NGO
    territory = factory.LazyFunction(lambda: Territory.objects.get(code="ES-21044"))


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    organisation = factory.SubFactory(OrganisationFactory)
    role = MembershipRole.MEMBER
    from_on = datetime.date(2026, 1, 1)


class LocalHolidayFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LocalHoliday

    territory = factory.LazyFunction(lambda: Territory.objects.get(code="ES-21044"))
    on = datetime.date(2026, 5, 11)
    name = "Romería"
