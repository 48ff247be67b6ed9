"""The synthetic mass: the same for the same number, more for a larger one, gone without a trace."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from wagtail.search.models import IndexEntry

from cece.demo.scale import loading, people
from cece.demo.scale.amounts import amounts_at
from cece.demo.scale.threads import thread
from core.accounts.models import User
from core.facts.digest import digest
from core.facts.models import Fact, Reaction
from courses.models import Attempt, Certificate, Completion, Enrolment
from forum.models import Follow, Post, Report, Topic
from forum.services.moderation import Because, report_post
from forum.services.replies import post_reply
from shops.models import Order, Product, ProductPicture, Shop
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.forum import text
from tests.factories.shops import placed_order

SMALL, LARGER = 0.01, 0.02
CATEGORIES = {"money": 1, "papers": 2, "selling": 3, "taxes": 4}
# What identifies a row and says all about it, without the numbers a database gives
ROWS = {
    User: (
        "email",
        "code",
        "password",
        "display_name",
        "language",
        "reading_languages",
        "territory__code",
        "date_joined",
    ),
    Enrolment: ("learner__email", "course_key", "state", "language", "enrolled_at", "completed_at"),
    Completion: ("enrolment__learner__email", "activity", "language", "completed_at"),
    Attempt: (
        "code",
        "enrolment__learner__email",
        "activity",
        "number",
        "answers",
        "points",
        "is_passed",
        "started_at",
        "graded_at",
    ),
    Certificate: ("code", "learner__email", "holder_name", "titles", "hours", "rule", "issued_at"),
    Shop: ("slug", "name", "offer", "about", "language", "territory__code", "opened_at"),
    Product: (
        "code",
        "shop__slug",
        "slug",
        "title",
        "description",
        "price_cents",
        "stock",
        "search_text",
        "published_at",
    ),
    ProductPicture: ("folder", "product__code", "widths", "width", "height", "alt"),
    Topic: (
        "code",
        "category_key",
        "title",
        "slug",
        "language",
        "author__email",
        "state",
        "accepted__position",
        "replies",
        "last_position",
        "created_at",
        "last_post_at",
    ),
    Post: ("topic__code", "position", "author__email", "language", "html", "token", "created_at"),
    Follow: ("topic__code", "person__email", "seen_position", "created_at"),
    Fact: ("kind", "subject__email", "actor__email", "territory__code", "object_type", "at"),
}


def everything():
    """Return all rows of the synthetic people, comparable between two databases."""
    return {
        model.__name__: sorted(map(str, model.objects.values_list(*fields)))
        for model, fields in ROWS.items()
    }


def counts():
    return {model.__name__: model.objects.count() for model in ROWS}


def test_scale_one_is_what_the_figures_are_about():
    amounts = amounts_at(1)
    threads = [thread(number, amounts, CATEGORIES) for number in range(amounts.topics)]
    sizes = [each.posts for each in threads]

    assert (amounts.people, amounts.products, amounts.shops) == (2_000, 1_000, 50)
    assert (len(sizes), sum(sizes), max(sizes)) == (2_000, 50_000, 7_500)
    assert sum(bool(each.solved_by) for each in threads) == 1_000
    assert {each.language for each in threads} == {"es", "pt", "en", "fr", "ar"}
    assert {each.category for each in threads} == set(CATEGORIES)
    assert sum(size < 10 for size in sizes) > 900


def test_twice_the_scale_has_twice_the_posts():
    amounts = amounts_at(2)
    sizes = [thread(number, amounts, CATEGORIES).posts for number in range(amounts.topics)]

    assert (len(sizes), sum(sizes), sizes.count(7_500)) == (4_000, 100_000, 2)


def test_load_makes_the_amounts_of_its_scale(course):
    loading.load(scale=SMALL, at=NOON)

    assert (User.objects.count(), Product.objects.count(), Shop.objects.count()) == (20, 10, 1)
    assert (Topic.objects.count(), Post.objects.count()) == (20, 500)
    assert Topic.objects.solved().count() == 10
    assert Topic.objects.get(last_position=75)
    states = Counter(Enrolment.objects.values_list("state", flat=True))
    assert states["completed"] == Certificate.objects.count() > 0
    assert states["active"] > 0
    assert not Topic.objects.filter(last_post_at__gt=NOON).exists()
    assert not Fact.objects.filter(at__gt=NOON).exists()


def test_nothing_follows_from_what_is_loaded(course, mailoutbox):
    before = Reaction.objects.count()

    loading.load(scale=SMALL, at=NOON)

    assert (Reaction.objects.count(), mailoutbox) == (before, [])


def test_load_twice_is_once_whenever_it_is(course):
    loading.load(scale=SMALL, at=NOON)
    before = digest()

    loading.load(scale=SMALL, at=NOON + timedelta(days=3))

    assert digest() == before


def test_load_after_remove_makes_the_same_rows(course, django_capture_on_commit_callbacks):
    loading.load(scale=SMALL, at=NOON)
    before = everything()
    with django_capture_on_commit_callbacks(execute=True):
        loading.remove()

    loading.load(scale=SMALL, at=NOON)

    assert everything() == before


def test_larger_scale_adds_to_the_smaller_one(course, django_capture_on_commit_callbacks):
    loading.load(scale=LARGER, at=NOON)
    at_once = everything()
    with django_capture_on_commit_callbacks(execute=True):
        loading.remove()

    loading.load(scale=SMALL, at=NOON)
    loading.load(scale=LARGER, at=NOON)

    assert everything() == at_once


def test_smaller_scale_takes_nothing_away(course):
    loading.load(scale=SMALL, at=NOON)
    before = digest()

    loading.load(scale=SMALL / 2, at=NOON)

    assert digest() == before


def test_longest_question_grows_below_what_people_have_written(course):
    loading.load(scale=SMALL, at=NOON)
    longest = Topic.objects.get(last_position=75)
    reply = post_reply(topic_code=longest.code, author=UserFactory(), text=text(), at=NOON)

    loading.load(scale=LARGER, at=NOON + timedelta(days=1))

    longest.refresh_from_db()
    positions = list(longest.posts.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, 152))
    assert (longest.replies, longest.last_position) == (150, 151)
    assert (longest.last_post_at, reply.position) == (NOON, 76)


def test_remove_leaves_the_rest_as_it_was(course, django_capture_on_commit_callbacks):
    before = digest()
    loading.load(scale=SMALL, at=NOON)
    paths = [path for picture in ProductPicture.objects.all() for path in picture.paths()]

    with django_capture_on_commit_callbacks(execute=True):
        loading.remove()

    assert digest() == before
    assert not IndexEntry.objects.filter(content_type__model="topic").exists()
    assert len(paths) == 20  # ten pictures, each in one width and as JPEG
    assert not any(default_storage.exists(path) for path in paths)


def test_remove_takes_what_people_did_with_it_since(course):
    loading.load(scale=SMALL, at=NOON)
    person, topic = UserFactory(), Topic.objects.solved().first()
    post_reply(topic_code=topic.code, author=person, text=text(), at=NOON)
    because = Because(reason="spam", note="?")
    report_post(topic_code=topic.code, position=1, reporter=person, because=because, at=NOON)
    placed_order(Product.objects.filter(stock__gt=0).first())

    loading.remove()

    rows = (Topic, Post, Report, Shop, Product, Order, Enrolment, Certificate)
    assert [model.objects.count() for model in rows] == [0] * len(rows)
    assert not people.keys()


def test_command_loads_demo_and_scale_and_removes_both(db, capsys):
    call_command("demo", scale=SMALL)
    said = capsys.readouterr().out
    loaded = (len(people.keys()), Post.objects.filter(author__email__endswith=".test").count())

    call_command("demo", remove=True)

    assert "20 learners, 10 products, 20 questions" in said
    assert loaded[0] == 20
    assert loaded[1] > 500
    assert (User.objects.count(), Fact.objects.count(), Topic.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("scale", [-1.0, float("nan"), float("inf")])
def test_command_refuses_what_is_no_scale(db, scale):
    with pytest.raises(CommandError, match="such as"):
        call_command("demo", scale=scale)

    assert User.objects.count() == 0
