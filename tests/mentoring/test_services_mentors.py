import pytest

from core.errors import TransitionNotAllowed
from core.facts.models import Fact
from mentoring.enums import MentorState
from mentoring.errors import CapacityBelowActive
from mentoring.models import Expertise, Language, MentorProfile, Sector
from mentoring.services.mentors import (
    MentorFields,
    offer_mentoring,
    pause,
    resume,
    send_back,
    vet_mentor,
)
from tests.core.moments import NOON
from tests.factories.accounts import SuperUserFactory, UserFactory
from tests.factories.mentoring import MentorFactory, terms, territory

pytestmark = pytest.mark.django_db


def fields(**changes):
    given = {
        "headline": "Baker for 12 years",
        "about": "Ask me about ovens.",
        "languages": terms(Language, "es", "ar"),
        "expertise": terms(Expertise, "taxes"),
        "sectors": terms(Sector, "food"),
        "territory": territory("ES-21041"),
        "capacity": 2,
        "promise_days": 3,
    }
    return MentorFields(**(given | changes))


def test_offer_mentoring_submits_a_new_profile():
    user = UserFactory()

    profile = offer_mentoring(user=user, fields=fields(), at=NOON)

    profile.refresh_from_db()
    assert (profile.user, profile.state, profile.submitted_at, profile.vetted_at) == (
        user,
        MentorState.SUBMITTED,
        NOON,
        None,
    )
    assert [term.code for term in profile.languages.all()] == ["es", "ar"]


def test_offer_mentoring_again_changes_the_profile_and_keeps_its_state():
    mentor = MentorFactory()

    offer_mentoring(user=mentor.user, fields=fields(headline="New"), at=NOON)

    profile = MentorProfile.objects.get()
    assert (profile.headline, profile.state) == ("New", MentorState.VETTED)


def test_offer_mentoring_refuses_fewer_places_than_taken():
    mentor = MentorFactory(capacity=3, active=3)

    with pytest.raises(CapacityBelowActive) as refusal:
        offer_mentoring(user=mentor.user, fields=fields(capacity=2, headline="New"), at=NOON)

    mentor.refresh_from_db()
    assert (mentor.capacity, mentor.headline) == (3, "I have run a bakery for 12 years.")
    assert refusal.value.data == {"active": 3}


def test_vet_mentor_records_one_fact():
    mentor = MentorFactory(state=MentorState.SUBMITTED, vetted_at=None)
    operator = SuperUserFactory()

    vet_mentor(profile_id=mentor.pk, by=operator, at=NOON)
    vet_mentor(profile_id=mentor.pk, by=operator, at=NOON)

    mentor.refresh_from_db()
    fact = Fact.objects.get()
    assert (mentor.state, mentor.vetted_at) == (MentorState.VETTED, NOON)
    assert (fact.kind, fact.subject, fact.actor) == (
        "mentoring.mentor_vetted",
        mentor.user,
        operator,
    )


def test_vet_mentor_refuses_what_was_not_submitted():
    mentor = MentorFactory(state=MentorState.DRAFT)

    with pytest.raises(TransitionNotAllowed):
        vet_mentor(profile_id=mentor.pk, by=SuperUserFactory(), at=NOON)

    mentor.refresh_from_db()
    assert (mentor.state, list(Fact.objects.all())) == (MentorState.DRAFT, [])


def test_vet_mentor_does_not_wake_a_paused_mentor():
    mentor = MentorFactory(state=MentorState.PAUSED)

    with pytest.raises(TransitionNotAllowed):
        vet_mentor(profile_id=mentor.pk, by=SuperUserFactory(), at=NOON)

    mentor.refresh_from_db()
    assert mentor.state == MentorState.PAUSED


def test_send_back_then_sending_again_waits_for_vetting():
    mentor = MentorFactory()

    send_back(profile_id=mentor.pk, at=NOON)
    offer_mentoring(user=mentor.user, fields=fields(), at=NOON)

    mentor.refresh_from_db()
    assert mentor.state == MentorState.SUBMITTED


def test_pause_and_resume_twice_are_once():
    mentor = MentorFactory()

    states = [step(profile_id=mentor.pk, at=NOON).state for step in (pause, pause, resume, resume)]

    assert states == ["paused", "paused", "vetted", "vetted"]


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_pause_and_resume_never_let_an_unvetted_mentor_in(state):
    mentor = MentorFactory(state=state)

    with pytest.raises(TransitionNotAllowed):
        pause(profile_id=mentor.pk, at=NOON)
    resume(profile_id=mentor.pk, at=NOON)

    mentor.refresh_from_db()
    assert mentor.state == state
