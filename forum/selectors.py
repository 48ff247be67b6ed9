"""What the pages of the forum read, and what other packages may ask of it."""

import re
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.search.backends import get_search_backend

from core.pages import absolute
from forum.models import ForumCategoryPage, ModerationAction, Post, Report, Topic
from forum.models.topic import POSTS_PER_PAGE
from forum.querysets import MODERATORS

SIMILAR = 5
WORDS = 12
SHORTEST_WORD = 4
# Words of questions that say nothing about their subject, in the languages of the product
FILLERS = frozenset(
    {
        *("como", "cómo", "cuando", "cuándo", "dónde", "donde", "hacer", "para", "puedo", "quiero"),
        *("sobre", "tengo", "fazer", "onde", "posso", "preciso", "quando", "quero", "tenho"),
        *("does", "from", "have", "need", "this", "what", "when", "where", "which", "with"),
        *("avec", "comment", "dans", "dois", "faire", "pour", "puis", "quelle"),
    }
)


def is_moderator(user: Any) -> bool:
    """Say whether ``user`` may enter the moderators' desk. One query at most."""
    return user.is_superuser or user.groups.filter(name=MODERATORS).exists()


def moderators() -> QuerySet:
    """Return the people who are told of reports."""
    return get_user_model().objects.filter(groups__name=MODERATORS, is_active=True)


def category_of(topic: Topic) -> ForumCategoryPage | None:
    """Return the part of the forum ``topic`` belongs to, in the reader's language if there is one."""
    pages = ForumCategoryPage.objects.live().filter(translation_key=topic.category_key)
    by_language = {page.locale.language_code: page for page in pages.select_related("locale")}
    return by_language.get(get_language() or "") or by_language.get(topic.language)


def categories() -> list[ForumCategoryPage]:
    """Return the parts of the forum in the reader's language."""
    return list(ForumCategoryPage.objects.of_language(get_language() or ""))


def posts_on_page(topic: Topic, *, reader: Any, number: int) -> list[Post]:
    """Return what ``reader`` may see of one page of ``topic``. One query, the same on every page.

    The limit is no more than the page's positions; it tells PostgreSQL's planner that they are few.
    """
    page = topic.posts.visible_to(reader).on_page(number, size=POSTS_PER_PAGE)
    return list(page.select_related("author")[:POSTS_PER_PAGE])


def in_reading_order(topic: Topic, posts: list[Post], *, number: int) -> list[Post]:
    """Return ``posts`` of page ``number``; on the first the solution follows the question at once.

    It does so from whatever page it stands on; there it keeps its place too.
    """
    if number != 1 or topic.accepted is None:
        return posts
    others = [post for post in posts if post.pk != topic.accepted_id]
    return [*others[:1], topic.accepted, *others[1:]]


def similar_solved(title: str) -> list[Topic]:
    """Return solved questions of all languages that share words with ``title``, best first."""
    words = [word for word in re.findall(r"\w+", title) if _says_something(word)]
    if not words:
        return []
    found = get_search_backend().search(
        " ".join(words[:WORDS]),
        Topic.objects.solved().select_related("author"),
        operator="or",
    )
    return list(found[:SIMILAR])


def _says_something(word: str) -> bool:
    """Leave out fillers and short words; NIE and IVA stay."""
    return (len(word) >= SHORTEST_WORD or word.isupper()) and word.lower() not in FILLERS


def searchable_topics() -> QuerySet:
    """Return what the search of the whole site may find."""
    return Topic.objects.listed().select_related("author")


def questions_of(person: Any) -> QuerySet:
    """Return the questions ``person`` asked, the ones with news first."""
    return Topic.objects.filter(author=person).order_by("-last_post_at", "-id")


def open_reports(reader: Any) -> QuerySet:
    """Return the reports that wait for a decision."""
    return (
        Report.objects.visible_to(reader)
        .unsettled()
        .select_related("post__topic", "post__author", "reporter")
    )


def latest_decisions(reader: Any, *, most: int) -> list[ModerationAction]:
    """Return the newest decisions of moderators."""
    decisions = ModerationAction.objects.visible_to(reader).latest_first()
    return list(decisions.select_related("moderator", "topic", "post")[:most])


def question_and_answer(topic: Topic, *, question: Post, solution: Post) -> dict[str, Any]:
    """Return schema.org data of a solved question."""
    return {
        "@type": "QAPage",
        "inLanguage": topic.language,
        "mainEntity": {
            "@type": "Question",
            "name": topic.title,
            "text": question.source,
            "answerCount": topic.replies,
            "dateCreated": topic.created_at.isoformat(),
            "author": _person(topic.author),
            "acceptedAnswer": {
                "@type": "Answer",
                "text": solution.source,
                "inLanguage": solution.language,
                "dateCreated": solution.created_at.isoformat(),
                "author": _person(solution.author),
                "url": absolute(topic.address(position=solution.position)),
            },
        },
    }


def _person(author: Any) -> dict[str, str]:
    return {"@type": "Person", "name": author.code if author.erased_at else author.display_name}
