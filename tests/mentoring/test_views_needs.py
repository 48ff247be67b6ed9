import pytest

from core.facts.models import Fact
from mentoring.models import Block, Expertise, Language, Match, Need
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.mentoring import MatchFactory, MentorFactory, NeedFactory, terms

pytestmark = pytest.mark.django_db
NEED, MINE = "/en/mentoring/need/", "/en/mentoring/mine/"


def stated(**changes):
    given = {
        "text": "How do I pay taxes?",
        "expertise": [term.pk for term in terms(Expertise, "taxes")],
        "stage": "idea",
        "languages": [term.pk for term in terms(Language, "es")],
    }
    return given | changes


def ask_url(need, mentor):
    return f"/en/mentoring/needs/{need.code}/ask/{mentor.user.code}/"


def test_need_leads_to_the_shortlist(client):
    person, mentor = UserFactory(), MentorFactory()
    client.force_login(person)

    response = client.post(NEED, stated(), follow=True)

    need = Need.objects.get()
    assert (need.person, need.language) == (person, "en")
    assert [suggestion.offer.thing for suggestion, _lines in response.context["suggestions"]] == [
        mentor
    ]


def test_need_starts_with_what_is_known(client):
    client.force_login(UserFactory(language="pt", reading_languages=["ar"]))

    form = client.get(NEED).context["form"]

    chosen = Language.objects.filter(pk__in=form["languages"].value())
    assert {language.code for language in chosen} == {"pt", "ar"}


def test_need_offers_no_choice_that_is_none(client):
    client.force_login(UserFactory())

    form = client.get(NEED).context["form"]

    assert [value for value, _label in form["stage"].field.choices] == [
        "idea",
        "starting",
        "running",
    ]


def test_need_shows_and_changes_the_open_need(client):
    need = NeedFactory(text="Old words")
    client.force_login(need.person)

    page = client.get(NEED).content.decode()
    client.post(NEED, stated(text="New words"))

    assert "Old words" in page
    assert Need.objects.get().text == "New words"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", "x" * 2001),
        ("expertise", []),
        ("expertise", [1, 2, 3, 4]),
        ("stage", "rich"),
        ("sector", "999999"),
        ("languages", ["es'"]),
        ("territory", "-1"),
    ],
)
def test_need_refuses_bad_input_beside_its_field(client, field, value):
    if field == "expertise" and value:
        value = list(Expertise.objects.values_list("pk", flat=True)[:4])
    client.force_login(UserFactory())

    response = client.post(NEED, stated(**{field: value}))

    assert list(response.context["form"].errors) == [field]
    assert Need.objects.count() == 0


def test_close_need_stops_looking(client):
    match = MatchFactory()
    client.force_login(match.need.person)

    client.post(f"/en/mentoring/needs/{match.need.code}/close/")

    match.refresh_from_db()
    assert (match.state, match.need.state) == ("withdrawn", "closed")


def test_shortlist_offers_three_and_more_on_demand(client):
    need = NeedFactory()
    MentorFactory.create_batch(4)
    client.force_login(need.person)
    url = f"/en/mentoring/needs/{need.code}/"

    first, more = client.get(url), client.get(url, {"more": "1"})

    assert [len(page.context["suggestions"]) for page in (first, more)] == [3, 4]
    assert [page.context["has_more"] for page in (first, more)] == [True, False]


@pytest.mark.parametrize("number", [1, 3])
def test_shortlist_costs_the_same_for_one_and_three(client, number, django_assert_num_queries):
    need = NeedFactory()
    MentorFactory.create_batch(number)
    client.force_login(need.person)
    client.get(f"/en/mentoring/needs/{need.code}/")

    with django_assert_num_queries(9):
        client.get(f"/en/mentoring/needs/{need.code}/")


def test_shortlist_without_mentors_shows_a_way_on(client):
    need = NeedFactory()
    client.force_login(need.person)

    page = client.get(f"/en/mentoring/needs/{need.code}/").content.decode()

    assert "No mentor fits at the moment." in page


def test_shortlist_of_a_closed_need_offers_nobody(client):
    need = NeedFactory(state="closed")
    MentorFactory()
    client.force_login(need.person)

    assert "Ask " not in client.get(f"/en/mentoring/needs/{need.code}/").content.decode()


def test_needs_of_others_and_needs_that_never_were_are_the_same_404(client):
    need, mentor = NeedFactory(), MentorFactory()
    client.force_login(UserFactory())

    answers = [
        client.get(f"/en/mentoring/needs/{need.code}/"),
        client.get("/en/mentoring/needs/nothing/"),
        client.post(f"/en/mentoring/needs/{need.code}/close/"),
        client.get(ask_url(need, mentor)),
        client.post(ask_url(need, mentor), {"message": "Hello"}),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5
    assert (Need.objects.get().state, Match.objects.count()) == ("open", 0)


def test_request_has_a_text_to_start_from(client):
    need = NeedFactory(person__display_name="Amina", text="Taxes!")
    mentor = MentorFactory(user__display_name="Lucía")
    client.force_login(need.person)

    form = client.get(ask_url(need, mentor)).context["form"]

    assert form["message"].value() == (
        "Hello Lucía, my name is Amina. I would like your help. Taxes!"
    )


def test_request_sent_twice_is_one_request(client):
    need, mentor = NeedFactory(), MentorFactory()
    client.force_login(need.person)

    for _attempt in range(2):
        response = client.post(ask_url(need, mentor), {"message": "Please help."})

    match = Match.objects.get()
    assert response.url == f"/en/mentoring/matches/{match.code}/"


@pytest.mark.parametrize("message", ["", "x" * 1001])
def test_request_refuses_bad_input_and_keeps_it(client, message):
    need, mentor = NeedFactory(), MentorFactory()
    client.force_login(need.person)

    response = client.post(ask_url(need, mentor), {"message": message})

    assert list(response.context["form"].errors) == ["message"]
    assert (Match.objects.count(), Fact.objects.count()) == (0, 0)


def test_request_to_a_full_mentor_says_so_and_keeps_the_words(client):
    need, mentor = NeedFactory(), MentorFactory(capacity=1, active=1)
    client.force_login(need.person)

    page = client.post(ask_url(need, mentor), {"message": "My own words"}).content.decode()

    assert "This mentor has no free place now." in page
    assert "My own words" in page


def test_request_is_limited(client, settings):
    settings.LIMITS = settings.LIMITS | {"mentoring.request": (0, 86400)}
    need, mentor = NeedFactory(), MentorFactory()
    client.force_login(need.person)

    client.post(ask_url(need, mentor), {"message": "Please help."})

    assert Match.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_mine_costs_the_same_for_one_and_three(client, number, django_assert_num_queries):
    need = NeedFactory()
    MatchFactory.create_batch(number, need=need)
    client.force_login(need.person)
    client.get(MINE)

    with django_assert_num_queries(7):
        response = client.get(MINE)

    assert len(response.context["matches"]) == number


def test_mine_without_anything_shows_a_way_on(client):
    client.force_login(UserFactory())

    page = client.get(MINE).content.decode()

    assert "You are not looking for a mentor now." in page
    assert "You have not asked anybody yet." in page


def test_unblock_lets_only_the_own_block_go(client):
    by, other, person = UserFactory(), UserFactory(), UserFactory()
    for blocker in (by, other):
        Block.objects.create(by=blocker, person=person, at=NOON)
    client.force_login(by)
    before = client.get(MINE).content.decode()

    client.post(f"/en/mentoring/mine/unblock/{person.code}/")

    assert f"Allow {person.display_name} again" in before
    assert Block.objects.get().by == other
