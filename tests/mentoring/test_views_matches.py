import pytest

from core.facts.models import Fact
from mentoring.models import Block, Match
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.mentoring import MatchFactory, MeetingFactory, MentorFactory

pytestmark = pytest.mark.django_db
DESK = "/en/mentoring/desk/"


def url(match, step=""):
    return f"/en/mentoring/matches/{match.code}/{step}"


@pytest.mark.parametrize("number", [1, 3])
def test_desk_costs_the_same_for_one_and_three(client, number, django_assert_num_queries):
    mentor = MentorFactory(capacity=5)
    MatchFactory.create_batch(number, mentor=mentor)
    client.force_login(mentor.user)
    client.get(DESK)

    with django_assert_num_queries(7):
        response = client.get(DESK)

    assert len(response.context["waiting"]) == number


def test_desk_shows_requests_by_their_promised_day(client):
    mentor = MentorFactory()
    later = MatchFactory(mentor=mentor, reply_due_on="2026-11-24")
    sooner = MatchFactory(mentor=mentor)
    MatchFactory(mentor=mentor, state="withdrawn", closed_at=NOON)
    client.force_login(mentor.user)

    response = client.get(DESK)

    assert list(response.context["waiting"]) == [sooner, later]
    assert "23 November 2026" in response.content.decode()


def test_desk_of_somebody_else_shows_a_way_to_begin(client):
    client.force_login(UserFactory())

    assert "You are not a mentor yet." in client.get(DESK).content.decode()


@pytest.mark.parametrize(
    ("fields", "sees"),
    [
        ({}, False),
        ({"accepted": True}, True),
        (
            {"state": "declined", "reason": "other", "answered_at": NOON, "closed_at": NOON},
            False,
        ),
        ({"state": "expired", "closed_at": NOON}, False),
        ({"state": "ended", "answered_at": NOON, "closed_at": NOON}, False),
    ],
)
def test_match_shows_addresses_only_while_the_mentoring_runs(client, fields, sees):
    match = MatchFactory(**fields)
    people = (match.need.person, match.mentor.user)

    shown = []
    for reader, other in (people, people[::-1]):
        client.force_login(reader)
        shown.append(other.email in client.get(url(match)).content.decode())

    assert shown == [sees, sees]


def test_match_explains_the_score(client):
    match = MatchFactory()
    client.force_login(match.mentor.user)

    response = client.get(url(match))

    assert [(line.label, line.points, line.out_of) for line in response.context["lines"]] == [
        ("Knows about what you asked", 35, 35),
        ("Language", 25, 25),
        ("Place", 15, 15),
    ]
    assert response.context["most"] == 75


def test_match_costs_a_fixed_number_of_queries(client, django_assert_num_queries):
    match = MeetingFactory().match
    client.force_login(match.mentor.user)
    client.get(url(match))

    # One of them is the bridge's: has the person an open shop to show the mentor?
    with django_assert_num_queries(8):
        client.get(url(match))


def test_accept_opens_the_mentoring(client):
    match = MatchFactory()
    client.force_login(match.mentor.user)

    response = client.post(url(match, "accept/"), {"answer": "Welcome."}, follow=True)

    match.refresh_from_db()
    assert (match.state, match.answer) == ("accepted", "Welcome.")
    assert match.need.person.email in response.content.decode()


def test_accept_refuses_an_endless_answer(client):
    match = MatchFactory()
    client.force_login(match.mentor.user)

    client.post(url(match, "accept/"), {"answer": "x" * 1001})

    match.refresh_from_db()
    assert match.state == "requested"


@pytest.mark.parametrize("step", ["accept/", "decline/", "withdraw/", "end/"])
def test_steps_after_the_state_moved_on_say_so(client, step):
    match = MatchFactory(state="expired", closed_at=NOON)
    client.force_login(match.need.person if step in {"withdraw/", "end/"} else match.mentor.user)

    response = client.post(url(match, step), {"reason": "other"}, follow=True)

    assert "It is now: not answered in time." in response.content.decode()
    assert (Match.objects.get().state, Fact.objects.count()) == ("expired", 0)


def test_decline_needs_a_reason_from_the_list(client):
    match = MatchFactory()
    client.force_login(match.mentor.user)

    responses = [client.post(url(match, "decline/"), {"reason": reason}) for reason in ("", "ugly")]

    assert [list(each.context["form"].errors) for each in responses] == [["reason"]] * 2
    assert Match.objects.get().state == "requested"


def test_decline_tells_the_reason_and_can_block(client):
    match = MatchFactory()
    client.force_login(match.mentor.user)
    form = client.get(url(match, "decline/"))

    client.post(url(match, "decline/"), {"reason": "language", "answer": "", "block": "on"})

    match.refresh_from_db()
    client.force_login(match.need.person)
    assert form.status_code == 200
    assert (match.state, Block.objects.count()) == ("declined", 1)
    assert "We do not share a language" in client.get(url(match)).content.decode()


def test_withdraw_and_end_close_the_match(client):
    waiting, running = MatchFactory(), MatchFactory(accepted=True)

    client.force_login(waiting.need.person)
    client.post(url(waiting, "withdraw/"))
    client.force_login(running.mentor.user)
    client.post(url(running, "end/"))

    assert list(Match.objects.order_by("pk").values_list("state", flat=True)) == [
        "withdrawn",
        "ended",
    ]


@pytest.mark.parametrize("who", ["stranger", "wrong side"])
@pytest.mark.parametrize("step", ["", "accept/", "decline/", "withdraw/", "end/", "meeting/"])
def test_match_of_others_is_not_found(client, who, step):
    match = MatchFactory()
    if who == "wrong side" and step in {"", "end/", "meeting/"}:
        pytest.skip("open to both sides")
    wrong = match.mentor.user if step == "withdraw/" else match.need.person
    client.force_login(UserFactory() if who == "stranger" else wrong)

    answer = client.post(url(match, step), {"reason": "other"})
    if step in {"", "decline/", "meeting/"}:
        answer = client.get(url(match, step))

    assert (answer.status_code, Match.objects.get().state) == (404, "requested")
