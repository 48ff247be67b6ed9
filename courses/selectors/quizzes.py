"""Quizzes as data: what is asked, in which languages, and what is right."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from courses.models import Activity, Attempt, CoursePage, LessonPage
from courses.rules import is_right

Content = dict[str, Any]


def content_of_quiz(*, lesson_key: UUID, block_id: str, language: str) -> Content | None:
    """Return a quiz as ``QuizSnapshot.content``, or None when no live lesson has it.

    What is asked and what is right come from the page in ``language`` (else from any); the other
    languages add their words when they have words for all of it.
    """
    pages = (
        LessonPage.objects.live()
        .filter(translation_key=lesson_key)
        .select_related("locale")
        .order_by("pk")
    )
    blocks = {
        page.locale.language_code: block.value
        for page in pages
        for block in page.quizzes()
        if block.id == block_id
    }
    if not blocks:
        return None
    leading = blocks.get(language) or next(iter(blocks.values()))
    questions = _questions(leading)
    texts = {code: words for code, value in blocks.items() if (words := _words(value, questions))}
    return {"questions": questions, "texts": texts}


def _questions(quiz: Any) -> list[dict[str, Any]]:
    return [
        {
            "id": question.id,
            "kind": question.block_type,
            "choices": [
                {"id": choice.id, "is_right": bool(choice.value["is_right"])}
                for choice in question.value["choices"].bound_blocks
            ],
        }
        for question in quiz["questions"]
    ]


def _words(quiz: Any, questions: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the words of ``quiz``, or None when it does not ask exactly ``questions``."""
    if _ids(_questions(quiz)) != _ids(questions):
        return None
    return {
        "title": quiz["title"],
        "questions": {
            question.id: {
                "question": question.value["question"],
                "explanation": question.value["explanation"],
                "choices": {
                    choice.id: choice.value["text"]
                    for choice in question.value["choices"].bound_blocks
                },
            }
            for question in quiz["questions"]
        },
    }


def _ids(questions: list[dict[str, Any]]) -> dict[str, set[str]]:
    return {
        question["id"]: {choice["id"] for choice in question["choices"]} for question in questions
    }


def hash_of_content(content: Content) -> str:
    """Return the SHA-256 of ``content``; equal content has an equal hash."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def words_for_attempt(attempt: Attempt, language: str) -> tuple[str, dict[str, Any]]:
    """Return the language an attempt is shown in and its words: ``language`` when it has it."""
    texts = attempt.snapshot.content["texts"]
    for code in (language, attempt.language):
        if code in texts:
            return code, texts[code]
    return next(iter(texts.items()))


@dataclass(frozen=True)
class ChoiceResult:
    text: str
    is_chosen: bool
    is_right: bool


@dataclass(frozen=True)
class QuestionResult:
    question: str
    explanation: str
    is_right: bool
    choices: list[ChoiceResult]


def result_of_attempt(attempt: Attempt, words: dict[str, Any]) -> list[QuestionResult]:
    """Return what was answered, question by question, in ``words``; only for a graded attempt."""
    return [
        QuestionResult(
            question=words["questions"][question["id"]]["question"],
            explanation=words["questions"][question["id"]]["explanation"],
            is_right=is_right(question, attempt.answers[question["id"]]),
            choices=[
                ChoiceResult(
                    text=words["questions"][question["id"]]["choices"][choice["id"]],
                    is_chosen=choice["id"] in attempt.answers[question["id"]],
                    is_right=choice["is_right"],
                )
                for choice in question["choices"]
            ],
        )
        for question in attempt.snapshot.content["questions"]
    ]


def pass_percent_of_course(course_key: UUID) -> int:
    """Return the share of right answers a quiz asks for: of the oldest live page, the source."""
    pages = CoursePage.objects.filter(translation_key=course_key).order_by("-live", "pk")
    return pages.values_list("pass_percent", flat=True)[0]


def title_of_quiz(activity: Activity, language: str) -> str:
    """Return the title of a quiz in ``language``, else in another; empty when it is gone."""
    content = content_of_quiz(
        lesson_key=activity.lesson_key, block_id=activity.block_id, language=language
    )
    if content is None:
        return ""
    texts = content["texts"]
    return str((texts.get(language) or next(iter(texts.values())))["title"])
