from django.utils.translation import ngettext
from pytest_django.asserts import assertContains

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


def test_phrase_in_another_language_says_which(client, home):
    course = a_course(lessons=1)
    others = [{"language": "es", "text": "Buenos días."}, {"language": "ar", "text": "صباح الخير"}]
    phrase = {"lead": "Amina", "text": "Good morning.", "others": others}
    block = {"type": "phrases", "id": "p1", "value": {"phrases": [phrase]}}
    lesson = lessons_of(course)[0]
    lesson.body = [block]
    lesson.save_revision().publish()

    page = client.get(lesson.get_url(), headers={"accept-language": "en"})

    assertContains(page, '<span lang="es" dir="ltr">Buenos días.</span>', html=True)
    assertContains(page, '<span lang="ar" dir="rtl">صباح الخير</span>', html=True)
    assertContains(page, '<span class="phrases__lead">Amina</span>', html=True)
