import pytest

from mentoring.enums import MentorState
from tests.core.moments import NOON
from tests.factories.accounts import SuperUserFactory, UserFactory
from tests.factories.mentoring import MentorFactory

pytestmark = pytest.mark.django_db
LIST = "/cms/mentors/"


@pytest.fixture
def operator(client):
    operator = SuperUserFactory()
    client.force_login(operator)
    return operator


def edit_url(mentor):
    return f"{LIST}edit/{mentor.pk}/"


def test_list_shows_who_waits_for_vetting(client, operator):
    mentor = MentorFactory(state=MentorState.SUBMITTED, vetted_at=None)

    page = client.get(LIST, {"state": "submitted"}).content.decode()

    assert mentor.user.display_name in page


def test_inspect_shows_what_the_mentor_wrote(client, operator):
    mentor = MentorFactory(about="Ask me about ovens.")

    page = client.get(f"{LIST}inspect/{mentor.pk}/").content.decode()

    assert "Ask me about ovens." in page


@pytest.mark.parametrize(
    ("before", "decision", "after"),
    [
        (MentorState.SUBMITTED, "vet", MentorState.VETTED),
        (MentorState.SUBMITTED, "send_back", MentorState.DRAFT),
        (MentorState.VETTED, "send_back", MentorState.DRAFT),
    ],
)
def test_edit_decides(client, operator, before, decision, after):
    mentor = MentorFactory(state=before)
    page = client.get(edit_url(mentor))

    client.post(edit_url(mentor), {"decision": decision})

    mentor.refresh_from_db()
    assert (page.status_code, mentor.state) == (200, after)


@pytest.mark.parametrize("decision", ["vet", "maybe", ""])
def test_edit_refuses_what_is_not_possible(client, operator, decision):
    mentor = MentorFactory(state=MentorState.DRAFT)

    response = client.post(edit_url(mentor), {"decision": decision})

    mentor.refresh_from_db()
    assert (response.status_code, mentor.state) == (200, MentorState.DRAFT)


def test_profiles_are_neither_made_nor_deleted_here(client, operator):
    mentor = MentorFactory()

    for url in (f"{LIST}new/", f"{LIST}delete/{mentor.pk}/"):
        client.post(url, {"decision": "vet"})

    mentor.refresh_from_db()
    assert mentor.vetted_at == NOON


def test_other_people_cannot_vet(client):
    mentor = MentorFactory(state=MentorState.SUBMITTED)
    client.force_login(UserFactory())

    response = client.post(edit_url(mentor), {"decision": "vet"})

    mentor.refresh_from_db()
    assert (response.status_code in {302, 403, 404}, mentor.state) == (True, MentorState.SUBMITTED)
