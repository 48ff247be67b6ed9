from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from mentoring.forms import NeedForm, ProposalForm
from mentoring.models import Expertise

MADRID, FARO = ZoneInfo("Europe/Madrid"), ZoneInfo("Europe/Lisbon")
CANARIES, TOKYO = ZoneInfo("Atlantic/Canary"), ZoneInfo("Asia/Tokyo")


def form(zone=MADRID, **changes):
    given = {
        "first_time": "2027-03-15T10:30",
        "minutes": "45",
        "way": "video",
        "where": "https://meet.example.test/",
    }
    return ProposalForm({**given, **changes}, zone=zone)


@pytest.mark.parametrize(
    ("zone", "written", "meant"),
    [
        (MADRID, "2027-03-15T10:30", datetime(2027, 3, 15, 9, 30, tzinfo=UTC)),
        (MADRID, "2027-07-15T10:30", datetime(2027, 7, 15, 8, 30, tzinfo=UTC)),
        (FARO, "2027-07-15T10:30", datetime(2027, 7, 15, 9, 30, tzinfo=UTC)),
        (CANARIES, "2027-07-15 10:30", datetime(2027, 7, 15, 9, 30, tzinfo=UTC)),
        # The hour that comes twice: the first is meant
        (MADRID, "2026-10-25T02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (MADRID, "2027-10-31T02:30", datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        # The hours around the one that is skipped
        (MADRID, "2027-03-28T01:59", datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (MADRID, "2027-03-28T03:00", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (FARO, "2027-03-28T02:30", datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
    ],
)
def test_time_is_meant_in_the_writers_zone(zone, written, meant):
    proposal = form(zone, first_time=written)

    assert proposal.is_valid(), proposal.errors
    assert proposal.cleaned_data["first_time"] == meant


@pytest.mark.parametrize(
    ("zone", "written", "code"),
    [
        (MADRID, "2027-03-28T02:30", "skipped"),
        (FARO, "2027-03-28T01:30", "skipped"),
        (MADRID, "", "required"),
        (MADRID, "tomorrow", "invalid"),
        (MADRID, "2027-02-30T10:00", "invalid"),
        (MADRID, "2027-03-15T10:30+05:00", "invalid"),
        (TOKYO, "0001-01-01T00:00", "invalid"),
    ],
)
def test_time_that_makes_no_sense_is_refused(zone, written, code):
    proposal = form(zone, first_time=written)

    assert [error.code for error in proposal.errors["first_time"].as_data()] == [code]


def test_time_is_shown_again_in_the_writers_zone():
    noon = datetime(2027, 7, 15, 12, tzinfo=UTC)

    proposal = ProposalForm(zone=MADRID, initial={"first_time": noon})

    assert 'value="2027-07-15T14:00"' in str(proposal["first_time"])


@pytest.mark.parametrize(
    ("way", "where", "is_valid"),
    [
        ("video", "https://meet.example.test/room", True),
        ("video", "javascript:alert(1)", False),
        ("video", "http://meet.example.test/", False),
        ("video", "My kitchen", False),
        ("phone", "+34 600 000 000", True),
        ("phone", "call me", False),
        ("place", "Plaza del Corazón de Jesús 1", True),
        ("place", "", False),
        ("post", "Anywhere", False),
    ],
)
def test_where_fits_the_way(way, where, is_valid):
    assert form(way=way, where=where).is_valid() is is_valid


def test_proposal_holds_the_times_that_were_given():
    proposal_form = form(third_time="2027-03-16T10:30")
    proposal_form.is_valid()

    proposal = proposal_form.proposal()

    assert [time.day for time in proposal.times] == [15, 16]
    assert (proposal.minutes, proposal.way) == (45, "video")


@pytest.mark.django_db
def test_need_takes_three_topics_at_most():
    topics = list(Expertise.objects.values_list("pk", flat=True)[:4])

    need_form = NeedForm({"text": "Help", "expertise": topics, "stage": "idea"})

    assert set(need_form.errors) == {"expertise", "languages"}
