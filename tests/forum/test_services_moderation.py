from datetime import timedelta

import pytest

from core.errors import TransitionNotAllowed
from core.facts.models import Fact
from forum.enums import Reason, TopicState
from forum.errors import AlreadyReported, OwnPost, ReasonMissing
from forum.models import ModerationAction, Post, Report, Topic
from forum.services import moderation
from forum.services.moderation import Because
from forum.services.solutions import accept_answer
from tests.factories.accounts import UserFactory
from tests.factories.forum import NOON, TopicFactory, make_moderator, reply_to

pytestmark = pytest.mark.django_db
SPAM = Because(Reason.SPAM, "Sells watches")
AGAIN = Because(note="It was a mistake")


def report(post, *, by=None, because=SPAM):
    return moderation.report_post(
        topic_code=post.topic.code,
        position=post.position,
        reporter=by or UserFactory(),
        because=because,
        at=NOON,
    )


def hide(post, *, by, because=SPAM):
    return moderation.hide_post(
        topic_code=post.topic.code, position=post.position, moderator=by, because=because, at=NOON
    )


def restore(post, *, by, because=AGAIN):
    return moderation.restore_post(
        topic_code=post.topic.code, position=post.position, moderator=by, because=because, at=NOON
    )


def kinds():
    return list(Fact.objects.values_list("kind", flat=True))


def state(topic):
    topic.refresh_from_db()
    return topic.state, topic.replies, topic.last_post_at, topic.accepted_id


def test_report_post_is_kept_once_for_each_person():
    post, amina = reply_to(TopicFactory()), UserFactory()

    made = report(post, by=amina)
    with pytest.raises(AlreadyReported):
        report(post, by=amina)
    report(post)

    assert (Report.objects.count(), kinds()) == (2, ["forum.post_reported"] * 2)
    assert Fact.objects.values_list("subject", "object_type", "object_id", "data").first() == (
        amina.pk,
        "forum.report",
        str(made.pk),
        {"reason": "spam"},
    )


def test_report_post_of_ones_own_changes_nothing():
    post = reply_to(TopicFactory())

    with pytest.raises(OwnPost):
        report(post, by=post.author)

    assert (Report.objects.count(), kinds()) == (0, [])


def test_report_post_that_is_hidden_changes_nothing():
    post = reply_to(TopicFactory())
    moderator = make_moderator()
    hide(post, by=moderator)

    with pytest.raises(Post.DoesNotExist):
        report(post)
    with pytest.raises(OwnPost):
        report(post, by=moderator)

    assert Report.objects.count() == 0


def test_hide_post_takes_it_out_of_the_counters():
    topic = TopicFactory()
    earlier, post = reply_to(topic), reply_to(topic)
    moderator = make_moderator()
    waiting = report(post)

    for _ in range(2):
        hide(post, by=moderator)

    post.refresh_from_db()
    waiting.refresh_from_db()
    action = ModerationAction.objects.get()
    assert (post.state, post.hidden_reason, post.hidden_note) == ("hidden", "spam", "Sells watches")
    assert state(topic) == ("open", 1, earlier.created_at, None)
    assert (action.deed, action.moderator, action.reason) == ("hide", moderator, "spam")
    assert (waiting.settled_by, waiting.settled_at) == (action, NOON)
    assert kinds() == ["forum.post_reported", "forum.post_hidden"]
    assert Fact.objects.filter(kind="forum.post_hidden").values_list("subject", "actor").get() == (
        post.author_id,
        moderator.pk,
    )


def test_hide_post_that_is_the_only_answer_leaves_an_unanswered_question():
    topic = TopicFactory()
    post = reply_to(topic)

    hide(post, by=make_moderator())

    assert state(topic) == ("open", 0, topic.created_at, None)


def test_hide_post_that_is_the_solution_opens_the_question():
    topic = TopicFactory()
    post = reply_to(topic)
    accept_answer(
        topic_code=topic.code, position=2, acceptor=topic.author, seen_position=None, at=NOON
    )

    hide(post, by=make_moderator())

    assert state(topic) == ("open", 0, topic.created_at, None)


def test_hide_post_that_is_the_solution_of_a_hidden_question():
    topic, moderator = TopicFactory(), make_moderator()
    post = reply_to(topic)
    accept_answer(
        topic_code=topic.code, position=2, acceptor=topic.author, seen_position=None, at=NOON
    )
    question = topic.posts.get(position=1)

    hide(question, by=moderator)
    hide(post, by=moderator)
    restore(question, by=moderator)

    assert state(topic) == ("open", 0, topic.created_at, None)


@pytest.mark.parametrize("before", [TopicState.OPEN, TopicState.SOLVED, TopicState.CLOSED])
def test_restore_post_brings_a_question_back_as_it_was(before):
    topic, moderator = TopicFactory(), make_moderator()
    answer = reply_to(topic)
    topic.state, topic.accepted = before, answer if before == TopicState.SOLVED else None
    topic.save()
    was = state(topic)
    question = topic.posts.get(position=1)

    hide(question, by=moderator)
    hidden = state(topic)
    for _ in range(2):
        restore(question, by=moderator)

    assert (hidden[0], state(topic)) == ("hidden", was)
    assert kinds() == ["forum.post_hidden", "forum.post_restored"]


def test_restore_post_counts_an_answer_again():
    topic, moderator = TopicFactory(), make_moderator()
    post = reply_to(topic)
    was = state(topic)

    hide(post, by=moderator)
    restore(post, by=moderator)

    post.refresh_from_db()
    assert (state(topic), post.state, post.hidden_reason) == (was, "visible", "")
    assert list(ModerationAction.objects.values_list("deed", "note")) == [
        ("hide", "Sells watches"),
        ("restore", "It was a mistake"),
    ]


def test_hide_post_again_is_a_fact_again():
    post, moderator = reply_to(TopicFactory()), make_moderator()

    hide(post, by=moderator)
    restore(post, by=moderator)
    hide(post, by=moderator)

    assert kinds() == ["forum.post_hidden", "forum.post_restored", "forum.post_hidden"]


def test_moderation_without_reason_changes_nothing():
    post, moderator = reply_to(TopicFactory()), make_moderator()
    on_topic = {"topic_code": post.topic.code, "moderator": moderator, "at": NOON}

    with pytest.raises(ReasonMissing):
        hide(post, by=moderator, because=Because(note="x"))
    with pytest.raises(ReasonMissing):
        restore(post, by=moderator, because=Because(Reason.SPAM))
    with pytest.raises(ReasonMissing):
        moderation.close_topic(**on_topic, because=Because())
    with pytest.raises(ReasonMissing):
        moderation.reopen_topic(**on_topic, because=Because())

    assert (ModerationAction.objects.count(), kinds()) == (0, [])


def test_moderation_by_who_is_no_moderator_changes_nothing():
    topic = TopicFactory()
    post = reply_to(topic)
    on_topic = {"topic_code": topic.code, "moderator": topic.author, "at": NOON}

    for attempt in (
        lambda: hide(post, by=topic.author),
        lambda: restore(post, by=topic.author),
        lambda: moderation.dismiss_reports(**on_topic, position=2),
        lambda: moderation.close_topic(**on_topic, because=AGAIN),
        lambda: moderation.reopen_topic(**on_topic, because=AGAIN),
    ):
        with pytest.raises(Post.DoesNotExist):
            attempt()

    assert (ModerationAction.objects.count(), state(topic)[0], kinds()) == (0, "open", [])


def test_moderation_of_missing_question_is_refused():
    with pytest.raises(Topic.DoesNotExist):
        moderation.dismiss_reports(
            topic_code="nothing", position=1, moderator=make_moderator(), at=NOON
        )


def test_dismiss_reports_settles_them_and_hides_nothing():
    post, moderator = reply_to(TopicFactory()), make_moderator()
    report(post)
    report(post)

    for _ in range(2):
        moderation.dismiss_reports(
            topic_code=post.topic.code, position=2, moderator=moderator, at=NOON
        )

    post.refresh_from_db()
    assert (post.state, Report.objects.unsettled().count()) == ("visible", 0)
    assert ModerationAction.objects.get().deed == "dismiss"


@pytest.mark.parametrize(("is_solved", "again"), [(False, "open"), (True, "solved")])
def test_close_topic_and_open_it_again(is_solved, again):
    topic, moderator = TopicFactory(), make_moderator()
    if is_solved:
        topic.accepted, topic.state = reply_to(topic), TopicState.SOLVED
        topic.save()
    on_topic = {"topic_code": topic.code, "moderator": moderator, "because": AGAIN, "at": NOON}

    moderation.close_topic(**on_topic)
    closed = state(topic)[0]
    with pytest.raises(TransitionNotAllowed):
        moderation.close_topic(**on_topic)
    for _ in range(2):
        moderation.reopen_topic(**on_topic)

    assert (closed, state(topic)[0]) == ("closed", again)
    assert list(ModerationAction.objects.values_list("deed", flat=True)) == ["close", "reopen"]


def test_close_topic_that_is_hidden_changes_nothing():
    topic, moderator = TopicFactory(), make_moderator()
    hide(topic.posts.get(), by=moderator)

    with pytest.raises(TransitionNotAllowed):
        moderation.close_topic(
            topic_code=topic.code,
            moderator=moderator,
            because=AGAIN,
            at=NOON + timedelta(minutes=1),
        )

    assert state(topic)[0] == "hidden"
