from collections import Counter
from datetime import timedelta

import pytest
from django.conf import settings
from django.db.models import F
from wagtail.search.models import IndexEntry

from cece.demo import forum as demo
from cece.demo import people as demo_people
from cece.demo import roles
from cece.demo.neighbours import NEIGHBOURS
from core.facts.models import Fact
from forum.enums import Deed, Reason
from forum.models import Follow, ModerationAction, Post, Report, Topic
from forum.services import moderation
from forum.services.moderation import Because
from forum.services.replies import post_reply
from forum.services.solutions import accept_answer, withdraw_solution
from tests.factories.accounts import UserFactory
from tests.factories.forum import NOON, TopicFactory, text

LANGUAGES = {code for code, _name in settings.LANGUAGES}
STORIES = demo.stories()


@pytest.fixture
def people(forum):
    people = demo_people.load()
    roles.load(people)
    demo.load(people, NOON)
    return people


def rows():
    models = (Topic, Post, Follow, Report, ModerationAction)
    return [model.objects.count() for model in models]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_each_text_is_short_and_comes_after_the_one_before(story):
    instants = [story.instant(position + 1, NOON) for position in range(len(story.texts))]

    assert instants == sorted(instants)
    assert instants[-1] < NOON
    assert len(story.head["title"]) <= 100
    assert all(0 < len(written.source) < 1200 for written in story.texts)
    assert {written.language for written in story.texts} <= LANGUAGES


def test_people_of_the_demo_write_in_a_language_they_read():
    reading = {key: who[2] for key, who in (demo_people.MAIN | NEIGHBOURS).items()}

    foreign = [
        (story.name, written.by)
        for story in STORIES
        for written in story.texts
        if written.language not in reading[written.by]
    ]

    assert foreign == []


def test_demo_is_thirty_questions_half_of_them_solved(people):
    languages = Counter(Topic.objects.values_list("language", flat=True))

    assert (sum(languages.values()), Topic.objects.solved().count()) == (30, 15)
    assert set(languages) == set(Topic.objects.solved().values_list("language", flat=True))
    assert languages.keys() == LANGUAGES
    assert set(Topic.objects.values_list("category_key", flat=True)) == set(
        demo.ForumCategoryPage.objects.values_list("translation_key", flat=True)
    )
    assert not Topic.objects.filter(last_post_at__gt=NOON).exists()
    assert not Fact.objects.filter(at__gt=NOON).exists()


def test_all_questions_but_the_newest_have_two_to_five_answers(people):
    newest = Topic.objects.latest("created_at")

    answered = Topic.objects.exclude(pk=newest.pk).values_list("replies", flat=True)

    assert (list(Topic.objects.unanswered()), newest.replies) == ([newest], 0)
    assert set(answered) <= {2, 3, 4, 5}


def test_demo_answers_across_languages(people):
    crossing = Post.objects.exclude(topic__language=F("language")).values_list(
        "topic__language", "language"
    )

    assert {asked for asked, _ in crossing} == {given for _, given in crossing} == LANGUAGES


def test_demo_leaves_work_for_the_moderator(people):
    (report,) = Report.objects.unsettled()
    deeds = ModerationAction.objects.values_list("deed", "moderator")

    assert not report.post.is_hidden
    assert sorted(deeds) == sorted(
        [(Deed.HIDE, people["moderator"].pk), (Deed.CLOSE, people["moderator"].pk)]
    )


def test_people_in_the_middle_of_things_have_news_of_some_questions(people):
    unread = F("topic__last_position")

    for key in ("amina", "diego", "joao"):
        follows = Follow.objects.filter(person=people[key])
        assert 0 < follows.filter(seen_position__lt=unread).count() < follows.count()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_who_has_news_follows_the_question(story):
    news = set(story.head.get("news", "").split())

    assert news <= story.people


def test_demo_loaded_again_changes_nothing(people):
    before = (rows(), Fact.objects.count(), list(Topic.objects.values()))

    demo.load(people, NOON + timedelta(days=3))

    assert (rows(), Fact.objects.count(), list(Topic.objects.values())) == before


def test_demo_loaded_again_leaves_what_people_decided_since(people):
    topic = Topic.objects.solved().first()
    withdraw_solution(topic_code=topic.code, acceptor=topic.author)
    hidden = ModerationAction.objects.get(deed=Deed.HIDE)
    moderation.restore_post(
        topic_code=hidden.topic.code,
        position=hidden.post.position,
        moderator=people["moderator"],
        because=Because(note="A mistake"),
        at=NOON,
    )

    demo.load(people, NOON)

    hidden.post.refresh_from_db()
    assert (Topic.objects.solved().count(), hidden.post.is_hidden) == (14, False)


def test_demo_without_forum_pages_is_left_out(people):
    demo.remove()
    demo.ForumCategoryPage.objects.all().delete()

    demo.load(people, NOON)

    assert Topic.objects.count() == 0


def test_demo_removed_leaves_nothing(people):
    demo.remove()

    assert rows() == [0, 0, 0, 0, 0]
    assert IndexEntry.objects.filter(content_type__model="topic").count() == 0


def test_demo_removed_leaves_what_others_did(people):
    topic = TopicFactory()
    mine = text("My own")
    post_reply(topic_code=topic.code, author=people["lucia"], text=text("Demo"), at=NOON)
    post_reply(topic_code=topic.code, author=UserFactory(), text=mine, at=NOON)
    accept_answer(
        topic_code=topic.code, position=2, acceptor=topic.author, seen_position=None, at=NOON
    )
    because = Because(Reason.SPAM)
    moderation.report_post(
        topic_code=topic.code, position=3, reporter=UserFactory(), because=because, at=NOON
    )
    moderation.dismiss_reports(
        topic_code=topic.code, position=3, moderator=people["moderator"], at=NOON
    )

    demo.remove()

    topic.refresh_from_db()
    assert (topic.state, topic.replies, topic.last_position) == ("open", 1, 3)
    assert list(topic.posts.values_list("position", flat=True)) == [1, 3]
    assert Report.objects.unsettled().count() == 1
