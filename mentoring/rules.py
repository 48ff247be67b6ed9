"""Who may do what, and how well a mentor fits a need. Pure: no query, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mentoring.enums import Factor, MatchState

# What each factor can give; together 100
WEIGHTS = {
    Factor.EXPERTISE: 35,
    Factor.LANGUAGE: 25,
    Factor.SECTOR: 15,
    Factor.PLACE: 15,
    Factor.AVAILABILITY: 10,
}
OTHER_SHARED_LANGUAGE = 15  # shared, but not the one the need is written in
LAST_PLACE = 5  # only one place is free
# Points by the smallest place that both lie in
SHARED_PLACE = {"municipality": 15, "province": 11, "region": 8, "country": 4}


@dataclass(frozen=True)
class Wish:
    """What a need asks for, as codes. ``places`` leads from the place up: ``(level, code)``."""

    language: str
    languages: frozenset[str]
    expertise: frozenset[str]
    sector: str | None = None
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Offer:
    """What a mentor offers, as codes. ``thing`` is handed back untouched."""

    code: str
    languages: frozenset[str]
    expertise: frozenset[str]
    sectors: frozenset[str]
    places: tuple[tuple[str, str], ...]
    free_places: int
    promise_days: int = 3
    thing: Any = field(default=None, compare=False)


@dataclass(frozen=True)
class Row:
    """One line of an explanation: so many points out of so many, and the codes that match."""

    factor: Factor
    points: int
    out_of: int
    matched: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """A mentor that fits, with the rows that explain the score, largest first."""

    offer: Offer
    rows: tuple[Row, ...]

    @property
    def points(self) -> int:
        return sum(row.points for row in self.rows)

    @property
    def out_of(self) -> int:
        """Return what a perfect mentor would get; questions left open count for nobody."""
        return sum(row.out_of for row in self.rows)


def _expertise(wish: Wish, offer: Offer) -> Row:
    shared = tuple(sorted(wish.expertise & offer.expertise))
    most = WEIGHTS[Factor.EXPERTISE] if wish.expertise else 0
    points = most * len(shared) // len(wish.expertise) if shared else 0
    return Row(Factor.EXPERTISE, points, most, shared)


def _language(wish: Wish, offer: Offer) -> Row:
    shared = tuple(sorted(wish.languages & offer.languages))
    most = WEIGHTS[Factor.LANGUAGE]
    return Row(
        Factor.LANGUAGE, most if wish.language in shared else OTHER_SHARED_LANGUAGE, most, shared
    )


def _sector(wish: Wish, offer: Offer) -> Row:
    if wish.sector is None:
        return Row(Factor.SECTOR, 0, 0)
    most = WEIGHTS[Factor.SECTOR]
    if wish.sector not in offer.sectors:
        return Row(Factor.SECTOR, 0, most)
    return Row(Factor.SECTOR, most, most, (wish.sector,))


def _place(wish: Wish, offer: Offer) -> Row:
    if not wish.places:
        return Row(Factor.PLACE, 0, 0)
    most = WEIGHTS[Factor.PLACE]
    for level, code in wish.places:
        if (level, code) in offer.places:
            points = most if code == wish.places[0][1] else SHARED_PLACE[level]
            return Row(Factor.PLACE, points, most, (code,))
    return Row(Factor.PLACE, 0, most)


def _availability(offer: Offer) -> Row:
    most = WEIGHTS[Factor.AVAILABILITY]
    return Row(Factor.AVAILABILITY, LAST_PLACE if offer.free_places == 1 else most, most)


def explain(wish: Wish, offer: Offer) -> Suggestion | None:
    """Score ``offer`` for ``wish``; None when they cannot talk or no place is free."""
    if not wish.languages & offer.languages or offer.free_places < 1:
        return None
    rows = [
        _expertise(wish, offer),
        _language(wish, offer),
        _sector(wish, offer),
        _place(wish, offer),
        _availability(offer),
    ]
    order = list(WEIGHTS)
    rows.sort(key=lambda row: (-row.points, order.index(row.factor)))
    return Suggestion(offer, tuple(rows))


def shortlist(wish: Wish, offers: Iterable[Offer]) -> list[Suggestion]:
    """Return all that fit, best first; ties go to the faster promise, the freer mentor, the code.

    The same wish and offers give the same list, whatever order the offers come in.
    """
    found = [suggestion for offer in offers if (suggestion := explain(wish, offer))]
    return sorted(
        found,
        key=lambda each: (
            -each.points,
            each.offer.promise_days,
            -each.offer.free_places,
            each.offer.code,
        ),
    )


def sees_contact(match: Any) -> bool:
    """Addresses are shown to both sides while the mentoring runs, never before or after."""
    return match.state == MatchState.ACCEPTED


def is_mentor(match: Any, user: Any) -> bool:
    return match.mentor.user_id == user.pk


def other_side(match: Any, user: Any) -> Any:
    """Return the other person of ``match``."""
    return match.need.person if is_mentor(match, user) else match.mentor.user


def chooses_time(meeting: Any, user: Any) -> bool:
    """The side that did not propose picks."""
    return meeting.proposed_by_id != user.pk
