"""Mentoring of the demo: six mentors, and eight people at every point of the way with them."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cece.demo.content.mentoring import Asked, Mentor, Talk, Wanted
from cece.demo.content.mentoring.mentors import MENTORS
from cece.demo.content.mentoring.needs import NEEDS
from cece.demo.neighbours import with_neighbours
from cece.demo.people import DOMAIN
from core.accounts.models import User
from core.places.calendars import calendar_of
from core.places.models import Territory
from core.working_days import add_working_days
from mentoring.models import Block, Expertise, Language, Match, Meeting, MentorProfile, Need, Sector
from mentoring.services import matches, meetings, mentors, needs
from mentoring.services.meetings import Proposal
from mentoring.services.mentors import MentorFields
from mentoring.services.needs import NeedFields

OFFERED_DAYS_AGO = 150


def load(people: dict[str, User], at: datetime) -> None:
    """Make what is missing; who has a profile or has stated a need is left alone."""
    keys = {mentor.who for mentor in MENTORS} | {wanted.who for wanted in NEEDS}
    everybody = with_neighbours(people, keys)
    for mentor in MENTORS:
        if not MentorProfile.objects.filter(user=everybody[mentor.who]).exists():
            _offer(mentor, everybody, at - timedelta(days=OFFERED_DAYS_AGO))
    for wanted in NEEDS:
        if not Need.objects.filter(person=everybody[wanted.who]).exists():
            _tell(wanted, everybody, at)


def _terms(model: Any, codes: list[str]) -> list[Any]:
    return list(model.objects.filter(code__in=codes))


def _offer(mentor: Mentor, people: dict[str, User], at: datetime) -> None:
    """Offer the mentor's help; the operator lets it through a day later."""
    fields = MentorFields(
        headline=mentor.headline,
        about=mentor.about,
        languages=_terms(Language, mentor.languages),
        expertise=_terms(Expertise, mentor.expertise),
        sectors=_terms(Sector, mentor.sectors),
        territory=Territory.objects.get(code=mentor.place),
        capacity=mentor.capacity,
        promise_days=mentor.promise_days,
    )
    profile = mentors.offer_mentoring(user=people[mentor.who], fields=fields, at=at)
    mentors.vet_mentor(profile_id=profile.pk, by=people["operator"], at=at + timedelta(days=1))


def _tell(wanted: Wanted, people: dict[str, User], at: datetime) -> None:
    """Play one person's search through the services, in the order it happened."""
    fields = NeedFields(
        text=wanted.text,
        expertise=_terms(Expertise, wanted.expertise),
        stage=wanted.stage,
        sector=Sector.objects.get(code=wanted.sector),
        languages=_terms(Language, wanted.languages),
        territory=Territory.objects.get(code=wanted.place),
    )
    need = needs.state_need(
        person=people[wanted.who],
        fields=fields,
        language=wanted.language,
        at=at - timedelta(days=wanted.days),
    )
    for asked in wanted.asked:
        _ask(need, asked, people, at)


def _ask(need: Need, asked: Asked, people: dict[str, User], at: datetime) -> None:
    """Ask one mentor and let her answer, meet and end as far as ``asked`` says."""
    match = matches.request_match(
        need_id=need.pk,
        mentor_id=people[asked.mentor].mentor_profile.pk,
        message=asked.message,
        at=at - timedelta(days=asked.days),
    )
    if asked.answered is None:
        return
    answered_at = at - timedelta(days=asked.answered)
    if asked.reason:
        matches.decline_match(
            match_id=match.pk,
            reason=asked.reason,
            answer=asked.answer,
            block=False,
            at=answered_at,
        )
        return
    matches.accept_match(match_id=match.pk, answer=asked.answer, at=answered_at)
    for talk in asked.talks:
        _meet(match, talk, people, at)
    if asked.ended is not None:
        ended_at = at - timedelta(days=asked.ended)
        matches.end_match(match_id=match.pk, by=need.person, at=ended_at)


def _meet(match: Match, talk: Talk, people: dict[str, User], at: datetime) -> None:
    """Propose a meeting; the other side takes the first time on offer, if it has answered."""
    mentor = match.mentor
    times = [_at_place_of(mentor, day, talk, at) for day in talk.on]
    meeting = meetings.propose_meeting(
        match_id=match.pk,
        proposal=Proposal(times=times, minutes=talk.minutes, way=talk.way, where=talk.where),
        by=people[talk.by],
        at=at - timedelta(days=talk.days),
    )
    if talk.agreed is not None:
        other = match.need.person if people[talk.by] == mentor.user else mentor.user
        meetings.agree_on_time(
            meeting_id=meeting.pk,
            time_id=meeting.times.get(starts_at=times[0]).pk,
            by=other,
            at=at - timedelta(days=talk.agreed),
        )


def _at_place_of(mentor: MentorProfile, day: int, talk: Talk, at: datetime) -> datetime:
    """Return the instant of ``talk`` on ``day`` (see Talk), by the calendar of the mentor's place."""
    zone = ZoneInfo(mentor.user.time_zone)
    calendar = calendar_of(mentor.territory)
    today = at.astimezone(zone).date()
    if day > 0:
        found = add_working_days(today, day, calendar)
    else:
        found = add_working_days(today + timedelta(days=day - 1), 1, calendar)
    return datetime.combine(found, talk.clock, tzinfo=zone)


def remove() -> None:
    """Delete every mentoring row of demo people."""
    mine = {"person__email__endswith": DOMAIN}
    Block.objects.filter(by__email__endswith=DOMAIN).delete()
    Block.objects.filter(**mine).delete()
    of_demo = Match.objects.filter(need__person__email__endswith=DOMAIN) | Match.objects.filter(
        mentor__user__email__endswith=DOMAIN
    )
    keys = list(of_demo.values_list("pk", flat=True))
    Meeting.objects.filter(match__in=keys).delete()
    Match.objects.filter(pk__in=keys).delete()
    Need.objects.filter(**mine).delete()
    MentorProfile.objects.filter(user__email__endswith=DOMAIN).delete()
