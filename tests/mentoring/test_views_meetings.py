from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from core.facts.models import Fact
from mentoring.models import Meeting
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.mentoring import MatchFactory, MeetingFactory

pytestmark = pytest.mark.django_db
TOMORROW = NOON + timedelta(days=1)
WRITTEN = {
    "first_time": "2026-11-19T16:30",
    "minutes": "45",
    "way": "video",
    "where": "https://meet.example.test/",
}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def url(meeting, step=""):
    return f"/en/mentoring/meetings/{meeting.code}/{step}"


def propose_url(match):
    return f"/en/mentoring/matches/{match.code}/meeting/"


def agreed():
    return MeetingFactory(
        times=[TOMORROW], starts_at=TOMORROW, ends_at=TOMORROW + timedelta(minutes=45)
    )


def test_propose_takes_times_in_the_writers_own_zone(client):
    match = MatchFactory(accepted=True, need__person__time_zone="Europe/Lisbon")
    client.force_login(match.need.person)
    form = client.get(propose_url(match)).content.decode()

    response = client.post(propose_url(match), WRITTEN)

    meeting = Meeting.objects.get()
    assert "Europe/Lisbon" in form
    assert response.url == url(meeting)
    assert meeting.times.get().starts_at == datetime(2026, 11, 19, 16, 30, tzinfo=UTC)


def test_meeting_shows_times_in_the_readers_own_zone(client):
    meeting = MeetingFactory(times=[TOMORROW], match__mentor__user__time_zone="Europe/Lisbon")

    pages = []
    for reader in (meeting.match.mentor.user, meeting.match.need.person):
        client.force_login(reader)
        pages.append(client.get(url(meeting)).content.decode())

    assert "19 November 2026, 12:00" in pages[0]
    assert "19 November 2026, 13:00" in pages[1]
    assert ['name="time"' in page for page in pages] == [True, False]


def test_agreed_meeting_shows_both_clocks(client):
    meeting = agreed()
    mentor = meeting.match.mentor.user
    mentor.time_zone = "Europe/Lisbon"
    mentor.save()
    client.force_login(mentor)

    page = client.get(url(meeting)).content.decode()

    assert "19 November 2026, 12:00 (Europe/Lisbon)" in page
    assert "19 November 2026, 13:00 (Europe/Madrid)" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_time", ""),
        ("first_time", "2026-11-18T12:30"),
        ("first_time", "2027-11-18T12:30"),
        ("second_time", "soon"),
        ("minutes", "46"),
        ("way", "pigeon"),
        ("where", "javascript:alert(1)"),
        ("where", "x" * 301),
    ],
)
def test_propose_refuses_bad_input_beside_its_field(client, field, value):
    match = MatchFactory(accepted=True)
    client.force_login(match.need.person)

    response = client.post(propose_url(match), WRITTEN | {field: value})

    assert list(response.context["form"].errors) == [field]
    assert (Meeting.objects.count(), Fact.objects.count()) == (0, 0)


def test_propose_before_the_yes_is_refused(client):
    match = MatchFactory()
    client.force_login(match.need.person)

    page = client.post(propose_url(match), WRITTEN).content.decode()

    assert "You can meet when the mentor has said yes." in page


def test_agree_picks_one_of_the_times(client):
    meeting = MeetingFactory(times=[TOMORROW])
    client.force_login(meeting.match.mentor.user)

    page = client.post(
        url(meeting, "agree/"), {"time": meeting.times.get().pk}, follow=True
    ).content.decode()

    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts_at) == ("agreed", TOMORROW)
    assert "Put it into my calendar" in page


@pytest.mark.parametrize("time", ["", "0", "-1", "٣", "x", "9" * 30, "9" * 5000])
def test_agree_on_a_time_that_was_not_offered_is_refused(client, time):
    meeting = MeetingFactory(times=[TOMORROW])
    client.force_login(meeting.match.mentor.user)

    page = client.post(url(meeting, "agree/"), {"time": time}, follow=True).content.decode()

    meeting.refresh_from_db()
    assert "This time is no longer offered." in page
    assert (meeting.state, Fact.objects.count()) == ("proposed", 0)


def test_move_starts_from_what_was_agreed(client):
    meeting = agreed()
    client.force_login(meeting.match.mentor.user)

    form = client.get(url(meeting, "move/"))
    client.post(url(meeting, "move/"), WRITTEN)

    meeting.refresh_from_db()
    assert form.context["form"]["where"].value() == meeting.where.replace(
        "https://meet.example.test/", "https://meet.example.test/bakery"
    )
    assert "the agreed time no longer counts" in form.content.decode()
    assert (meeting.state, meeting.sequence) == ("proposed", 1)


def test_cancel_takes_the_meeting_out_of_calendars(client):
    meeting = agreed()
    client.force_login(meeting.match.mentor.user)

    page = client.post(url(meeting, "cancel/"), follow=True).content.decode()
    file = client.get(url(meeting, "invitation.ics"))

    assert "Take it out of my calendar" in page
    assert file["Content-Type"] == "text/calendar; charset=utf-8; method=CANCEL"


def test_cancel_a_meeting_that_is_over_is_told(client):
    meeting = agreed()
    client.force_login(meeting.match.mentor.user)

    with time_machine.travel(meeting.ends_at, tick=False):
        page = client.post(url(meeting, "cancel/"), follow=True).content.decode()

    assert page.count("This meeting is over.") == 2
    assert "Cancel the meeting" not in page


def test_invitation_is_a_private_calendar_file(client):
    meeting = agreed()
    client.force_login(meeting.match.need.person)

    file = client.get(url(meeting, "invitation.ics"))

    assert file.content.startswith(b"BEGIN:VCALENDAR")
    assert (file["Content-Type"], file["Content-Disposition"], file["Cache-Control"]) == (
        "text/calendar; charset=utf-8; method=REQUEST",
        f'attachment; filename="meeting-{meeting.code}.ics"',
        "private, no-store",
    )


def test_invitation_before_a_time_is_chosen_is_not_found(client):
    meeting = MeetingFactory()
    client.force_login(meeting.match.need.person)

    assert client.get(url(meeting, "invitation.ics")).status_code == 404


@pytest.mark.parametrize("step", ["", "move/", "invitation.ics", "agree/", "cancel/"])
def test_meeting_of_others_is_not_found(client, step):
    meeting = agreed()
    client.force_login(UserFactory())
    call = client.post if step in {"agree/", "cancel/"} else client.get

    answer = call(url(meeting, step))

    meeting.refresh_from_db()
    assert (answer.status_code, meeting.state) == (404, "agreed")
