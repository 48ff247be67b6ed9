"""Reads that join what a page needs."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring import rules
from mentoring.enums import EXPERTISE, SECTORS, Factor, MatchState, MeetingState, NeedState
from mentoring.models import Block, Language, Match, Meeting, MentorProfile, Need

if TYPE_CHECKING:
    from core.places.models import Territory


def _path(territory: "Territory | None") -> "list[Territory]":
    """Return the place and those it lies in, up to its country."""
    path = []
    while territory is not None:
        path.append(territory)
        territory = territory.parent
    return path


def wish_of(need: Need) -> rules.Wish:
    return rules.Wish(
        language=need.language,
        languages=frozenset(term.code for term in need.languages.all()),
        expertise=frozenset(term.code for term in need.expertise.all()),
        sector=need.sector.code if need.sector else None,
        places=tuple((place.level, place.code) for place in _path(need.territory)),
    )


def offer_of(profile: MentorProfile) -> rules.Offer:
    return rules.Offer(
        code=profile.user.code,
        languages=frozenset(term.code for term in profile.languages.all()),
        expertise=frozenset(term.code for term in profile.expertise.all()),
        sectors=frozenset(term.code for term in profile.sectors.all()),
        places=tuple((place.level, place.code) for place in _path(profile.territory)),
        free_places=profile.free_places,
        promise_days=profile.promise_days,
        thing=profile,
    )


def suggestions_for(need: Need) -> list[rules.Suggestion]:
    """Return the mentors ``need`` may still be sent to, best first, in a fixed number of queries."""
    profiles = (
        MentorProfile.objects.offered_to(need.person)
        .exclude(matches__in=need.matches.exclude(state=MatchState.WITHDRAWN))
        .with_terms()
    )
    return rules.shortlist(wish_of(need), [offer_of(profile) for profile in profiles])


@dataclass(frozen=True)
class Line:
    """One line of an explanation in the reader's language.

    ``start`` is what the lines above it give together: each goes on where the last one ended.
    """

    label: str
    points: int
    out_of: int
    because: str = ""
    start: int = 0


def _one_on_the_other(lines: list[Line]) -> list[Line]:
    starts = accumulate((line.points for line in lines), initial=0)
    return [replace(line, start=start) for line, start in zip(lines, starts, strict=False)]


def lines_of(suggestion: rules.Suggestion) -> list[Line]:
    """Return the explanation of ``suggestion``; the points of its lines add up to its points."""
    rows = suggestion.rows
    return _one_on_the_other(
        [
            Line(_label(row.factor), row.points, row.out_of, _because(row, suggestion.offer))
            for row in rows
        ]
    )


def lines_of_match(match: Match) -> list[Line]:
    """Return the explanation of ``match`` as it was shown when it was asked for."""
    return _one_on_the_other([Line(_label(factor), *points) for factor, *points in match.factors])


def _label(factor: str) -> str:
    return str(Factor(factor).label)


def _because(row: rules.Row, offer: rules.Offer) -> str:
    if row.factor == Factor.AVAILABILITY:
        places = offer.free_places
        return ngettext("%(places)s free place", "%(places)s free places", places) % {
            "places": places
        }
    if not row.out_of:
        return _("You did not say.")
    if not row.matched:
        return _("Nothing in common.")
    return ", ".join(_name(row.factor, code, offer) for code in row.matched)


def _name(factor: Factor, code: str, offer: rules.Offer) -> str:
    """Return what people call the ``code`` that matched in ``factor``."""
    if factor == Factor.EXPERTISE:
        return str(EXPERTISE.get(code, code))
    if factor == Factor.SECTOR:
        return str(SECTORS.get(code, code))
    if factor == Factor.LANGUAGE:
        return str(Language(code=code))
    return next(str(place) for place in _path(offer.thing.territory) if place.code == code)


def mine_of(user: Any, *, at: datetime) -> dict[str, Any]:
    """Return what the entrepreneur's page shows: searches with their requests, meetings, blocks."""
    matches = Match.objects.as_mentee(user).with_people()
    needs = Need.objects.visible_to(user)
    return {
        "need": needs.exclude(state=NeedState.CLOSED).first(),
        "matches": matches,
        "meetings": Meeting.objects.of_people(user).ahead(at).with_people(),
        "blocks": Block.objects.filter(by=user).select_related("person"),
        "profile": MentorProfile.objects.filter(user=user).first(),
    }


def desk_of(user: Any, *, at: datetime) -> dict[str, Any]:
    """Return what the mentor's desk shows, requests in the order of their promised day."""
    matches = Match.objects.as_mentor(user).with_people()
    return {
        "profile": MentorProfile.objects.filter(user=user).first(),
        "waiting": matches.requested().order_by("reply_due_on", "pk"),
        "active": matches.accepted(),
        "past": matches.closed()[:20],
        "meetings": Meeting.objects.of_people(user).ahead(at).with_people(),
    }


@dataclass(frozen=True)
class NextStep:
    """The one thing a person should do next in mentoring. ``due_on`` is a day, ``at`` an instant."""

    text: str
    action: str
    url: str
    due_on: date | None = None
    at: datetime | None = None


@dataclass(frozen=True)
class Mentoring:
    """Where a person stands, as entrepreneur and as mentor; None where there is nothing."""

    as_mentee: NextStep | None
    as_mentor: NextStep | None


def mentoring_of(user: Any, *, at: datetime) -> Mentoring:
    """Return the next step of ``user`` on each side, in the active language. Five queries."""
    meeting = _next_meeting(Meeting.objects.filter(match__need__person=user), user, at)
    return Mentoring(
        as_mentee=meeting or _mentee_step(user),
        as_mentor=_mentor_step(user, at),
    )


def _next_meeting(meetings: Any, user: Any, at: datetime) -> NextStep | None:
    found = list(meetings.ahead(at).with_people())
    for meeting in found:
        other = rules.other_side(meeting.match, user)
        if meeting.state == MeetingState.PROPOSED and rules.chooses_time(meeting, user):
            text = _("%(name)s proposes times for a meeting.") % {"name": other}
            return NextStep(text, _("Choose a time"), meeting.get_absolute_url())
    agreed = [meeting for meeting in found if meeting.state == MeetingState.AGREED]
    if not agreed:
        return None
    first = min(agreed, key=lambda meeting: meeting.starts_at)
    text = _("You meet %(name)s.") % {"name": rules.other_side(first.match, user)}
    return NextStep(text, _("Open the meeting"), first.get_absolute_url(), at=first.starts_at)


def _mentee_step(user: Any) -> NextStep | None:
    need = Need.objects.visible_to(user).exclude(state=NeedState.CLOSED).first()
    if need is None:
        return None
    waiting = need.matches.ongoing().with_people().order_by("state", "reply_due_on").first()
    if waiting is None:
        return NextStep(
            _("Choose a mentor from your list."), _("See mentors"), need.get_absolute_url()
        )
    name = {"name": waiting.mentor.user}
    if waiting.state == MatchState.ACCEPTED:
        text = _("%(name)s is your mentor. Plan a meeting.") % name
        return NextStep(
            text, _("Plan a meeting"), reverse("mentoring:propose", args=[waiting.code])
        )
    text = _("You wait for the answer of %(name)s.") % name
    return NextStep(text, _("Open"), waiting.get_absolute_url(), due_on=waiting.reply_due_on)


def _mentor_step(user: Any, at: datetime) -> NextStep | None:
    waiting = list(Match.objects.as_mentor(user).requested().order_by("reply_due_on", "pk"))
    if waiting:
        text = ngettext(
            "%(number)s person waits for your answer.",
            "%(number)s people wait for your answer.",
            len(waiting),
        ) % {"number": len(waiting)}
        url = reverse("mentoring:desk")
        return NextStep(text, _("Read and answer"), url, due_on=waiting[0].reply_due_on)
    return _next_meeting(Meeting.objects.filter(match__mentor__user=user), user, at)
