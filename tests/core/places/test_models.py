import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.places.first_places import FIRST_PLACES, ensure_first_places
from core.places.models import Membership, MembershipRole, Territory, TerritoryLevel
from core.places.receivers import make_first_places
from tests.factories.places import MembershipFactory, OrganisationFactory, TerritoryFactory

DAY = datetime.date(2026, 3, 2)

pytestmark = pytest.mark.django_db


def place(code):
    return Territory.objects.get(code=code)


def test_first_places_are_there_and_made_once(django_assert_num_queries):
    Territory.objects.filter(code="ES-21044").update(name="Lepe (costa)")

    with django_assert_num_queries(1):
        ensure_first_places()

    assert Territory.objects.count() == len(FIRST_PLACES)
    assert place("ES-21044").name == "Lepe (costa)"


def test_first_places_come_back():
    Territory.objects.filter(code="PT-0805").delete()

    make_first_places()

    faro = place("PT-0805")
    assert (faro.path, faro.time_zone) == ("/PT/PT15/PT-08/PT-0805/", "Europe/Lisbon")


def test_ancestors_and_descendants_cost_one_query_each(django_assert_num_queries):
    almonte, andalusia = place("ES-21005"), place("ES-AN")

    with django_assert_num_queries(2):
        above = [territory.code for territory in almonte.ancestors()]
        below = [territory.code for territory in andalusia.descendants()]

    assert above == ["ES", "ES-AN", "ES-H"]
    cadiz, huelva = below[:2], below[2:]
    assert cadiz == ["ES-CA", "ES-11038"]
    assert huelva == ["ES-H", "ES-21005", "ES-21041", "ES-21044", "ES-21054", "ES-21055"]


def test_place_lies_in_itself_and_above_without_query(django_assert_num_queries):
    almonte, andalusia, burgos = place("ES-21005"), place("ES-AN"), place("ES-BU")

    with django_assert_num_queries(0):
        answers = [almonte.lies_in(other) for other in (almonte, andalusia, burgos)]

    assert answers == [True, True, False]


def test_moving_a_place_carries_what_lies_in_it():
    huelva = place("ES-H")
    huelva.parent = place("ES-CL")

    huelva.save()

    assert place("ES-21044").path == "/ES/ES-CL/ES-H/ES-21044/"
    assert "ES-H" not in {territory.code for territory in place("ES-AN").descendants()}


@pytest.mark.parametrize(("code", "parent"), [("ES-H", "ES-21044"), ("ES-AN", "ES-BU")])
def test_place_in_a_smaller_place_is_refused(code, parent):
    territory = place(code)
    territory.parent = place(parent)

    with pytest.raises(ValidationError) as caught:
        territory.full_clean()

    assert "parent" in caught.value.message_dict


def test_place_below_itself_is_refused():
    inner = TerritoryFactory(level=TerritoryLevel.PROVINCE, parent=place("ES-AN"))
    country = place("ES")
    country.level, country.parent = TerritoryLevel.MUNICIPALITY, inner

    with pytest.raises(ValidationError) as caught:
        country.full_clean()

    assert list(caught.value.message_dict) == ["parent"]


def test_country_and_well_placed_town_are_fine():
    place("ES").full_clean()
    place("ES-21044").full_clean()

    assert Territory.objects.at_level(TerritoryLevel.COUNTRY).count() == 2


def test_country_is_what_lies_in_nothing():
    with pytest.raises(IntegrityError), transaction.atomic():
        TerritoryFactory(level=TerritoryLevel.COUNTRY)
    with pytest.raises(IntegrityError), transaction.atomic():
        TerritoryFactory(parent=None)


def test_names_are_what_people_read():
    member = MembershipFactory(organisation=OrganisationFactory(name="Huelva Acoge"))

    assert str(place("ES-21044")) == "Lepe"
    assert str(member.organisation) == "Huelva Acoge"
    assert str(member).endswith(": Huelva Acoge")


def test_membership_holds_on_its_first_and_last_day():
    membership = MembershipFactory(
        from_on=DAY, until_on=DAY + datetime.timedelta(days=1), role=MembershipRole.MANAGER
    )

    held = [
        Membership.objects.current(on=DAY + datetime.timedelta(days=offset))
        .with_role(MembershipRole.MANAGER)
        .filter(pk=membership.pk)
        .exists()
        for offset in (-1, 0, 1, 2)
    ]

    assert held == [False, True, True, False]


def test_membership_cannot_end_before_it_begins():
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(from_on=DAY, until_on=DAY - datetime.timedelta(days=1))

    assert Membership.objects.count() == 0


def test_membership_is_open_once_for_each_role():
    first = MembershipFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(user=first.user, organisation=first.organisation)
    MembershipFactory(user=first.user, organisation=first.organisation, role=MembershipRole.ADVISER)

    assert Membership.objects.count() == 2
