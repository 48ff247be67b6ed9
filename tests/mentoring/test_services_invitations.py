from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from mentoring.models import Meeting
from mentoring.services.invitations import invitation
from mentoring.services.matches import end_match
from mentoring.services.meetings import cancel_meeting
from tests.core.moments import NOON
from tests.factories.mentoring import MeetingFactory

pytestmark = pytest.mark.django_db
MADRID, FARO = ZoneInfo("Europe/Madrid"), ZoneInfo("Europe/Lisbon")
SUMMER = datetime(2027, 7, 15, 8, 30, tzinfo=UTC)


def agreed(**fields):
    return MeetingFactory(starts_at=SUMMER, ends_at=SUMMER + timedelta(minutes=45), **fields)


def read(body):
    calendar = Calendar.from_ical(body)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_invitation_says_what_calendars_need():
    meeting = agreed()

    calendar, event = read(invitation(meeting, zone=MADRID))

    assert (calendar["METHOD"], calendar["VERSION"]) == ("REQUEST", "2.0")
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (
        str(meeting.uid),
        0,
        "CONFIRMED",
    )
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        SUMMER,
        SUMMER + timedelta(minutes=45),
    )
    assert event.decoded("DTSTAMP") == NOON
    assert {str(who) for who in event["ATTENDEE"]} == {
        f"mailto:{meeting.match.mentor.user.email}",
        f"mailto:{meeting.match.need.person.email}",
    }


@pytest.mark.parametrize(
    ("zone", "local"), [(MADRID, "20270715T103000"), (FARO, "20270715T093000")]
)
def test_invitation_tells_the_readers_own_time_and_brings_its_zone(zone, local):
    body = invitation(agreed(), zone=zone)

    calendar, _event = read(body)
    assert f"DTSTART;TZID={zone.key}:{local}" in body.decode()
    assert [str(part["TZID"]) for part in calendar.walk("VTIMEZONE")] == [zone.key]


def test_invitation_of_a_cancelled_meeting_takes_it_out():
    meeting = agreed()
    cancelled = cancel_meeting(meeting_id=meeting.pk, by=meeting.proposed_by, at=NOON)

    calendar, event = read(invitation(cancelled, zone=MADRID))

    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"], event["UID"]) == (
        "CANCEL",
        "CANCELLED",
        1,
        str(meeting.uid),
    )


def test_invitation_of_a_moved_meeting_takes_the_old_time_out():
    meeting = MeetingFactory(sequence=1, times=[SUMMER])

    calendar, event = read(invitation(meeting, zone=MADRID))

    assert (calendar["METHOD"], "DTSTART" in event) == ("CANCEL", False)


def test_invitation_cannot_be_broken_by_hostile_words():
    meeting = agreed(way="place", where="Cafe\r\nATTENDEE:mailto:evil@example.test\r\nX;Y,Z")

    _calendar, event = read(invitation(meeting, zone=MADRID))

    assert len(event["ATTENDEE"]) == 2


def test_invitation_names_no_address_when_the_mentoring_has_ended():
    meeting = agreed()
    end_match(match_id=meeting.match_id, by=meeting.match.need.person, at=NOON)
    meeting = Meeting.objects.with_people().get(pk=meeting.pk)

    body = invitation(meeting, zone=MADRID).decode()

    assert meeting.match.mentor.user.email not in body
    assert meeting.match.need.person.email not in body
