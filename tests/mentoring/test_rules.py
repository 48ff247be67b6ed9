from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.enums import Factor
from mentoring.rules import WEIGHTS, Offer, Wish, explain, shortlist

HUELVA = (
    ("municipality", "ES-21041"),
    ("province", "ES-H"),
    ("region", "ES-AN"),
    ("country", "ES"),
)
LEPE = (("municipality", "ES-21044"), *HUELVA[1:])
FARO = (
    ("municipality", "PT-0805"),
    ("province", "PT-08"),
    ("region", "PT15"),
    ("country", "PT"),
)


def wish(**changes):
    fields = {
        "language": "es",
        "languages": frozenset({"es", "ar"}),
        "expertise": frozenset({"taxes", "permits", "money"}),
        "sector": "food",
        "places": HUELVA,
    }
    return Wish(**(fields | changes))


def offer(**changes):
    fields = {
        "code": "aaa",
        "languages": frozenset({"es"}),
        "expertise": frozenset({"taxes", "money"}),
        "sectors": frozenset({"food"}),
        "places": LEPE,
        "free_places": 2,
    }
    return Offer(**(fields | changes))


def points(suggestion):
    return {row.factor: row.points for row in suggestion.rows}


def test_explain_gives_each_factor_its_points_largest_first():
    found = explain(wish(), offer())

    assert [(row.factor, row.points, row.out_of, row.matched) for row in found.rows] == [
        (Factor.LANGUAGE, 25, 25, ("es",)),
        (Factor.EXPERTISE, 23, 35, ("money", "taxes")),
        (Factor.SECTOR, 15, 15, ("food",)),
        (Factor.PLACE, 11, 15, ("ES-H",)),
        (Factor.AVAILABILITY, 10, 10, ()),
    ]
    assert (found.points, found.out_of) == (84, 100)


def test_explain_leaves_out_what_was_not_said():
    found = explain(wish(sector=None, places=()), offer())

    assert (found.points, found.out_of) == (58, 70)


def test_explain_gives_nothing_for_what_is_not_shared():
    found = explain(wish(), offer(expertise=frozenset(), sectors=frozenset(), places=FARO))

    assert points(found) == {
        Factor.LANGUAGE: 25,
        Factor.AVAILABILITY: 10,
        Factor.EXPERTISE: 0,
        Factor.SECTOR: 0,
        Factor.PLACE: 0,
    }


def test_explain_prefers_the_language_the_need_is_written_in():
    found = explain(wish(language="ar"), offer())

    assert points(found)[Factor.LANGUAGE] == 15


def test_explain_gives_all_points_inside_the_place_asked_for():
    found = explain(wish(places=HUELVA[2:]), offer())

    assert points(found)[Factor.PLACE] == 15


def test_explain_gives_points_by_the_smallest_shared_place():
    given_points = [
        points(explain(wish(), offer(places=places)))[Factor.PLACE]
        for places in (HUELVA, HUELVA[1:], HUELVA[2:], HUELVA[3:], FARO)
    ]

    assert given_points == [15, 11, 8, 4, 0]


def test_explain_gives_half_for_the_last_place():
    assert points(explain(wish(), offer(free_places=1)))[Factor.AVAILABILITY] == 5


def test_explain_refuses_without_shared_language_or_place():
    assert explain(wish(), offer(languages=frozenset({"fr"}))) is None
    assert explain(wish(), offer(free_places=0)) is None


def test_shortlist_breaks_ties_by_promise_then_room_then_code():
    offers = [
        offer(code="d"),
        offer(code="b", free_places=3),
        offer(code="c"),
        offer(code="a", promise_days=2),
    ]

    assert [found.offer.code for found in shortlist(wish(), offers)] == ["a", "b", "c", "d"]


CODES = st.frozensets(st.sampled_from(["es", "pt", "ar", "fr"]))
PLACES = st.sampled_from([(), HUELVA, LEPE, FARO, HUELVA[1:], HUELVA[3:]])
WISHES = st.builds(
    Wish,
    language=st.sampled_from(["es", "ar"]),
    languages=CODES,
    expertise=CODES,
    sector=st.none() | st.sampled_from(["es", "pt"]),
    places=PLACES,
)
OFFERS = st.builds(
    Offer,
    code=st.text(alphabet="abc", min_size=1, max_size=3),
    languages=CODES,
    expertise=CODES,
    sectors=CODES,
    places=PLACES,
    free_places=st.integers(0, 4),
    promise_days=st.integers(1, 5),
)


@given(WISHES, OFFERS)
@settings(deadline=None)
def test_explanation_adds_up_and_keeps_the_gates(wish, offer):
    found = explain(wish, offer)

    if found is None:
        assert not wish.languages & offer.languages or offer.free_places == 0
        return
    assert found.points == sum(row.points for row in found.rows)
    assert all(isinstance(row.points, int) and 0 <= row.points <= row.out_of for row in found.rows)
    assert [row.points for row in found.rows] == sorted(
        (row.points for row in found.rows), reverse=True
    )
    assert {row.factor for row in found.rows} == set(WEIGHTS)
    assert found.out_of <= sum(WEIGHTS.values()) == 100


@given(WISHES, st.lists(OFFERS, max_size=6, unique_by=lambda each: each.code), st.randoms())
@settings(deadline=None)
def test_shortlist_does_not_depend_on_the_order_of_offers(wish, offers, chance):
    shuffled = offers[:]
    chance.shuffle(shuffled)

    assert shortlist(wish, offers) == shortlist(wish, shuffled)
