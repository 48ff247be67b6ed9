from collections import Counter
from datetime import timedelta

import pytest
from django.db.models import F

from cece.demo import mentoring as demo
from cece.demo import people as demo_people
from core.facts.models import Fact
from mentoring.enums import DeclineReason, MatchState, MeetingState
from mentoring.models import Match, Meeting, MentorProfile, Need
from mentoring.selectors import mentoring_of, suggestions_for
from tests.core.moments import NOON
from tests.factories.mentoring import MatchFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    people = demo_people.load()
    demo.load(people, NOON)
    return people


def counts():
    return [model.objects.count() for model in (MentorProfile, Need, Match, Meeting)]


def need_of(person):
    return Need.objects.with_terms().get(person=person)


def test_demo_has_six_mentors_of_both_countries_and_one_is_full(people):
    mentors = MentorProfile.objects.vetted()

    assert mentors.count() == 6
    assert {mentor.territory.country_code for mentor in mentors} == {"ES", "PT"}
    assert {"es", "pt", "en", "fr", "ar"} <= set(mentors.values_list("languages__code", flat=True))
    assert mentors.filter(active=F("capacity")).count() == 1


def test_demo_shows_every_point_of_the_way(people):
    states = Counter(Match.objects.values_list("state", flat=True))
    agreed = Meeting.objects.agreed()
    declined = Match.objects.filter(state=MatchState.DECLINED)

    assert states.keys() == {
        MatchState.REQUESTED,
        MatchState.ACCEPTED,
        MatchState.DECLINED,
        MatchState.ENDED,
    }
    assert set(declined.values_list("reason", flat=True)) == {
        DeclineReason.NO_TIME,
        DeclineReason.NOT_MY_FIELD,
    }
    assert agreed.filter(ends_at__lt=NOON).exists()
    assert agreed.filter(starts_at__gt=NOON).exists()
    assert Meeting.objects.filter(state=MeetingState.PROPOSED).exists()
    assert Match.objects.accepted().filter(meetings=None).exists()


def test_demo_is_of_today(people):
    proposed = Meeting.objects.filter(state=MeetingState.PROPOSED)

    assert Match.objects.requested().filter(reply_due_on__lte=NOON.date()).count() == 0
    assert proposed.filter(times__starts_at__lt=NOON).count() == 0
    assert Fact.objects.filter(at__gt=NOON).count() == 0


def test_demo_leaves_its_main_people_in_the_middle_of_things(people):
    steps = {key: mentoring_of(people[key], at=NOON) for key in ("amina", "diego", "joao", "rui")}
    meeting = Meeting.objects.agreed().get(match__need__person=people["amina"], ends_at__gt=NOON)
    proposal = Meeting.objects.get(match__need__person=people["diego"])
    waiting = Match.objects.requested().get(need__person=people["joao"])

    assert steps["amina"].as_mentee.at == meeting.starts_at
    assert steps["diego"].as_mentee.url == proposal.get_absolute_url()
    assert steps["joao"].as_mentee.due_on == waiting.reply_due_on
    assert steps["rui"].as_mentor.due_on == waiting.reply_due_on


def test_who_is_still_looking_finds_mentors_to_ask(people):
    for need in Need.objects.open():
        assert suggestions_for(need_of(need.person)) != []


def test_demo_loaded_again_changes_nothing(people):
    before = (counts(), Fact.objects.count(), list(Match.objects.order_by("pk").values()))

    demo.load(people, NOON + timedelta(days=3))

    assert (counts(), Fact.objects.count(), list(Match.objects.order_by("pk").values())) == before


@pytest.mark.parametrize("days", range(0, 364, 13))
def test_demo_loads_on_any_day_of_the_year(days):
    at = NOON + timedelta(days=days)

    demo.load(demo_people.load(), at)

    held = Meeting.objects.agreed().filter(ends_at__lt=at)
    assert (held.count(), Meeting.objects.ahead(at).count()) == (4, 3)


def test_demo_leaves_without_a_trace_and_touches_nobody_else():
    other = MatchFactory()
    demo.load(demo_people.load(), NOON)

    demo.remove()

    assert counts() == [1, 1, 1, 0]
    assert Match.objects.get() == other
