import json
import re
from datetime import timedelta

import pytest
from wagtail.models import PageViewRestriction

from core.accounts.services.erasure import erase_person
from forum.enums import TopicState
from forum.models import Follow, Topic
from forum.services.following import follow
from forum.services.solutions import accept_answer
from forum.views.reading import head_of
from tests.factories.accounts import UserFactory
from tests.factories.forum import NOON, PostFactory, TopicFactory, make_moderator, reply_to

pytestmark = pytest.mark.django_db


def topics_in(response):
    return [topic.title for topic in response.context["listed"].rows]


def test_forum_shows_newest_first_with_their_language(client, papers):
    TopicFactory(title="Old one", category_key=papers.translation_key)
    TopicFactory(title="سؤال جديد", language="ar", last_post_at=NOON + timedelta(1))
    TopicFactory(title="Hidden", state=TopicState.HIDDEN, state_before=TopicState.OPEN)

    response = client.get("/es/forum/")

    assert topics_in(response) == ["سؤال جديد", "Old one"]
    assert 'lang="ar" dir="rtl">سؤال جديد</a>' in response.content.decode()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Solved", "Closed", "Answered", "New"]),
        ("?state=unanswered", ["New"]),
        ("?state=solved", ["Solved"]),
        ("?language=pt", ["Closed", "Answered"]),
        ("?state=solved&language=pt", []),
        ("?state=nonsense&language=xx", ["Solved", "Closed", "Answered", "New"]),
    ],
)
def test_forum_filters_by_state_and_language(client, forum, query, titles):
    TopicFactory(title="New")
    answered = TopicFactory(title="Answered", language="pt")
    reply_to(answered, created_at=NOON + timedelta(1))
    TopicFactory(
        title="Closed", language="pt", state=TopicState.CLOSED, last_post_at=NOON + timedelta(2)
    )
    solved = TopicFactory(title="Solved")
    solved.accepted = reply_to(solved, created_at=NOON + timedelta(3))
    solved.state = TopicState.SOLVED
    solved.save()

    assert topics_in(client.get(f"/es/forum/{query}")) == titles


def test_forum_goes_from_page_to_page(client, forum):
    for number in range(41):
        TopicFactory(title=f"Topic {number}", last_post_at=NOON + timedelta(minutes=number))

    first = client.get("/es/forum/")
    second = client.get("/es/forum/", {"cursor": first.context["listed"].next_cursor})
    third = client.get("/es/forum/", {"cursor": second.context["listed"].next_cursor})

    assert [len(topics_in(page)) for page in (first, second, third)] == [20, 20, 1]
    assert topics_in(third) == ["Topic 0"]
    assert third.context["listed"].next_cursor is None


def test_forum_at_a_broken_cursor_is_missing(client, forum):
    assert client.get("/es/forum/?cursor=nonsense").status_code == 404


@pytest.mark.parametrize("topics", [0, 1, 3])
def test_forum_costs_three_queries(client, papers, queries_of, topics):
    for _ in range(topics):
        TopicFactory(category_key=papers.translation_key)

    assert len(queries_of(lambda: client.get("/es/forum/"))) == 3


@pytest.mark.parametrize("topics", [0, 1, 3])
def test_category_costs_three_queries(client, papers, queries_of, topics):
    for _ in range(topics):
        TopicFactory(category_key=papers.translation_key)

    assert len(queries_of(lambda: client.get("/es/forum/papers/"))) == 3


def test_category_shows_its_own_questions_in_every_language(client, papers):
    TopicFactory(title="Mine", category_key=papers.translation_key)
    TopicFactory(title="Not mine")

    shown = {code: topics_in(client.get(f"/{code}/forum/papers/")) for code in ("es", "ar")}

    assert shown == {"es": ["Mine"], "ar": ["Mine"]}


@pytest.mark.parametrize("path", ["/es/forum/nothing/", "/es/forum/t/", "/es/forum/papers/more/"])
def test_category_that_is_missing_is_404(client, papers, path):
    assert client.get(path).status_code == 404


def test_category_restricted_by_an_editor_is_closed(client, papers):
    PageViewRestriction.objects.create(page=papers, restriction_type=PageViewRestriction.LOGIN)

    guest = client.get("/es/forum/papers/")
    client.force_login(UserFactory())
    member = client.get("/es/forum/papers/")

    assert (guest.status_code, member.status_code) == (302, 200)


def test_forum_says_once_what_all_its_parts_say(client, papers):
    said = {page.answers_expected for page in papers.get_siblings().specific()}
    first = client.get("/es/forum/").content.decode()
    papers.answers_expected = "Mañana."
    papers.save()

    second = client.get("/es/forum/").content.decode()

    (words,) = said
    assert (first.count(words), first.count("Mañana.")) == (1, 0)
    assert second.count("Mañana.") == 1
    assert second.count(words) == papers.get_siblings(inclusive=False).live().count()


@pytest.fixture
def topic(papers):
    return TopicFactory(category_key=papers.translation_key, slug="nie", title="¿Y el NIE?")


def test_topic_shows_question_and_answers_in_their_languages(client, topic):
    reply_to(topic, source="Reply", language="ar")

    response = client.get(f"/fr/forum/t/{topic.code}/nie/")

    html = response.content.decode()
    assert '<h1 lang="es" dir="ltr">¿Y el NIE?</h1>' in html
    assert '<div class="prose" lang="ar" dir="rtl"><p>Reply</p></div>' in html
    assert response.context["head"].path == f"/es/forum/t/{topic.code}/nie/"
    assert response.context["category"].locale.language_code == "fr"


def test_topic_at_another_slug_moves_to_its_own(client, topic):
    for _ in range(20):
        reply_to(topic)

    response = client.get(f"/pt/forum/t/{topic.code}/old-words/?page=2")

    assert (response.status_code, response.url) == (301, f"/pt/forum/t/{topic.code}/nie/?page=2")


@pytest.mark.parametrize("page", ["0", "3", "-1", "x", "1e9", "9" * 5000, "1000000000", ""])
def test_topic_page_that_is_missing_is_404(client, topic, page):
    for _ in range(20):
        reply_to(topic)

    assert client.get(f"/es/forum/t/{topic.code}/nie/", {"page": page}).status_code == 404


def test_topic_that_is_missing_is_404(client, forum):
    assert client.get("/es/forum/t/abcdefgh/nie/").status_code == 404


def test_topic_goes_from_page_to_page(client, topic):
    for _ in range(40):
        reply_to(topic)

    pages = [client.get(topic.page_address(number)) for number in (1, 2, 3)]

    assert [len(page.context["posts"]) for page in pages] == [20, 20, 1]
    assert [re.findall(r'href="\?page=(\d)"', page.content.decode()) for page in pages] == [
        ["2", "3"],
        ["1", "3", "3"],
        ["2"],
    ]


@pytest.mark.parametrize("answers", [1, 3, 45])
def test_topic_costs_a_guest_three_queries_on_first_and_last_page(
    client, topic, queries_of, answers
):
    for _ in range(answers):
        reply_to(topic)

    for number in (1, topic.pages):
        address = topic.page_address(number)
        assert len(queries_of(lambda address=address: client.get(address))) == 3


@pytest.mark.parametrize("answers", [1, 3])
def test_topic_costs_a_member_five_queries_and_one_for_news(client, topic, queries_of, answers):
    member = UserFactory()
    follow(topic_code=topic.code, person=member, at=NOON)
    client.force_login(member)
    address = topic.address()
    for _ in range(answers):
        reply_to(topic)

    def with_news():
        Follow.objects.update(seen_position=1)
        client.get(address)

    assert len(queries_of(lambda: client.get(address))) == 5
    assert len(queries_of(with_news)) == 1 + 6


def test_topic_visit_of_a_follower_is_remembered(client, topic):
    follow(topic_code=topic.code, person=topic.author, at=NOON)
    reply_to(topic)
    client.force_login(topic.author)

    client.get(topic.address())

    assert Follow.objects.get().seen_position == 2


@pytest.mark.parametrize(
    ("reader", "sees"), [("guest", 0), ("member", 0), ("author", 1), ("moderator", 1)]
)
def test_topic_shows_hidden_answer_to_author_and_moderators_with_the_reason(
    client, topic, reader, sees
):
    post = reply_to(
        topic, source="Buy my watch", state="hidden", hidden_reason="spam", hidden_note="No ads"
    )
    people = {"member": UserFactory, "author": lambda: post.author, "moderator": make_moderator}
    if reader in people:
        client.force_login(people[reader]())

    html = client.get(topic.address("en")).content.decode()

    assert (html.count("Buy my watch"), html.count("No ads")) == (sees, sees)


@pytest.mark.parametrize(
    ("reader", "status"), [("guest", 404), ("member", 404), ("author", 200), ("moderator", 200)]
)
def test_topic_that_is_hidden_is_missing_to_others(client, topic, reader, status):
    Topic.objects.update(state=TopicState.HIDDEN, state_before=TopicState.OPEN)
    people = {
        "member": UserFactory,
        "author": lambda: topic.author,
        "moderator": make_moderator,
    }
    if reader in people:
        client.force_login(people[reader]())

    assert client.get(topic.address()).status_code == status


def test_topic_names_an_erased_person_former_member(client, topic):
    author = topic.author
    erase_person(user_id=author.pk, at=NOON)

    html = client.get(topic.address("en")).content.decode()

    assert ("Former member" in html, author.display_name in html, author.code in html) == (
        True,
        False,
        False,
    )


def test_topic_shows_the_solution_right_below_the_question(client, topic):
    for _ in range(3):
        reply_to(topic)
    accept_answer(
        topic_code=topic.code, position=4, acceptor=topic.author, seen_position=None, at=NOON
    )

    response = client.get(topic.address())

    posts = response.context["posts"]
    assert [(post.position, post.is_solution) for post in posts] == [
        (1, False),
        (4, True),
        (2, False),
        (3, False),
    ]
    assert response.context["solution_address"] == ""


def test_topic_shows_a_solution_of_a_later_page_on_the_first_and_in_its_place(client, topic):
    for _ in range(41):
        reply_to(topic)
    accept_answer(
        topic_code=topic.code, position=25, acceptor=topic.author, seen_position=None, at=NOON
    )
    shown, ways = [], []

    for number in (1, 2, 3):
        context = client.get(topic.page_address(number)).context
        shown.append([post.position for post in context["posts"]])
        ways.append(context["solution_address"])

    assert shown == [[1, 25, *range(2, 21)], list(range(21, 41)), [41, 42]]
    assert ways == ["", "", topic.address("es", position=25)]


@pytest.mark.parametrize("position", [2, 25])
def test_topic_with_a_solution_costs_no_query_more(client, topic, queries_of, position):
    for _ in range(25):
        reply_to(topic)
    accept_answer(
        topic_code=topic.code, position=position, acceptor=topic.author, seen_position=None, at=NOON
    )

    assert len(queries_of(lambda: client.get(topic.address()))) == 3


def test_topic_that_is_solved_says_so_to_search_engines(client, topic):
    answer = reply_to(topic, source="Go </script> there")
    accept_answer(
        topic_code=topic.code, position=2, acceptor=topic.author, seen_position=None, at=NOON
    )

    response = client.get(topic.address())

    head = response.context["head"]
    question = head.data["mainEntity"]
    assert (head.data["@type"], question["name"], question["answerCount"]) == (
        "QAPage",
        "¿Y el NIE?",
        1,
    )
    assert question["acceptedAnswer"]["text"] == "Go </script> there"
    assert question["acceptedAnswer"]["author"]["name"] == answer.author.display_name
    assert str(head.data_block).count("</script>") == 1
    assert json.loads(re.sub(r"^<script[^>]*>|</script>$", "", str(head.data_block)))


def test_topic_that_is_open_or_on_a_later_page_has_no_data(topic):
    reply_to(topic)

    assert head_of(topic, list(topic.posts.all())).data is None
    assert head_of(topic, []).description == ""


def test_topic_that_is_closed_has_no_form(client, topic):
    Topic.objects.update(state=TopicState.CLOSED)
    client.force_login(make_moderator())

    response = client.get(topic.address("en"))

    assert response.context["form"] is None
    assert f"/en/forum/t/{topic.code}/reopen/" in response.content.decode()


def test_topic_offers_each_reader_what_she_may_do(client, topic):
    post = reply_to(topic)
    code = topic.code

    def offers(user):
        client.force_login(user)
        html = client.get(topic.address("es")).content.decode()
        return {
            word
            for word in ("reply", "2/accept", "1/report", "2/report", "2/hide", "close", "follow")
            if f"/es/forum/t/{code}/{word}/" in html
        }

    assert offers(topic.author) == {"reply", "2/accept", "2/report", "follow"}
    assert offers(post.author) == {"reply", "1/report", "follow"}
    assert offers(make_moderator()) == {
        "reply",
        "2/accept",
        "1/report",
        "2/report",
        "2/hide",
        "close",
        "follow",
    }


def test_topic_page_for_guests_sets_no_cookie(client, topic):
    PostFactory(topic=topic, position=2)

    response = client.get(topic.address())

    assert response.cookies == {}
    assert f"?next=/es/forum/t/{topic.code}/nie/" in response.content.decode()
