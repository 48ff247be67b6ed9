"""Questions of the demo: thirty from real life, in five languages, half of them solved.

Each file of ``content/forum`` is one question: a head, then texts parted by ``--- who language days``.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import Q

from cece.demo.neighbours import with_neighbours
from cece.demo.people import DOMAIN
from core.accounts.models import User
from forum.models import Follow, ForumCategoryPage, ModerationAction, Post, Report, Topic
from forum.services import moderation
from forum.services.following import follow, mark_seen
from forum.services.moderation import Because
from forum.services.posting import Text
from forum.services.questions import Question, ask_question
from forum.services.replies import post_reply
from forum.services.solutions import CHANGING, accept_answer, drop_solution

CONTENT = Path(__file__).parent / "content" / "forum"
MODERATOR = "moderator"


@dataclass(frozen=True)
class Written:
    """One text: who wrote it, in which language, how many days ago."""

    by: str
    language: str
    days: int
    source: str


@dataclass(frozen=True)
class Story:
    """One question file.

    The head has title, language, category, by and days (ago). It may have ``solution: POSITION`` of
    the answer that solved it, ``followers: WHO ...``, ``news: WHO ...`` who have not read the answers
    yet, ``reported: POSITION WHO REASON NOTE``, and from the moderator ``hidden: POSITION REASON
    NOTE`` and ``closed: NOTE``.
    """

    name: str
    head: dict[str, str]
    texts: list[Written]

    @cached_property
    def followers(self) -> list[str]:
        return self.head.get("followers", "").split()

    @cached_property
    def people(self) -> set[str]:
        """Everybody who has a part in it."""
        reporter = self.head["reported"].split()[1:2] if "reported" in self.head else []
        return {text.by for text in self.texts} | {*self.followers, *reporter}

    @cached_property
    def readers(self) -> list[str]:
        """Those who have read all of it."""
        return sorted(self.people - {*self.head.get("news", "").split()})

    def token(self, position: int) -> UUID:
        """Return the mark of one text, by which it is found when the demo is loaded again."""
        return uuid5(NAMESPACE_URL, f"demo:forum:{self.name}:{position}")

    def instant(self, position: int, at: datetime) -> datetime:
        """Return when the text at ``position`` was written; later texts of one day come later."""
        written = self.texts[position - 1]
        return at - timedelta(days=written.days) + timedelta(hours=position)

    def text(self, position: int) -> Text:
        written = self.texts[position - 1]
        return Text(source=written.source, language=written.language, token=self.token(position))


def read(path: Path) -> Story:
    """Return the question written in ``path``."""
    head, first, *rest = path.read_text().split("\n---")
    fields: dict[str, str] = dict(line.split(": ", 1) for line in head.strip().splitlines())
    texts = [Written(fields["by"], fields["language"], int(fields["days"]), first.strip())]
    for block in rest:
        who, source = block.split("\n", 1)
        by, language, days = who.split()
        texts.append(Written(by, language, int(days), source.strip()))
    return Story(path.stem, fields, texts)


def stories() -> list[Story]:
    """Return all questions of the demo in the order of their files."""
    return [read(path) for path in sorted(CONTENT.glob("*.md"))]


def load(people: dict[str, User], at: datetime) -> None:
    """Tell the questions that are not there yet; those that are stay as people have left them."""
    told = stories()
    everybody = with_neighbours(people, set().union(*(story.people for story in told)))
    keys = dict(ForumCategoryPage.objects.order_by("-pk").values_list("slug", "translation_key"))
    questions = Post.objects.filter(token__in=[story.token(1) for story in told])
    known = set(questions.values_list("token", flat=True))
    for story in told:
        if story.token(1) not in known and story.head["category"] in keys:
            _tell(story, everybody, keys[story.head["category"]], at)


def _tell(story: Story, people: dict[str, User], category_key: UUID, at: datetime) -> None:
    """Play one question through the forum's own services, at the instants of its texts."""
    asked, *answers = story.texts
    author = people[asked.by]
    question = Question(story.head["title"], category_key, story.text(1))
    topic = ask_question(author=author, question=question, at=story.instant(1, at))
    for key in story.followers:
        follow(topic_code=topic.code, person=people[key], at=story.instant(1, at))
    for position, answer in enumerate(answers, start=2):
        post_reply(
            topic_code=topic.code,
            author=people[answer.by],
            text=story.text(position),
            at=story.instant(position, at),
        )
    after = story.instant(len(story.texts), at) + timedelta(hours=1)
    if "solution" in story.head:
        accept_answer(
            topic_code=topic.code,
            position=int(story.head["solution"]),
            acceptor=author,
            seen_position=None,
            at=after,
        )
    _moderate(story, topic, people, after)
    topic.refresh_from_db()
    for key in story.readers:
        mark_seen(topic, person=people[key], seen=1)


def _moderate(story: Story, topic: Topic, people: dict[str, User], at: datetime) -> None:
    """Report, hide and close what the head of the question says."""
    if "reported" in story.head:
        position, who, reason, note = story.head["reported"].split(" ", 3)
        moderation.report_post(
            topic_code=topic.code,
            position=int(position),
            reporter=people[who],
            because=Because(reason, note),
            at=at,
        )
    if "hidden" in story.head:
        position, reason, note = story.head["hidden"].split(" ", 2)
        moderation.hide_post(
            topic_code=topic.code,
            position=int(position),
            moderator=people[MODERATOR],
            because=Because(reason, note),
            at=at,
        )
    if "closed" in story.head:
        because = Because(note=story.head["closed"])
        moderation.close_topic(
            topic_code=topic.code, moderator=people[MODERATOR], because=because, at=at
        )


def remove() -> None:
    """Take away the questions of demo people with all below them, and what they did elsewhere."""
    own: dict[str, Any] = {"author__email__endswith": DOMAIN}
    topics = Topic.objects.filter(**own)
    posts = Post.objects.filter(Q(topic__in=topics) | Q(**own))
    elsewhere = list(Topic.objects.filter(posts__in=posts).exclude(**own).distinct())
    for topic in Topic.objects.filter(accepted__in=posts):
        drop_solution(topic)
        topic.save(update_fields=CHANGING)
    _remove_moderation(posts)
    Follow.objects.filter(person__email__endswith=DOMAIN).delete()
    posts.delete()
    topics.delete()
    for topic in elsewhere:
        answers = topic.posts.shown().filter(position__gt=1)
        Topic.objects.filter(pk=topic.pk).update(replies=answers.count())


def _remove_moderation(posts: Any) -> None:
    decisions = ModerationAction.objects.filter(
        Q(post__in=posts) | Q(moderator__email__endswith=DOMAIN)
    )
    Report.objects.filter(Q(post__in=posts) | Q(reporter__email__endswith=DOMAIN)).delete()
    Report.objects.filter(settled_by__in=decisions).update(settled_at=None, settled_by=None)
    decisions.delete()
