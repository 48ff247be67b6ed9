import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import translation

from courses.models import CoursePage, LessonPage
from courses.selectors.catalogue import catalogue_for
from courses.selectors.learners import courses_of_learner
from courses.selectors.outline import outline_of_course, percent_of
from courses.services.progress import complete_lesson
from tests.factories.accounts import UserFactory
from tests.factories.courses import (
    NOON,
    a_certificate,
    a_course,
    add,
    enrolled,
    lessons_of,
    quiz,
    text,
    translated,
    translated_course,
)

pytestmark = pytest.mark.django_db


def complete(user, lesson, course):
    complete_lesson(
        learner_id=user.pk,
        course_key=course.translation_key,
        lesson_key=lesson.translation_key,
        language="es",
        at=NOON,
    )


def outline(course, user=None):
    return outline_of_course(course_path=course.path, user=user or AnonymousUser())


def listed(client, **filters):
    content = client.get("/es/learn/", filters).content.decode()
    return [
        page.title for page in CoursePage.objects.order_by("pk") if f">{page.title}</a>" in content
    ]


@pytest.mark.parametrize(
    ("done", "total", "percent"), [(0, 0, 0), (0, 3, 0), (1, 3, 33), (2, 3, 66), (3, 3, 100)]
)
def test_percent_is_100_only_for_everything(done, total, percent):
    assert percent_of(done, total) == percent


def test_catalogue_filters_by_subject_level_and_language(client):
    selling = a_course(lessons=1)
    a_course(lessons=1, title="Los papeles", subject="law", level="growing")
    translated_course(selling, "en")

    assert listed(client) == ["Abrir una tienda", "Los papeles"]
    assert listed(client, subject="law") == ["Los papeles"]
    assert listed(client, level="first") == ["Abrir una tienda"]
    assert listed(client, language="en") == ["Open a shop"]
    assert listed(client, language="all") == ["Abrir una tienda", "Los papeles", "Open a shop"]
    assert listed(client, subject="law", level="first") == []


@pytest.mark.parametrize("filters", [{"subject": "<b>"}, {"level": "x" * 5000}, {"language": "xx"}])
def test_catalogue_takes_unknown_filters_for_none(client, filters):
    a_course(lessons=1)

    assert listed(client, **filters) == ["Abrir una tienda"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [("/pt/learn/", "pt"), ("/pt/learn/?language=xx", "pt"), ("/pt/learn/?language=all", "all")],
)
def test_catalogue_says_which_language_it_lists(client, home, path, shown):
    a_course(lessons=1)

    assert f'<option value="{shown}" selected>' in client.get(path).content.decode()


def test_catalogue_without_a_course_shows_the_way(client, home):
    a_course(lessons=1).unpublish()

    assert "?language=all" in client.get("/es/learn/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_catalogue_asks_the_same_questions_for_one_and_three(
    client, number, django_assert_num_queries
):
    for index in range(number):
        a_course(lessons=1, title=f"Curso {index}")
    client.get("/es/learn/")

    with django_assert_num_queries(4):
        client.get("/es/learn/")


def test_catalogue_names_courses_of_other_languages_once():
    selling, law = a_course(lessons=1), a_course(lessons=1, title="Los papeles", subject="law")
    for course in (selling, law):
        translated_course(course, "en", title=f"English {course.pk}")
    translated_course(selling, "pt")

    here, found = catalogue_for(language="pt"), catalogue_for(language="fr", subject="selling")

    assert [(row.page, row.languages) for row in here.elsewhere] == [(law, ["es", "en"])]
    assert found.courses == []
    assert [(row.page, row.languages) for row in found.elsewhere] == [(selling, ["es", "pt", "en"])]
    assert catalogue_for().elsewhere == catalogue_for(language="es").elsewhere == []


def test_catalogue_keeps_the_order_of_the_editors():
    first, second = a_course(lessons=1, title="Zeta"), a_course(lessons=1, title="Alfa")
    assert catalogue_for(language="es").courses == [first, second]

    second.move(first, pos="left")

    assert [page.title for page in catalogue_for(language="es").courses] == ["Alfa", "Zeta"]


def test_catalogue_shows_the_way_to_other_languages(client):
    course = a_course(lessons=1)

    shown = client.get("/fr/learn/").content.decode()

    assert f'<a href="{course.url}" hreflang="es"><bdi lang="es">{course.title}</bdi></a>' in shown


def test_course_page_links_its_other_languages(client):
    course = a_course(lessons=1)
    english = translated_course(course, "en")

    shown = client.get(course.url).content.decode()

    assert f'<a href="{english.url}" hreflang="en"><bdi lang="en">English</bdi></a>' in shown


def test_outline_counts_what_is_done_and_names_what_is_next():
    course = a_course(lessons=3, quizzes=[quiz()])
    user = UserFactory()
    enrolled(user, course)
    first, second, _third = lessons_of(course)
    complete(user, first, course)

    seen = outline(course, user)

    assert (seen.done, seen.total, seen.percent) == (1, 4, 25)
    assert (seen.next_lesson.key, seen.next_lesson.url) == (second.translation_key, second.url)
    assert seen.rule.as_dict() == {"lessons": 3, "quizzes": 1, "pass_percent": 70}


def test_next_step_of_a_read_lesson_is_its_open_quiz():
    course = a_course(lessons=1, quizzes=[quiz()])
    user = UserFactory()
    enrolled(user, course)
    [lesson] = lessons_of(course)

    before = (outline(course, user).next_lesson.next_url, courses_of_learner(user)[0])
    complete(user, lesson, course)
    after = (outline(course, user).next_lesson.next_url, courses_of_learner(user)[0])

    assert (before[0], before[1].next_lesson_url) == (lesson.url, lesson.url)
    assert (after[0], after[1].next_lesson_url) == (f"{lesson.url}#quiz-quiz-1",) * 2


def test_outline_of_a_finished_course_has_nothing_next():
    certificate = a_certificate()
    course = CoursePage.objects.get()

    assert outline(course, certificate.learner).next_lesson is None


def test_outline_puts_required_lessons_first():
    course = a_course(lessons=2)
    first, second = lessons_of(course)
    first.is_required = False
    first.save_revision().publish()

    assert outline(course).next_lesson.key == second.translation_key


def test_outline_hides_lessons_of_an_unpublished_module():
    course = a_course()
    lessons_of(course)[0].get_parent().specific.unpublish()

    assert (outline(course).lessons, outline(course).total) == ([], 0)


def test_outline_shows_lessons_that_are_not_translated_yet():
    course = a_course(lessons=1)
    english = translated_course(course, "en")
    new = add(lessons_of(course)[0].get_parent(), LessonPage(title="Nueva", body=[text()]))

    seen = outline(english)

    assert [(row.title, row.language) for row in seen.elsewhere] == [("Nueva", "es")]
    assert (seen.total, seen.lessons[-1].url) == (2, new.url)


def test_outline_of_nothing_does_not_exist(home):
    with pytest.raises(CoursePage.DoesNotExist):
        outline_of_course(course_path="9999", user=AnonymousUser())


@pytest.mark.parametrize("number", [1, 3])
def test_courses_of_learner_takes_five_queries(number, django_assert_num_queries):
    user = UserFactory()
    for index in range(number):
        course = a_course(title=f"Curso {index}")
        translated(course, "pt", title=f"Curso pt {index}")
        enrolled(user, course)
    courses_of_learner(user)

    with django_assert_num_queries(5):
        rows = courses_of_learner(user)

    assert len(rows) == number


def test_courses_of_learner_speak_the_language_of_the_request():
    user = UserFactory()
    course = a_course()
    translated_course(course, "pt", title="Abrir uma loja")
    enrolled(user, course)

    titles = {}
    for language in ("pt", "fr"):
        with translation.override(language):
            [row] = courses_of_learner(user)
            titles[language] = (row.course.title, row.next_lesson_url[:4])

    assert titles == {"pt": ("Abrir uma loja", "/pt/"), "fr": ("Abrir una tienda", "/es/")}


def test_courses_of_learner_put_finished_ones_last():
    certificate = a_certificate()
    later = a_course(title="Otro")
    enrolled(certificate.learner, later)

    rows = courses_of_learner(certificate.learner)

    assert [(row.course.title, row.percent, row.is_completed) for row in rows] == [
        ("Otro", 0, False),
        ("Abrir una tienda", 100, True),
    ]
    assert (rows[1].certificate, rows[1].next_lesson_url) == (certificate, "")


def test_courses_of_learner_leave_out_what_is_not_published():
    user = UserFactory()
    course = a_course()
    enrolled(user, course)
    course.unpublish()

    assert courses_of_learner(user) == []


def test_courses_of_visitor_are_none():
    assert courses_of_learner(AnonymousUser()) == []


def fifty():
    return a_course(lessons=50, quizzes=[quiz()])


def test_course_with_fifty_lessons_asks_the_visitor_few_questions(
    client, django_assert_num_queries
):
    course = fifty()
    client.get(course.url)

    with django_assert_num_queries(3):
        client.get(course.url)


def test_course_with_fifty_lessons_asks_the_learner_few_questions(
    client, django_assert_num_queries
):
    course = fifty()
    user = UserFactory()
    enrolled(user, course)
    client.force_login(user)
    client.get(course.url)

    with django_assert_num_queries(6):
        client.get(course.url)


def test_lesson_asks_few_questions(client, django_assert_num_queries):
    course = a_course(lessons=3)
    user = UserFactory()
    enrolled(user, course)
    lesson = lessons_of(course)[1]
    client.force_login(user)
    client.get(lesson.url)

    with django_assert_num_queries(6):
        client.get(lesson.url)


def test_my_course_asks_the_same_questions_for_one_and_three(client, django_assert_max_num_queries):
    counts = []
    for number in (1, 3):
        course = a_course(lessons=number, title=f"Curso {number}")
        user = UserFactory()
        enrolled(user, course)
        client.force_login(user)
        url = reverse("courses:my_course", args=[course.translation_key])
        client.get(url)
        with django_assert_max_num_queries(12) as context:
            client.get(url)
        counts.append(len(context))

    assert counts[0] == counts[1]
