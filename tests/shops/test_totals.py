import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shops.models.totals import Item, VatGroup, totals_of, vat_inside

ITEMS = st.lists(
    st.builds(
        Item,
        unit_cents=st.integers(1, 100_000_00),
        quantity=st.integers(1, 99),
        vat_permille=st.sampled_from([0, 40, 60, 100, 130, 210, 230]),
    ),
    min_size=1,
    max_size=20,
)


@pytest.mark.parametrize(
    ("gross", "permille", "vat"), [(1210, 210, 210), (9999, 190, 1596), (1, 210, 0), (500, 0, 0)]
)
def test_vat_inside_is_rounded_half_up(gross, permille, vat):
    assert vat_inside(gross, permille) == vat


def test_totals_group_by_rate_and_share_the_delivery():
    items = [Item(1000, 2, 210), Item(500, 2, 100)]

    totals = totals_of(items, 300)

    assert totals.cents == 3300
    assert totals.vat_groups == (VatGroup(210, 2200, 382), VatGroup(100, 1100, 100))


def test_totals_of_nothing_are_nothing():
    totals = totals_of([], 0)

    assert (totals.cents, totals.vat_groups) == (0, ())


@pytest.mark.parametrize(("permille", "percent"), [(210, "21"), (55, "5.5"), (0, "0")])
def test_vat_group_shows_its_rate_without_needless_zeros(permille, percent):
    assert VatGroup(permille, 0, 0).percent == percent


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(items=ITEMS, delivery=st.integers(0, 1_000_00))
def test_totals_lose_no_cent(items, delivery):
    totals = totals_of(items, delivery)

    assert sum(group.gross_cents for group in totals.vat_groups) == totals.cents
    assert totals.cents == sum(item.unit_cents * item.quantity for item in items) + delivery
