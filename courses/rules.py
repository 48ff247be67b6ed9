"""What holds, without a query of its own."""

from typing import Any

from courses.enums import QuestionKind


def may_read_lesson(*, is_first: bool, is_enrolled: bool, is_preview: bool = False) -> bool:
    """Say whether a lesson may be read: the first of a course by everybody, all by its learners."""
    return is_first or is_enrolled or is_preview


def are_answers_of(questions: list[dict[str, Any]], answers: dict[str, list[str]]) -> bool:
    """Say whether ``answers`` (question id -> choice ids) answer each question with its own choices."""
    if set(answers) != {question["id"] for question in questions}:
        return False
    return all(_fits(question, answers[question["id"]]) for question in questions)


def _fits(question: dict[str, Any], chosen: list[str]) -> bool:
    offered = {choice["id"] for choice in question["choices"]}
    enough = len(chosen) == 1 if question["kind"] == QuestionKind.ONE_CHOICE else len(chosen) >= 1
    return enough and len(set(chosen)) == len(chosen) and set(chosen) <= offered


def is_right(question: dict[str, Any], chosen: list[str]) -> bool:
    """Say whether exactly the right choices were taken: no point for a part."""
    return set(chosen) == {choice["id"] for choice in question["choices"] if choice["is_right"]}


def points_of(questions: list[dict[str, Any]], answers: dict[str, list[str]]) -> int:
    """Return one point for each question answered right."""
    return sum(is_right(question, answers[question["id"]]) for question in questions)
