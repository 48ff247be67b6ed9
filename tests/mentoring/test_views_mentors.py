import pytest
from django.urls import reverse

from mentoring.enums import MentorState
from mentoring.models import Expertise, Language, MentorProfile
from tests.factories.accounts import UserFactory
from tests.factories.mentoring import MentorFactory, terms, territory

pytestmark = pytest.mark.django_db
MENTORS, OFFER = "/en/mentoring/", "/en/mentoring/offer/"


def offered(**changes):
    given = {
        "headline": "Baker",
        "about": "Ask me.",
        "languages": [term.pk for term in terms(Language, "es")],
        "expertise": [term.pk for term in terms(Expertise, "taxes")],
        "territory": territory("ES-21041").pk,
        "capacity": 2,
        "promise_days": 3,
    }
    return given | changes


@pytest.mark.parametrize("number", [1, 3])
def test_mentors_cost_the_same_for_one_and_three(client, number, django_assert_num_queries):
    MentorFactory.create_batch(number, sectors=["food"])
    client.get(MENTORS)

    with django_assert_num_queries(6):
        response = client.get(MENTORS)

    assert len(response.context["mentors"].rows) == number


def test_mentors_shows_vetted_mentors_only(client):
    shown = MentorFactory()
    for state in (MentorState.DRAFT, MentorState.SUBMITTED, MentorState.PAUSED):
        MentorFactory(state=state)

    response = client.get(MENTORS)

    assert response.context["mentors"].rows == [shown]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("language=pt", ["Rui"]),
        ("topic=export", ["Lucía"]),
        ("language=es&topic=taxes", ["Rui"]),
        ("language=fr", []),
        ("language=nonsense&topic=1' OR 1", ["Lucía", "Rui"]),
    ],
)
def test_mentors_can_be_filtered(client, query, found):
    MentorFactory(user__display_name="Lucía", expertise=["export"])
    MentorFactory(user__display_name="Rui", languages=["pt", "es"])

    response = client.get(f"{MENTORS}?{query}")

    assert [row.user.display_name for row in response.context["mentors"].rows] == found


def test_mentors_page_on(client):
    MentorFactory.create_batch(13)
    first = client.get(MENTORS).context["mentors"]

    second = client.get(MENTORS, {"cursor": first.next_cursor}).context["mentors"]

    assert (len(first.rows), len(second.rows), second.next_cursor) == (12, 1, None)


def test_mentor_shows_safe_words_and_no_address(client):
    mentor = MentorFactory(about="**Ovens** <script>alert(1)</script>")

    page = client.get(f"/en/mentoring/mentors/{mentor.user.code}/").content.decode()

    assert "<strong>Ovens</strong>" in page
    assert "<script>alert" not in page
    assert mentor.user.email not in page


def test_mentor_who_is_not_shown_is_not_found(client):
    paused, blocking = MentorFactory(state=MentorState.PAUSED), MentorFactory()
    person = UserFactory()
    blocking.user.mentoring_blocks.create(person=person, at="2026-11-18T12:00Z")
    client.force_login(person)

    codes = [
        client.get(f"/en/mentoring/mentors/{code}/").status_code
        for code in (paused.user.code, blocking.user.code, "nobody")
    ]

    assert codes == [404, 404, 404]


def test_mentor_offers_the_next_step_that_fits(client):
    free, full = MentorFactory(), MentorFactory(capacity=1, active=1)
    client.force_login(free.user)

    own, other = (
        client.get(f"/en/mentoring/mentors/{mentor.user.code}/").content.decode()
        for mentor in (free, full)
    )

    assert "Change my profile" in own
    assert "This mentor has no free place now." in other


def test_offer_sends_visitors_to_sign_in(client):
    assert client.get(OFFER).url == "/en/account/login/?next=%2Fen%2Fmentoring%2Foffer%2F"


def test_offer_sends_the_profile_for_vetting(client):
    user = UserFactory()
    client.force_login(user)

    response = client.post(OFFER, offered(), follow=True)

    profile = MentorProfile.objects.get()
    assert (profile.user, profile.state) == (user, MentorState.SUBMITTED)
    assert "We check your profile" in response.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("headline", ""),
        ("headline", "x" * 121),
        ("about", "x" * 4001),
        ("languages", []),
        ("languages", ["none"]),
        ("expertise", [999999]),
        ("territory", "Huelva"),
        ("capacity", "0"),
        ("capacity", "31"),
        ("capacity", "many"),
        ("promise_days", "11"),
    ],
)
def test_offer_refuses_bad_input_beside_its_field(client, field, value):
    client.force_login(UserFactory())

    response = client.post(OFFER, offered(**{field: value}))

    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    assert MentorProfile.objects.count() == 0


def test_offer_refuses_fewer_places_than_taken_and_keeps_input(client):
    mentor = MentorFactory(capacity=3, active=3)
    client.force_login(mentor.user)

    response = client.post(OFFER, offered(headline="New words"))

    page = response.content.decode()
    assert "You help 3 people now." in page
    assert "New words" in page


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (MentorState.DRAFT, "send it again"),
        (MentorState.SUBMITTED, "We check your profile"),
        (MentorState.VETTED, "You are active."),
        (MentorState.PAUSED, "You are paused."),
    ],
)
def test_offer_says_where_the_profile_stands(client, state, words):
    client.force_login(MentorFactory(state=state).user)

    assert words in client.get(OFFER).content.decode()


def test_pause_and_resume_turn_requests_off_and_on(client):
    mentor = MentorFactory()
    client.force_login(mentor.user)
    states = []

    for name in ("pause", "resume"):
        client.post(reverse(f"mentoring:{name}"))
        mentor.refresh_from_db()
        states.append(mentor.state)

    assert states == [MentorState.PAUSED, MentorState.VETTED]


def test_pause_and_resume_of_somebody_without_profile_are_not_found(client):
    client.force_login(UserFactory())

    codes = [client.post(reverse(f"mentoring:{name}")).status_code for name in ("pause", "resume")]

    assert codes == [404, 404]
