from datetime import timedelta

import pytest

from core.accounts.services.erasure import erase_person
from core.facts.models import Fact
from core.facts.worker import run_due
from core.notices.models import Notice
from forum import notices
from forum.enums import Reason
from forum.services import moderation
from forum.services.following import follow, mark_seen, unfollow
from forum.services.moderation import Because
from forum.services.questions import ask_question
from forum.services.replies import post_reply
from forum.services.solutions import accept_answer
from tests.factories.accounts import UserFactory
from tests.factories.forum import NOON, make_moderator, question, reply_to, text

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


@pytest.fixture
def topic(papers):
    return ask_question(author=UserFactory(language="ar"), question=question(papers), at=NOON)


def reply(topic, **fields):
    return post_reply(
        topic_code=topic.code,
        author=fields.pop("author", None) or UserFactory(),
        text=text(**fields),
        at=NOON,
    )


def told(kind):
    run_due(at=LATER)
    return list(
        Notice.objects.filter(kind=f"forum.{kind}")
        .order_by("pk")
        .values_list("receiver", "language", "link")
    )


def told_asker(topic):
    return [row[0] for row in told("new_reply")].count(topic.author_id)


def test_new_reply_is_told_to_the_asker_in_her_language(topic):
    reply(topic)

    assert told("new_reply") == [
        (topic.author_id, "ar", f"/ar/forum/t/{topic.code}/{topic.slug}/#p2")
    ]


def test_new_reply_is_told_once_until_the_follower_has_looked(topic):
    reply(topic, source="One answer")
    reply(topic, source="Another answer")
    before_visit = told_asker(topic)
    topic.refresh_from_db()
    mark_seen(topic, person=topic.author, seen=1)

    reply(topic, source="A third answer")

    assert (before_visit, told_asker(topic)) == (1, 2)


def test_new_reply_seen_before_the_worker_came_is_not_told(topic):
    reply(topic)
    topic.refresh_from_db()
    mark_seen(topic, person=topic.author, seen=1)

    assert told("new_reply") == []


def test_new_reply_is_not_told_to_its_author_nor_who_stopped_following(topic):
    stopped = UserFactory()
    follow(topic_code=topic.code, person=stopped, at=NOON)
    unfollow(topic_code=topic.code, person=stopped)

    reply(topic, author=topic.author)

    assert told("new_reply") == []


def test_new_reply_that_was_hidden_meanwhile_is_not_told(topic):
    post = reply(topic)
    moderation.hide_post(
        topic_code=topic.code,
        position=post.position,
        moderator=make_moderator(),
        because=Because(Reason.SPAM),
        at=NOON,
    )

    assert told("new_reply") == []


def test_new_reply_to_a_question_that_was_hidden_meanwhile_is_not_told(topic):
    reply(topic)
    moderation.hide_post(
        topic_code=topic.code,
        position=1,
        moderator=make_moderator(),
        because=Because(reason=Reason.SPAM),
        at=NOON,
    )

    assert told("new_reply") == []


def test_new_reply_handled_twice_is_one_notice(topic):
    reply(topic)
    run_due(at=LATER)

    notices.tell_followers(Fact.objects.get(kind="forum.reply_posted"))

    assert len(told("new_reply")) == 1


def test_solution_is_told_to_who_wrote_it(topic):
    post = reply(topic)

    accept_answer(
        topic_code=topic.code, position=2, acceptor=topic.author, seen_position=None, at=NOON
    )

    assert told("answer_accepted") == [
        (post.author_id, "es", f"/es/forum/t/{topic.code}/{topic.slug}/#p2")
    ]


def test_solution_of_ones_own_is_not_told(topic):
    reply(topic, author=topic.author)

    accept_answer(
        topic_code=topic.code, position=2, acceptor=topic.author, seen_position=None, at=NOON
    )

    assert told("answer_accepted") == []


def test_reports_that_wait_together_are_told_to_moderators_once(topic):
    moderator = make_moderator()
    for _ in range(2):
        moderation.report_post(
            topic_code=topic.code,
            position=1,
            reporter=UserFactory(),
            because=Because(Reason.RUDE),
            at=NOON,
        )
    first = told("report_received")
    moderation.dismiss_reports(topic_code=topic.code, position=1, moderator=moderator, at=NOON)
    moderation.report_post(
        topic_code=topic.code,
        position=1,
        reporter=UserFactory(),
        because=Because(Reason.RUDE),
        at=NOON,
    )

    second = told("report_received")

    assert ([row[0] for row in first], len(second)) == ([moderator.pk], 2)


def test_report_settled_before_the_worker_came_is_not_told(topic):
    moderator = make_moderator()
    moderation.report_post(
        topic_code=topic.code,
        position=1,
        reporter=UserFactory(),
        because=Because(Reason.RUDE),
        at=NOON,
    )
    moderation.dismiss_reports(topic_code=topic.code, position=1, moderator=moderator, at=NOON)

    assert told("report_received") == []


def test_hidden_and_restored_are_told_to_the_author(topic):
    target = {"topic_code": topic.code, "position": 1, "moderator": make_moderator(), "at": NOON}

    moderation.hide_post(**target, because=Because(Reason.SPAM))
    moderation.restore_post(**target, because=Because(note="A mistake"))

    assert [row[0] for row in told("my_post_hidden")] == [topic.author_id]
    assert [row[0] for row in told("my_post_restored")] == [topic.author_id]


def test_erased_author_is_told_nothing(topic):
    erase_person(user_id=topic.author_id, at=NOON)

    moderation.hide_post(
        topic_code=topic.code,
        position=1,
        moderator=make_moderator(),
        because=Because(Reason.SPAM),
        at=NOON,
    )

    assert told("my_post_hidden") == []


KINDS = [
    notices.NEW_REPLY,
    notices.ANSWER_ACCEPTED,
    notices.REPORT_RECEIVED,
    notices.MY_POST_HIDDEN,
    notices.MY_POST_RESTORED,
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_notice_text_has_a_subject_of_one_line(kind, topic):
    from django.template.loader import render_to_string

    reply_to(topic)
    notice = Notice(data={"title": "Tom & “Ana”?", "reason": "spam"})
    extra = kind.context(notice) if kind.context else {}

    subject, blank, *body = render_to_string(
        kind.template, {"notice": notice, **extra}
    ).splitlines()

    assert (bool(subject.strip()), blank.strip(), any(body)) == (True, "", True)
    assert "&amp;" not in "".join([subject, *body])
