"""The calendar file of a meeting (RFC 5545, sent as RFC 5546 says)."""

from datetime import tzinfo
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from mentoring.enums import MeetingState, MeetingWay
from mentoring.models import Meeting
from mentoring.rules import sees_contact


def _person(address: str, name: str) -> vCalAddress:
    who = vCalAddress(f"mailto:{address}")
    who.params["CN"] = name
    return who


def _attendees(meeting: Meeting) -> list[vCalAddress]:
    """Return both sides while they may see each other's address; afterwards nobody."""
    people: list[vCalAddress] = []
    if not sees_contact(meeting.match):
        return people
    for user in (meeting.match.mentor.user, meeting.match.need.person):
        who = _person(user.email, user.display_name)
        who.params["ROLE"] = "REQ-PARTICIPANT"
        who.params["PARTSTAT"] = "ACCEPTED"
        people.append(who)
    return people


def invitation(meeting: Meeting, *, zone: tzinfo) -> bytes:
    """Return the .ics of a meeting that stands in calendars, in the words of the active language.

    REQUEST while it is agreed, CANCEL after it was moved or cancelled; the same UID always, a higher
    SEQUENCE after each change, and the definition of ``zone`` inside.
    """
    event = Event()
    event.add("uid", str(meeting.uid))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    if meeting.starts_at and meeting.ends_at:
        event.add("dtstart", meeting.starts_at.astimezone(zone))
        event.add("dtend", meeting.ends_at.astimezone(zone))
    event.add(
        "summary",
        _("Mentoring: %(mentor)s and %(person)s")
        % {"mentor": meeting.match.mentor.user, "person": meeting.match.need.person},
    )
    event.add("location", meeting.where)
    if meeting.way == MeetingWay.VIDEO:
        event.add("url", meeting.where)
    event.add("description", f"{settings.SITE_URL}{meeting.get_absolute_url()}")
    event.add("status", "CONFIRMED" if meeting.state == MeetingState.AGREED else "CANCELLED")
    event.add("organizer", _person(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], settings.SITE_NAME))
    for who in _attendees(meeting):
        event.add("attendee", who)
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//mentoring//EN")
    calendar.add("version", "2.0")
    calendar.add("method", meeting.calendar_method)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()
