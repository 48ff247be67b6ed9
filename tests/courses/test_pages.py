from django.utils.translation import ngettext

from tests.factories.courses import a_course, lessons_of, quiz


def test_course_page_shows_rule_before_joining(client, home):
    course = a_course(quizzes=[quiz()])

    page = client.get(course.url).content.decode()

    rule = ngettext(
        "Pass %(number)s quiz with %(percent)s %% right answers or more. You can try again.",
        "Pass %(number)s quizzes, each with %(percent)s %% right answers or more. "
        "You can try again.",
        1,
    )
    assert rule % {"number": 1, "percent": 70} in page


def test_visitor_reads_first_lesson_only(client, home):
    first, second = lessons_of(a_course())

    pages = [client.get(lesson.url).content.decode() for lesson in (first, second)]

    assert ["Texto 1." in pages[0], "Texto 2." in pages[1]] == [True, False]


def test_catalogue_lists_course(client, home):
    course = a_course()

    assert course.title in client.get("/es/learn/").content.decode()
