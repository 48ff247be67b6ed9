from datetime import UTC, datetime, timedelta
from uuid import uuid4

import factory
from django.contrib.auth.models import Group

from core.text import RENDERER_VERSION
from forum.models import ForumCategoryPage, Post, Topic
from forum.querysets import MODERATORS
from forum.services.posting import Text
from forum.services.questions import Question
from tests.factories.accounts import UserFactory

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
KEY = "6c8e0f6e-6d0b-4f55-9d5e-6f0a4f3d7a10"


class TopicFactory(factory.django.DjangoModelFactory):
    """An open question with its own text at position 1."""

    class Meta:
        model = Topic
        skip_postgeneration_save = True

    category_key = KEY
    title = factory.Sequence(lambda number: f"Question number {number}")
    slug = "question"
    language = "es"
    author = factory.SubFactory(UserFactory)
    created_at = NOON
    last_post_at = factory.SelfAttribute("created_at")

    @factory.post_generation
    def question(self, create, extracted, **_kwargs):
        if create:
            PostFactory(
                topic=self, position=1, author=self.author, source=extracted or "How do I start?"
            )


class PostFactory(factory.django.DjangoModelFactory):
    """A text as the database keeps it; ``reply_to`` keeps the counters too."""

    class Meta:
        model = Post

    author = factory.SubFactory(UserFactory)
    language = "es"
    source = factory.Sequence(lambda number: f"Answer number {number}")
    html = factory.LazyAttribute(lambda post: f"<p>{post.source}</p>")
    renderer_version = RENDERER_VERSION
    token = factory.LazyFunction(uuid4)
    created_at = NOON


def reply_to(topic, **fields):
    """Add an answer and count it."""
    topic.refresh_from_db()
    topic.last_position += 1
    topic.replies += 1
    topic.last_post_at = fields.setdefault(
        "created_at", topic.last_post_at + timedelta(minutes=topic.last_position)
    )
    topic.save()
    return PostFactory(topic=topic, position=topic.last_position, **fields)


def make_moderator(**fields):
    moderator = UserFactory(**fields)
    moderator.groups.add(Group.objects.get_or_create(name=MODERATORS)[0])
    return moderator


def text(source="Take the form 036 with you.", **fields):
    return Text(**{"source": source, "language": "es", "token": uuid4(), **fields})


def question(category, title="How do I register as autónomo?", **fields):
    key = category.translation_key if isinstance(category, ForumCategoryPage) else category
    return Question(title=title, category_key=key, text=text(**fields))
