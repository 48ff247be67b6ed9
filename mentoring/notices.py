"""Who is told what of the things that happen in mentoring."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import facts
from core.notices.kinds import Attachment, NoticeKind
from core.notices.services import tell
from mentoring.facts import (
    MATCH_ACCEPTED,
    MATCH_DECLINED,
    MATCH_ENDED,
    MATCH_EXPIRED,
    MATCH_REPLY_DUE,
    MATCH_REQUESTED,
    MEETING_AGREED,
    MEETING_CANCELLED,
    MEETING_PROPOSED,
    MENTOR_VETTED,
)
from mentoring.models import Match, Meeting, MentorProfile
from mentoring.rules import other_side
from mentoring.services.invitations import invitation

if TYPE_CHECKING:
    from core.facts.models import Fact


def _match_context(notice: Any) -> dict[str, Any]:
    """Every notice of this island follows a fact and goes to a person with an account."""
    return {"match": _match(notice.fact)}


def _meeting_context(notice: Any) -> dict[str, Any]:
    meeting = _meeting(notice.fact)
    return {
        "meeting": meeting,
        "other": other_side(meeting.match, notice.receiver),
    }


_AS_MENTOR = _("You get this because you are a mentor here.")
_AS_MENTEE = _("You get this because you asked a mentor for help.")
_AS_EITHER = _("You get this because you take part in a mentoring.")


def _of_match(
    name: str, label: Any, action: Any, why: Any, *, essential: bool = True
) -> NoticeKind:
    return NoticeKind(
        key=f"mentoring.{name}",
        label=label,
        template=f"mentoring/emails/{name}.txt",
        action=action,
        why=why,
        essential=essential,
        context=_match_context,
    )


def _calendar_file(notice: Any) -> list[Attachment]:
    """Attach what calendars read; nothing while there is no time to put in or take out."""
    meeting = _meeting(notice.fact)
    if not meeting.is_in_calendars:
        return []
    body = invitation(meeting, zone=timezone.get_current_timezone())
    name = f"meeting-{meeting.code}.ics"
    return [Attachment(name, body, f"text/calendar; method={meeting.calendar_method}")]


def _of_meeting(name: str, label: Any, action: Any) -> NoticeKind:
    return NoticeKind(
        key=f"mentoring.{name}",
        label=label,
        template=f"mentoring/emails/{name}.txt",
        action=action,
        why=_AS_EITHER,
        essential=True,
        context=_meeting_context,
        attach=_calendar_file,
    )


VETTED = NoticeKind(
    key="mentoring.mentor_vetted",
    label=_("You are a mentor now"),
    template="mentoring/emails/mentor_vetted.txt",
    action=_("Open my mentor page"),
    why=_("You get this because you offered to be a mentor."),
    essential=True,
)
REQUEST = _of_match(
    "match_requested", _("Somebody asks you for help"), _("Read and answer"), _AS_MENTOR
)
REPLY_DUE = _of_match("reply_due", _("Your answer is due"), _("Answer now"), _AS_MENTOR)
ACCEPTED = _of_match("match_accepted", _("A mentor said yes"), _("Plan a meeting"), _AS_MENTEE)
DECLINED = _of_match("match_declined", _("A mentor said no"), _("See other mentors"), _AS_MENTEE)
EXPIRED = _of_match(
    "match_expired", _("A mentor did not answer"), _("See other mentors"), _AS_MENTEE
)
ENDED = _of_match("match_ended", _("A mentoring ended"), _("Open"), _AS_EITHER)
PROPOSED = _of_meeting("meeting_proposed", _("Times for a meeting"), _("Choose a time"))
AGREED = _of_meeting("meeting_agreed", _("A meeting is agreed"), _("Open the meeting"))
CANCELLED = _of_meeting("meeting_cancelled", _("A meeting is cancelled"), _("Open"))


def _match(fact: "Fact") -> Match:
    return Match.objects.with_people().get(pk=fact.object_id)


def _tell(kind: NoticeKind, fact: "Fact", *, to: Any, link: str) -> None:
    tell(kind, to=to, key=fact.key, at=fact.at, link=link, fact=fact)


@facts.on(MENTOR_VETTED)
def tell_vetted_mentor(fact: "Fact") -> None:
    profile = MentorProfile.objects.select_related("user").get(pk=fact.object_id)
    _tell(VETTED, fact, to=profile.user, link=profile.get_absolute_url())


@facts.on(MATCH_REQUESTED)
def tell_mentor_of_request(fact: "Fact") -> None:
    match = _match(fact)
    _tell(REQUEST, fact, to=match.mentor.user, link=match.get_absolute_url())


@facts.on(MATCH_REPLY_DUE)
def remind_mentor(fact: "Fact") -> None:
    match = _match(fact)
    _tell(REPLY_DUE, fact, to=match.mentor.user, link=match.get_absolute_url())


@facts.on(MATCH_ACCEPTED)
def tell_mentee_of_yes(fact: "Fact") -> None:
    match = _match(fact)
    _tell(ACCEPTED, fact, to=match.need.person, link=match.get_absolute_url())


@facts.on(MATCH_DECLINED)
def tell_mentee_of_no(fact: "Fact") -> None:
    match = _match(fact)
    _tell(DECLINED, fact, to=match.need.person, link=match.need.get_absolute_url())


@facts.on(MATCH_EXPIRED)
def tell_mentee_of_silence(fact: "Fact") -> None:
    match = _match(fact)
    _tell(EXPIRED, fact, to=match.need.person, link=match.need.get_absolute_url())


@facts.on(MATCH_ENDED)
def tell_other_side_of_end(fact: "Fact") -> None:
    match = _match(fact)
    _tell(ENDED, fact, to=other_side(match, fact.actor), link=match.get_absolute_url())


def _meeting(fact: "Fact") -> Meeting:
    return Meeting.objects.with_people().get(pk=fact.object_id)


@facts.on(MEETING_PROPOSED)
def tell_other_side_of_times(fact: "Fact") -> None:
    meeting = _meeting(fact)
    _tell(PROPOSED, fact, to=other_side(meeting.match, fact.actor), link=meeting.get_absolute_url())


@facts.on(MEETING_AGREED)
def tell_both_sides_of_meeting(fact: "Fact") -> None:
    meeting = _meeting(fact)
    for person in (meeting.match.mentor.user, meeting.match.need.person):
        _tell(AGREED, fact, to=person, link=meeting.get_absolute_url())


@facts.on(MEETING_CANCELLED)
def tell_other_side_of_cancelling(fact: "Fact") -> None:
    meeting = _meeting(fact)
    _tell(
        CANCELLED, fact, to=other_side(meeting.match, fact.actor), link=meeting.get_absolute_url()
    )
