import pytest

from core.facts.models import Fact
from mentoring.enums import Stage
from mentoring.errors import NeedNotOpen
from mentoring.models import Expertise, Language, Need, Sector
from mentoring.services.needs import NeedFields, close_need, state_need
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.mentoring import MatchFactory, NeedFactory, terms, territory

pytestmark = pytest.mark.django_db


def fields(**changes):
    given = {
        "text": "How do I pay taxes?",
        "expertise": terms(Expertise, "taxes", "permits"),
        "stage": Stage.IDEA,
        "sector": Sector.objects.get(code="food"),
        "languages": terms(Language, "es"),
        "territory": territory("ES-21041"),
    }
    return NeedFields(**(given | changes))


def test_state_need_records_a_fact_without_words():
    person = UserFactory()

    need = state_need(person=person, fields=fields(), language="ar", at=NOON)

    fact = Fact.objects.get()
    assert (need.person, need.language, need.stated_at) == (person, "ar", NOON)
    assert (fact.kind, fact.subject, fact.data) == (
        "mentoring.need_stated",
        person,
        {"stage": "idea", "sector": "food"},
    )
    assert [term.code for term in need.expertise.all()] == ["permits", "taxes"]


def test_state_need_again_changes_the_open_need():
    person = UserFactory()
    state_need(person=person, fields=fields(), language="es", at=NOON)

    state_need(person=person, fields=fields(text="New", sector=None), language="es", at=NOON)

    assert (Need.objects.get().text, Fact.objects.count()) == ("New", 1)


def test_state_need_after_a_match_begins_a_new_one():
    match = MatchFactory(accepted=True)

    state_need(person=match.need.person, fields=fields(), language="es", at=NOON)

    assert [need.state for need in Need.objects.order_by("pk")] == ["matched", "open"]


def test_close_need_takes_requests_back_and_twice_is_once():
    match = MatchFactory()

    close_need(need_id=match.need_id, at=NOON)
    close_need(need_id=match.need_id, at=NOON)

    match.refresh_from_db()
    assert (match.need.state, match.state) == ("closed", "withdrawn")
    assert Fact.objects.get().kind == "mentoring.match_withdrawn"


def test_close_need_refuses_while_a_mentor_helps():
    match = MatchFactory(accepted=True)

    with pytest.raises(NeedNotOpen):
        close_need(need_id=match.need_id, at=NOON)

    assert Need.objects.get().state == "matched"


def test_needs_are_seen_by_their_person_only():
    need = NeedFactory()

    assert list(Need.objects.visible_to(need.person)) == [need]
    assert list(Need.objects.visible_to(UserFactory())) == []
