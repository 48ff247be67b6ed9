from datetime import date, timedelta

import pytest
from django.utils import translation

from mentoring.models import Need, Sector
from mentoring.selectors import lines_of, mentoring_of, suggestions_for
from mentoring.services import meetings
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.mentoring import MatchFactory, MeetingFactory, MentorFactory, NeedFactory

pytestmark = pytest.mark.django_db
TOMORROW = NOON + timedelta(days=1)


def loaded(need):
    return Need.objects.with_terms().get(pk=need.pk)


def test_suggestions_leave_out_who_cannot_or_should_not_be_asked():
    need = NeedFactory()
    good = MentorFactory()
    MentorFactory(capacity=1, active=1)
    MentorFactory(state="paused")
    MentorFactory(state="submitted")
    MentorFactory(languages=["fr"])
    MentorFactory(user__is_active=False)
    MentorFactory(user=need.person)
    MatchFactory(need=need)
    MatchFactory(need=need, state="expired", closed_at=NOON)
    again = MatchFactory(need=need, state="withdrawn", closed_at=NOON).mentor
    blocking, blocked = MentorFactory(), MentorFactory()
    blocking.user.mentoring_blocks.create(person=need.person, at=NOON)
    need.person.mentoring_blocks.create(person=blocked.user, at=NOON)

    found = suggestions_for(loaded(need))

    assert {suggestion.offer.thing for suggestion in found} == {good, again}


@pytest.mark.parametrize("number", [1, 3])
def test_suggestions_cost_the_same_for_one_and_three(number, django_assert_num_queries):
    need = NeedFactory()
    MentorFactory.create_batch(number, sectors=["food"])
    need = loaded(need)

    with django_assert_num_queries(4):
        found = suggestions_for(need)
        lines = [lines_of(suggestion) for suggestion in found]

    assert len(lines) == number


def test_lines_explain_in_the_readers_words():
    food = Sector.objects.get(code="food")
    need = NeedFactory(expertise=["taxes", "export"], place="ES-21044", sector=food)
    MentorFactory(capacity=1, sectors=["food", "trade"])
    (suggestion,) = suggestions_for(loaded(need))

    with translation.override("en"):
        lines = lines_of(suggestion)

    assert [(line.points, line.out_of, line.because) for line in lines] == [
        (25, 25, "Spanish"),
        (17, 35, "Taxes and social security"),
        (15, 15, "Food and drink"),
        (11, 15, "Huelva (provincia)"),
        (5, 10, "1 free place"),
    ]
    assert sum(line.points for line in lines) == suggestion.points
    assert [line.start for line in lines] == [0, 25, 42, 57, 68]


def test_lines_say_when_nothing_is_shared():
    need = NeedFactory(place="PT-0805")
    MentorFactory()
    (suggestion,) = suggestions_for(loaded(need))

    with translation.override("en"):
        lines = {line.label: line.because for line in lines_of(suggestion)}

    assert lines["Place"] == "Nothing in common."
    assert lines["Kind of business"] == "You did not say."


def step(user):
    """Return the next step of the entrepreneur's side and of the mentor's, in English."""
    with translation.override("en"):
        found = mentoring_of(user, at=NOON)
    return found.as_mentee, found.as_mentor


def test_next_step_without_anything_is_none():
    assert step(UserFactory()) == (None, None)


def test_next_step_is_to_choose_a_mentor():
    need = NeedFactory()

    mentee, mentor = step(need.person)

    assert (mentee.text, mentee.url, mentor) == (
        "Choose a mentor from your list.",
        f"/en/mentoring/needs/{need.code}/",
        None,
    )


def test_next_step_is_to_wait_and_to_answer():
    match = MatchFactory(mentor__user__display_name="Lucía")

    waiting, answering = step(match.need.person)[0], step(match.mentor.user)[1]

    assert (waiting.text, waiting.due_on) == (
        "You are waiting for an answer from Lucía.",
        date(2026, 11, 23),
    )
    assert (answering.text, answering.due_on, answering.url) == (
        "1 person is waiting for your answer.",
        date(2026, 11, 23),
        "/en/mentoring/desk/",
    )


def test_next_step_is_to_plan_then_to_choose_then_to_meet():
    match = MatchFactory(accepted=True, mentor__user__display_name="Lucía")
    person, mentor = match.need.person, match.mentor.user
    plan = step(person)[0]
    meeting = MeetingFactory(match=match, proposed_by=mentor, times=[TOMORROW])
    choose = step(person)[0]
    meetings.agree_on_time(
        meeting_id=meeting.pk, time_id=meeting.times.get().pk, by=person, at=NOON
    )

    meet = step(person)[0]

    assert (plan.text, choose.text, meet.text, meet.at) == (
        "Lucía is your mentor. Plan a meeting.",
        "Lucía proposes times for a meeting.",
        "You meet Lucía.",
        TOMORROW,
    )
    assert step(mentor)[1].url == f"/en/mentoring/meetings/{meeting.code}/"


def test_next_step_of_the_side_that_proposed_is_not_a_choice():
    meeting = MeetingFactory(times=[TOMORROW])

    assert step(meeting.proposed_by)[0].text.endswith("is your mentor. Plan a meeting.")
    assert step(meeting.match.mentor.user)[1].text.endswith("proposes times for a meeting.")


@pytest.mark.parametrize("number", [1, 3])
def test_next_steps_cost_the_same_for_one_and_three(number, django_assert_num_queries):
    person = UserFactory()
    mentor = MentorFactory(user=person, capacity=5)
    MatchFactory.create_batch(number, mentor=mentor)
    MatchFactory.create_batch(number, need=NeedFactory(person=person))

    with django_assert_num_queries(4):
        mentoring_of(person, at=NOON)
