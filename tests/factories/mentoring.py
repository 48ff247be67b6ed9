from datetime import date

import factory

from core.places.models import Territory
from mentoring.enums import MatchState, MeetingState, MeetingWay, MentorState
from mentoring.models import Expertise, Language, Match, Meeting, MentorProfile, Need, Sector
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory


def territory(code):
    return Territory.objects.get(code=code)


def terms(model, *codes):
    return list(model.objects.filter(code__in=codes))


class MentorFactory(factory.django.DjangoModelFactory):
    """A vetted mentor in Huelva who speaks Spanish and knows about taxes."""

    class Meta:
        model = MentorProfile
        skip_postgeneration_save = True

    class Params:
        place = "ES-21041"

    user = factory.SubFactory(UserFactory)
    headline = "I have run a bakery for 12 years."
    about = "Ask me about **ovens**."
    territory = factory.LazyAttribute(lambda mentor: territory(mentor.place))
    state = MentorState.VETTED
    submitted_at = NOON
    vetted_at = NOON

    @factory.post_generation
    def languages(self, create, extracted, **_kwargs):
        self.languages.set(terms(Language, *(extracted or ["es"])))

    @factory.post_generation
    def expertise(self, create, extracted, **_kwargs):
        self.expertise.set(terms(Expertise, *(extracted or ["taxes"])))

    @factory.post_generation
    def sectors(self, create, extracted, **_kwargs):
        self.sectors.set(terms(Sector, *(extracted or [])))


class NeedFactory(factory.django.DjangoModelFactory):
    """Somebody in Huelva who needs help with taxes and speaks Spanish."""

    class Meta:
        model = Need
        skip_postgeneration_save = True

    class Params:
        place = "ES-21041"

    person = factory.SubFactory(UserFactory)
    text = "I do not understand the quarterly papers."
    language = "es"
    territory = factory.LazyAttribute(lambda need: territory(need.place) if need.place else None)
    stage = "idea"
    stated_at = NOON

    @factory.post_generation
    def languages(self, create, extracted, **_kwargs):
        self.languages.set(terms(Language, *(extracted or ["es"])))

    @factory.post_generation
    def expertise(self, create, extracted, **_kwargs):
        self.expertise.set(terms(Expertise, *(extracted or ["taxes"])))


class MatchFactory(factory.django.DjangoModelFactory):
    """A request that waits; ``accepted=True`` makes it a running mentoring."""

    class Meta:
        model = Match

    class Params:
        accepted = factory.Trait(
            state=MatchState.ACCEPTED,
            answered_at=NOON,
            need__state="matched",
            mentor__active=1,
        )

    need = factory.SubFactory(NeedFactory)
    mentor = factory.SubFactory(MentorFactory)
    message = "Please help me."
    score = 85
    factors = factory.LazyFunction(
        lambda: [["expertise", 35, 35], ["language", 25, 25], ["place", 15, 15]]
    )
    requested_at = NOON
    reply_due_on = date(2026, 11, 23)
    expires_on = date(2026, 11, 25)


class MeetingFactory(factory.django.DjangoModelFactory):
    """A meeting the entrepreneur proposed; give ``starts_at`` and ``ends_at`` to agree on it."""

    class Meta:
        model = Meeting
        skip_postgeneration_save = True

    match = factory.SubFactory(MatchFactory, accepted=True)
    proposed_by = factory.SelfAttribute("match.need.person")
    way = MeetingWay.VIDEO
    where = "https://meet.example.test/bakery"
    minutes = 45
    changed_at = NOON
    state = factory.LazyAttribute(
        lambda meeting: (
            MeetingState.AGREED if getattr(meeting, "starts_at", None) else MeetingState.PROPOSED
        )
    )

    @factory.post_generation
    def times(self, create, extracted, **_kwargs):
        for time in extracted or ():
            self.times.create(starts_at=time)
