from collections import Counter
from datetime import UTC, datetime

import pytest
from django.apps import apps
from wagtail.images import get_image_model

from cece.demo import courses as demo
from cece.demo import people
from cece.demo.content.courses import COURSES
from cece.demo.content.courses.reading import (
    languages_of,
    names_of_files,
    read_lesson,
    read_outline,
    read_quiz,
)
from courses.models import Attempt, Certificate, Completion, CoursePage, Enrolment, LessonPage
from courses.services.site_tree import ensure_learn_index

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TRANSLATED = [
    pytest.param(about, "es", other, id=f"{about.name}-{other}")
    for about in COURSES
    for other in languages_of(about.name)
    if other != "es"
]


def counts():
    models = [*apps.get_app_config("courses").get_models(), get_image_model()]
    return {model.__name__: model.objects.count() for model in models}


def bodies(about, language):
    """Return the blocks of each file of a course; pictures are named, not numbered."""
    pictures = {name: name for name in demo.drawings_of(about)}
    return {
        name: read_quiz(about.name, language, name)
        if name.startswith("quiz")
        else read_lesson(about.name, language, name, pictures)
        for names in names_of_files(read_outline(about.name, language))
        for name in names
    }


def shape(block):
    """Return what must be the same in every language: kind, place, picture, right answers."""
    value = block["value"]
    if block["type"] == "picture":
        return block["id"], value["image"]
    if block["type"] == "callout":
        return block["id"], value["kind"]
    if block["type"] == "quiz":
        return block["id"], [
            (
                question["type"],
                question["id"],
                [
                    (choice["id"], choice["value"]["is_right"])
                    for choice in question["value"]["choices"]
                ],
            )
            for question in value["questions"]
        ]
    if block["type"] == "phrases":
        return block["id"], [row["id"] for row in value["phrases"]]
    return block["id"], block["type"]


def test_demo_courses_are_made_once_and_taken_away(home):
    ensure_learn_index(home)
    before = counts()
    persons = people.load()

    demo.load(persons, AT)
    first = counts()
    demo.load(persons, AT)

    assert counts() == first
    made = sum(len(languages_of(about.name)) for about in COURSES)
    tree = first["CoursePage"], first["ModulePage"], first["LessonPage"]
    assert tree == (made, 3 * made, 9 * made)
    demo.remove()
    assert counts() == before


def test_demo_people_are_in_the_middle_of_courses(home):
    demo.load(people.load(), AT)

    assert Counter(Enrolment.objects.values_list("learner__email", flat=True)) == Counter(
        people.address_of(one.who) for one in demo.LEARNING
    )
    finished = {people.address_of(one.who) for one in demo.LEARNING if one.done is None}
    assert set(Certificate.objects.values_list("learner__email", flat=True)) == finished
    assert "amina@demo.test" in finished
    assert Completion.objects.filter(enrolment__learner__email="diego@demo.test").count() == 6
    assert set(Attempt.objects.values_list("is_passed", flat=True)) == {True}
    assert not Completion.objects.filter(completed_at__gt=AT).exists()


def test_demo_course_is_listed_only_where_it_can_be_read(home, client):
    demo.load(people.load(), AT)

    listed = Counter(CoursePage.objects.values_list("locale__language_code", flat=True))
    assert listed == Counter(code for about in COURSES for code in languages_of(about.name))
    assert not any(lesson.body.raw_data[:] == [] for lesson in LessonPage.objects.all())
    course = CoursePage.objects.filter(locale__language_code="es").first()
    pages = [course, *LessonPage.objects.descendant_of(course)]
    assert {client.get(page.url).status_code for page in pages} == {200}


@pytest.mark.parametrize(("about", "first", "other"), TRANSLATED)
def test_demo_course_says_the_same_in_each_language(about, first, other):
    expected, found = bodies(about, first), bodies(about, other)

    assert list(found) == list(expected)
    for name, blocks in expected.items():
        assert [shape(block) for block in found[name]] == [shape(block) for block in blocks], name


@pytest.mark.parametrize(("about", "first", "other"), TRANSLATED)
def test_demo_outline_has_the_same_parts_in_each_language(about, first, other):
    expected, found = read_outline(about.name, first), read_outline(about.name, other)

    def parts(outline):
        lessons = [[lesson.fields["minutes"] for lesson in part.parts] for part in outline.parts]
        return lessons, len(outline.outcomes)

    assert parts(found) == parts(expected)
    assert [len(part.parts) for part in found.parts] == [3, 3, 3]


def test_demo_courses_are_written_in_three_languages_and_one_in_all():
    languages = {about.name: languages_of(about.name) for about in COURSES}

    assert all({"es", "pt", "en"} <= set(codes) for codes in languages.values())
    assert languages["online_shop"] == ["es", "pt", "en", "fr", "ar"]


@pytest.mark.parametrize("about", COURSES, ids=lambda about: about.name)
def test_demo_quizzes_explain_every_answer(about):
    questions = [
        question["value"]
        for code in languages_of(about.name)
        for blocks in bodies(about, code).values()
        for block in blocks
        if block["type"] == "quiz"
        for question in block["value"]["questions"]
    ]

    assert all(question["explanation"] for question in questions)
    marks = [{choice["value"]["is_right"] for choice in row["choices"]} for row in questions]
    assert all(mark == {True, False} for mark in marks)


@pytest.mark.parametrize("about", COURSES, ids=lambda about: about.name)
def test_demo_course_shows_all_its_drawings(about):
    used = {
        block["value"]["image"]
        for blocks in bodies(about, "es").values()
        for block in blocks
        if block["type"] == "picture"
    }

    assert used | {about.picture} == set(demo.drawings_of(about))
