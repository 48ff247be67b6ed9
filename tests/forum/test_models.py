from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import translation

from core.errors import TransitionNotAllowed
from forum.enums import PostState, TopicState
from forum.models import ModerationAction, Post, Report, Topic
from forum.models.topic import POSTS_PER_PAGE
from tests.factories.accounts import SuperUserFactory, UserFactory
from tests.factories.forum import NOON, PostFactory, TopicFactory, make_moderator, reply_to

pytestmark = pytest.mark.django_db
S = TopicState


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": S.SOLVED},
        {"state": S.HIDDEN},
        {"state": S.HIDDEN, "state_before": S.HIDDEN},
        {"state_before": S.OPEN},
        {"replies": 1},
        {"last_position": 0},
    ],
)
def test_topic_refuses_what_cannot_be(wrong):
    topic = TopicFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.filter(pk=topic.pk).update(**wrong)


def test_topic_refuses_open_with_solution():
    topic = TopicFactory()
    answer = reply_to(topic)

    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.filter(pk=topic.pk).update(accepted=answer)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": PostState.HIDDEN},
        {"hidden_reason": "spam"},
        {"hidden_note": "why"},
        {"position": 1},
        {"position": 0},
    ],
)
def test_post_refuses_what_cannot_be(wrong):
    post = reply_to(TopicFactory())

    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(**wrong)


def test_post_refuses_a_token_used_before():
    post = reply_to(TopicFactory())

    with pytest.raises(IntegrityError), transaction.atomic():
        PostFactory(topic=TopicFactory(), position=2, author=post.author, token=post.token)


def test_report_refuses_settled_without_decision():
    post = reply_to(TopicFactory())
    report = Report.objects.create(
        post=post, reporter=UserFactory(), reason="spam", created_at=NOON
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(settled_at=NOON)


@pytest.mark.parametrize("state", S.values)
def test_topic_moves_only_along_its_table(state):
    for target in S.values:
        topic = Topic(state=state, state_before=S.OPEN if state == S.HIDDEN else "")
        if target in Topic.NEXT[state]:
            topic.move_to(target)
            assert (topic.state, topic.state_before) == (
                target,
                state if target == S.HIDDEN else "",
            )
        else:
            with pytest.raises(TransitionNotAllowed):
                topic.move_to(target)
            assert topic.state == state


def test_topic_address_keeps_its_language_or_takes_the_readers():
    topic = TopicFactory.build(code="abcd2345", slug="nie", language="pt")

    with translation.override("fr"):
        addresses = (topic.address(), topic.get_absolute_url(), topic.address("ar", position=21))

    assert addresses == (
        "/pt/forum/t/abcd2345/nie/",
        "/fr/forum/t/abcd2345/nie/",
        "/ar/forum/t/abcd2345/nie/?page=2#p21",
    )


@pytest.mark.parametrize(("last", "pages"), [(1, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_topic_pages_are_counted_by_position(last, pages):
    assert (Topic(last_position=last).pages, POSTS_PER_PAGE) == (pages, 20)


def test_post_body_of_an_older_renderer_is_made_anew():
    post = PostFactory.build(source="**safe**", html="<script>old</script>", renderer_version=0)

    assert str(post.body).strip() == '<p dir="auto"><strong>safe</strong></p>'


def test_hidden_things_are_there_for_author_and_moderators_only():
    topic, hidden_topic = TopicFactory(), TopicFactory(state=S.HIDDEN, state_before=S.OPEN)
    post = reply_to(topic, state=PostState.HIDDEN, hidden_reason="rude")
    readers = {
        "guest": AnonymousUser(),
        "member": UserFactory(),
        "topic author": hidden_topic.author,
        "post author": post.author,
        "moderator": make_moderator(),
        "operator": SuperUserFactory(),
    }

    seen = {
        name: (
            Topic.objects.visible_to(reader).filter(pk=hidden_topic.pk).exists(),
            Post.objects.visible_to(reader).filter(pk=post.pk).exists(),
        )
        for name, reader in readers.items()
    }

    assert seen == {
        "guest": (False, False),
        "member": (False, False),
        "topic author": (True, False),
        "post author": (False, True),
        "moderator": (True, True),
        "operator": (True, True),
    }


def test_reports_and_decisions_are_for_moderators():
    topic = TopicFactory()
    report = Report.objects.create(
        post=topic.posts.get(), reporter=UserFactory(), reason="spam", created_at=NOON
    )
    ModerationAction.objects.create(
        deed="dismiss", moderator=make_moderator(), topic=topic, at=NOON + timedelta(1)
    )

    counts = [
        (Report.objects.visible_to(who).count(), ModerationAction.objects.visible_to(who).count())
        for who in (UserFactory(), report.reporter, make_moderator())
    ]

    assert counts == [(0, 0), (1, 0), (1, 1)]


def test_topics_are_editable_by_author_and_moderators():
    topic = TopicFactory()

    counts = [
        Topic.objects.editable_by(who).count()
        for who in (AnonymousUser(), UserFactory(), topic.author, make_moderator())
    ]

    assert counts == [0, 0, 1, 1]


def test_names_of_rows_say_what_they_are():
    topic = TopicFactory.build(title="NIE?", pk=3)
    post = PostFactory.build(topic=topic, position=2, pk=4)
    report = Report(post=post, reason="spam")

    assert (str(topic), str(post), str(report)) == ("NIE?", "3 #2", "4 spam")
