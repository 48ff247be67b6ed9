"""Each fact tells the right person, once, in the person's language and time zone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from core.facts.worker import run_due
from core.notices.models import Notice
from core.notices.sending import send_due
from mentoring.enums import DeclineReason, MentorState
from mentoring.services import deadlines, matches, meetings, mentors
from tests.core.moments import NOON
from tests.factories.accounts import SuperUserFactory
from tests.factories.mentoring import MatchFactory, MeetingFactory, MentorFactory, NeedFactory

pytestmark = pytest.mark.django_db
TOMORROW = NOON + timedelta(days=1)
LATE = datetime(2026, 11, 26, 12, tzinfo=UTC)
PROPOSAL = meetings.Proposal([TOMORROW], 45, "video", "https://meet.example.test/")


def told():
    """Run what follows and return who was told what."""
    run_due(at=LATE)
    return {
        (notice.kind.removeprefix("mentoring."), notice.receiver) for notice in Notice.objects.all()
    }


def test_vetted_mentor_is_told():
    mentor = MentorFactory(state=MentorState.SUBMITTED)

    mentors.vet_mentor(profile_id=mentor.pk, by=SuperUserFactory(), at=NOON)

    assert told() == {("mentor_vetted", mentor.user)}


def test_mentor_is_told_of_a_request():
    need, mentor = NeedFactory(), MentorFactory()

    matches.request_match(need_id=need.pk, mentor_id=mentor.pk, message="Please.", at=NOON)

    assert told() == {("match_requested", mentor.user)}


def test_entrepreneur_is_told_of_a_yes():
    match = MatchFactory()

    matches.accept_match(match_id=match.pk, answer="", at=NOON)

    assert told() == {("match_accepted", match.need.person)}


def test_entrepreneur_is_told_of_a_no_and_led_to_other_mentors():
    match = MatchFactory()

    matches.decline_match(
        match_id=match.pk, reason=DeclineReason.OTHER, answer="", block=False, at=NOON
    )

    assert told() == {("match_declined", match.need.person)}
    assert Notice.objects.get().link == match.need.get_absolute_url()


def test_mentor_is_reminded_and_entrepreneur_told_of_silence():
    match = MatchFactory()

    deadlines.remind_mentors(at=LATE)
    deadlines.expire_requests(at=LATE)

    assert told() == {
        ("reply_due", match.mentor.user),
        ("match_expired", match.need.person),
    }


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_other_side_is_told_of_the_end(side):
    match = MatchFactory(accepted=True)
    mentor, mentee = match.mentor.user, match.need.person
    by, other = (mentor, mentee) if side == "mentor" else (mentee, mentor)

    matches.end_match(match_id=match.pk, by=by, at=NOON)

    assert told() == {("match_ended", other)}


def test_meeting_is_told_to_the_other_side_then_to_both():
    match = MatchFactory(accepted=True)
    mentor, mentee = match.mentor.user, match.need.person

    meeting = meetings.propose_meeting(match_id=match.pk, proposal=PROPOSAL, by=mentor, at=NOON)
    proposed = told()
    time = meeting.times.get()
    meetings.agree_on_time(meeting_id=meeting.pk, time_id=time.pk, by=mentee, at=NOON)

    assert proposed == {("meeting_proposed", mentee)}
    assert told() - proposed == {("meeting_agreed", mentor), ("meeting_agreed", mentee)}


def test_other_side_is_told_of_cancelling():
    meeting = MeetingFactory()

    meetings.cancel_meeting(meeting_id=meeting.pk, by=meeting.proposed_by, at=NOON)

    assert told() == {("meeting_cancelled", meeting.match.mentor.user)}


def test_agreed_meeting_comes_with_a_calendar_file_in_the_readers_time():
    meeting = MeetingFactory(times=[TOMORROW])
    mentor = meeting.match.mentor.user
    mentor.time_zone = "Europe/Lisbon"
    mentor.save()

    meetings.agree_on_time(
        meeting_id=meeting.pk, time_id=meeting.times.get().pk, by=mentor, at=NOON
    )
    run_due(at=NOON)
    send_due(at=NOON)

    files = {message.to[0]: message.attachments[0] for message in mail.outbox}
    assert "TZID=Europe/Lisbon:20261119T120000" in files[mentor.email].content
    assert "TZID=Europe/Madrid:20261119T130000" in files[meeting.proposed_by.email].content


@pytest.mark.parametrize("language", ["es", "pt", "en", "fr", "ar"])
def test_every_mail_can_be_written_in_every_language(language):
    match = MatchFactory(
        need__person__language=language, mentor__user__language=language, message="¡Ay! <b>&"
    )
    matches.accept_match(match_id=match.pk, answer="Sí & no", at=NOON)
    meeting = meetings.propose_meeting(
        match_id=match.pk, proposal=PROPOSAL, by=match.mentor.user, at=NOON
    )
    meetings.cancel_meeting(meeting_id=meeting.pk, by=match.mentor.user, at=NOON)
    matches.end_match(match_id=match.pk, by=match.mentor.user, at=NOON)

    run_due(at=NOON)
    send_due(at=NOON)

    assert len(mail.outbox) == 4
    assert "Sí & no" in mail.outbox[0].body
