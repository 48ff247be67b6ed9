"""A course to learn, beside the places and parts of the forum every site has."""

import pytest

from tests.factories.courses import a_course, question, quiz, translated_course


@pytest.fixture
def course(db):
    """Three lessons, the last one with a quiz of four questions that may have one fault."""
    questions = [question(f"q{number}", "one_choice", {2}) for number in range(1, 4)]
    questions.append(question("q4", "many_choice", {1, 3}))
    course = a_course(lessons=3, quizzes=[quiz(questions=questions)], pass_percent=75)
    translated_course(course, "pt")
    return course
