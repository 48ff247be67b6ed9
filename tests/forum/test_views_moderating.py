import pytest

from core.facts.models import Fact
from forum.enums import TopicState
from forum.models import ModerationAction, Report, Topic
from tests.factories.accounts import UserFactory
from tests.factories.forum import NOON, TopicFactory, make_moderator, reply_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(papers):
    topic = TopicFactory(category_key=papers.translation_key, slug="nie")
    reply_to(topic)
    return topic


@pytest.fixture
def moderator():
    return make_moderator()


def path(topic, action):
    return f"/es/forum/t/{topic.code}/{action}/"


def report(topic, **fields):
    return Report.objects.create(
        post=topic.posts.get(position=2),
        **{"reporter": UserFactory(), "reason": "rude", "created_at": NOON, **fields},
    )


def test_report_is_sent_once(client, topic):
    client.force_login(UserFactory())
    data = {"reason": "rude", "note": "He shouts"}

    page = client.get(path(topic, "2/report"))
    first = client.post(path(topic, "2/report"), data)
    second = client.post(path(topic, "2/report"), data)

    assert (page.status_code, first.url) == (200, f"/es/forum/t/{topic.code}/nie/#p2")
    assert len(second.context["form"].non_field_errors()) == 1
    assert list(Report.objects.values_list("reason", "note")) == [("rude", "He shouts")]


def test_code_of_the_author_is_for_moderators(client, topic, moderator):
    code = topic.posts.get(position=2).author.code
    pages = {}

    for action, person in (("2/report", UserFactory()), ("2/hide", moderator)):
        client.force_login(person)
        pages[action] = client.get(path(topic, action)).content.decode()

    assert {action: code in page for action, page in pages.items()} == {
        "2/report": False,
        "2/hide": True,
    }


def test_report_of_ones_own_text_is_refused(client, topic):
    client.force_login(topic.author)

    response = client.post(path(topic, "1/report"), {"reason": "rude"})

    assert len(response.context["form"].non_field_errors()) == 1
    assert (Report.objects.count(), Fact.objects.count()) == (0, 0)


@pytest.mark.parametrize("data", [{}, {"reason": "x"}, {"reason": "rude", "note": "x" * 501}])
def test_report_bad_input_is_told_beside_the_field(client, topic, data):
    client.force_login(UserFactory())

    response = client.post(path(topic, "2/report"), data)

    assert (response.status_code, len(response.context["form"].errors)) == (200, 1)
    assert Report.objects.count() == 0


def test_report_in_a_hidden_question_is_404(client, topic):
    Topic.objects.update(state=TopicState.HIDDEN, state_before=TopicState.OPEN)
    client.force_login(UserFactory())

    assert client.post(path(topic, "2/report"), {"reason": "rude"}).status_code == 404
    assert Report.objects.count() == 0


def test_report_more_often_than_the_limit_is_refused(client, topic, settings):
    settings.LIMITS = {**settings.LIMITS, "forum.report": (1, 86400)}
    reply_to(topic)
    client.force_login(UserFactory())
    client.post(path(topic, "2/report"), {"reason": "rude"})

    response = client.post(path(topic, "3/report"), {"reason": "rude"})

    assert len(response.context["form"].non_field_errors()) == 1
    assert Report.objects.count() == 1


def test_hide_and_restore_with_a_reason(client, topic, moderator):
    client.force_login(moderator)
    post = topic.posts.get(position=2)
    states = []

    for action, data in (
        ("2/hide", {"reason": "spam", "note": "No ads"}),
        ("2/restore", {"note": "Not an ad"}),
    ):
        page = client.get(path(topic, action))
        response = client.post(path(topic, action), data)
        post.refresh_from_db()
        states.append((page.status_code, response.status_code, post.state))

    assert states == [(200, 302, "hidden"), (200, 302, "visible")]


def test_close_and_reopen_with_a_reason(client, topic, moderator):
    client.force_login(moderator)
    states = []

    for action in ("close", "reopen"):
        page = client.get(path(topic, action))
        response = client.post(path(topic, action), {"note": "Old"})
        topic.refresh_from_db()
        states.append((page.status_code, response.status_code, topic.state))

    assert states == [(200, 302, "closed"), (200, 302, "open")]


def test_close_twice_is_told(client, topic, moderator):
    client.force_login(moderator)

    responses = [client.post(path(topic, "close"), {"note": "Old"}) for _ in range(2)]

    assert [response.status_code for response in responses] == [302, 200]
    assert ModerationAction.objects.count() == 1


@pytest.mark.parametrize("action", ["2/hide", "2/restore", "close", "reopen"])
def test_moderation_without_reason_is_told_beside_the_field(client, topic, moderator, action):
    client.force_login(moderator)

    response = client.post(path(topic, action), {})

    assert (response.status_code, len(response.context["form"].errors)) == (200, 1)
    assert ModerationAction.objects.count() == 0


@pytest.mark.parametrize("action", ["2/hide", "2/restore", "close", "reopen", "2/dismiss"])
def test_moderation_by_who_is_no_moderator_is_404(client, topic, action):
    client.force_login(topic.author)

    response = client.post(path(topic, action), {"reason": "spam", "note": "x"})

    assert response.status_code == 404
    assert (ModerationAction.objects.count(), Fact.objects.count()) == (0, 0)


def test_moderate_is_missing_to_others(client, topic):
    client.force_login(topic.author)

    assert client.get("/es/forum/moderate/").status_code == 404


def test_moderate_lists_open_reports_and_decisions(client, topic, moderator):
    waiting = report(topic, note="He shouts")
    client.force_login(moderator)

    before = client.get("/es/forum/moderate/")
    client.post(path(topic, "2/dismiss"))
    after = client.get("/es/forum/moderate/")

    assert before.context["reports"].rows == [waiting]
    assert "He shouts" in before.content.decode()
    assert (after.context["reports"].rows, len(after.context["decisions"])) == ([], 1)


def test_dismiss_by_a_link_shows_the_text(client, topic, moderator):
    client.force_login(moderator)

    assert client.get(path(topic, "2/dismiss")).url == f"/es/forum/t/{topic.code}/nie/#p2"


@pytest.mark.parametrize("reports", [1, 3])
def test_moderate_costs_five_queries(client, topic, moderator, queries_of, reports):
    for _ in range(reports):
        report(topic)
        ModerationAction.objects.create(
            deed="dismiss", moderator=moderator, topic=topic, post=topic.posts.first(), at=NOON
        )
    client.force_login(moderator)

    assert len(queries_of(lambda: client.get("/es/forum/moderate/"))) == 5
