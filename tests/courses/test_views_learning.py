import re

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from core.facts.models import Fact
from courses.enums import AttemptState
from courses.errors import AnswersNotOfThisQuiz, QuizNotReady
from courses.models import Activity, Attempt, Certificate, Completion, Enrolment, LessonPage
from tests.factories.accounts import UserFactory
from tests.factories.courses import (
    RIGHT,
    WRONG,
    a_course,
    enrolled,
    lessons_of,
    question,
    quiz,
    translated_course,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner(client):
    user = UserFactory(display_name="Diego Quispe")
    client.force_login(user)
    return user


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def done_url(lesson, course):
    return reverse("courses:complete_lesson", args=[course.translation_key, lesson.translation_key])


def quiz_url(course):
    activity = Activity.objects.get(course_key=course.translation_key, kind="quiz")
    return reverse(
        "courses:quiz", args=[activity.course_key, activity.lesson_key, activity.block_id]
    )


def test_learner_walks_from_catalogue_to_certificate(client, learner):
    course = a_course(quizzes=[quiz()])
    first, second = lessons_of(course)

    joined = client.post(reverse("courses:enrol", args=[course.translation_key]))
    after_first = client.post(done_url(first, course))
    after_second = client.post(done_url(second, course))
    begun = client.post(quiz_url(course))
    result = client.post(begun.url, RIGHT, follow=True).content.decode()
    overview = page(client, reverse("courses:my_course", args=[course.translation_key]))

    assert joined.url == first.url
    assert after_first.url == second.url
    assert after_second.url == f"{second.url}#quiz-quiz-1"
    assert gettext("You have passed.") in result
    certificate = Certificate.objects.get()
    assert reverse("courses:certificate", args=[certificate.code]) in overview
    progress = gettext("%(done)s of %(total)s done (%(percent)s %%)")
    assert progress % {"done": 3, "total": 3, "percent": 100} in overview


def test_done_lesson_leads_to_the_first_quiz_that_is_open(client, learner):
    second_quiz = quiz("quiz-2", [question("q3", "one_choice", {1})])
    course = a_course(lessons=1, quizzes=[quiz(), second_quiz])
    enrolled(learner, course)
    [lesson] = lessons_of(course)
    first_quiz = Activity.objects.get(block_id="quiz-1")
    begun = client.post(
        reverse("courses:quiz", args=[first_quiz.course_key, first_quiz.lesson_key, "quiz-1"])
    )
    client.post(begun.url, RIGHT)

    done = client.post(done_url(lesson, course))

    shown = page(client, lesson.url)
    ids = re.findall(r' id="([^"]+)"', shown)
    assert done.url == f"{lesson.url}#quiz-quiz-2"
    assert "quiz-quiz-2" in ids
    assert len(ids) == len(set(ids))


def test_last_lesson_leads_to_the_certificate(client, learner):
    course = a_course(lessons=1)
    enrolled(learner, course)

    response = client.post(done_url(lessons_of(course)[0], course), follow=True)

    finished = gettext("You have finished the course. Your certificate is ready.")
    assert finished in response.content.decode()


def test_last_lesson_of_a_finished_course_leads_back(client, learner):
    course = a_course(lessons=1)
    enrolled(learner, course)
    client.post(done_url(lessons_of(course)[0], course))

    response = client.post(done_url(lessons_of(course)[0], course))

    assert response.url == reverse("courses:my_course", args=[course.translation_key])
    assert Completion.objects.count() == 1


def test_enrol_twice_is_one_enrolment(client, learner):
    course = a_course()

    for _time in range(2):
        client.post(reverse("courses:enrol", args=[course.translation_key]))

    assert Enrolment.objects.count() == 1


def test_enrol_sends_visitor_to_sign_in_and_back_to_the_course(client, home):
    course = a_course()
    url = reverse("courses:enrol", args=[course.translation_key])

    asked = client.post(url)
    client.force_login(UserFactory())
    back = client.get(url)

    assert (asked.status_code, "next=" in asked.url, back.url) == (302, True, course.url)
    assert Enrolment.objects.count() == 0


def test_enrol_in_unknown_or_unpublished_course_is_404(client, learner):
    course = a_course()
    course.unpublish()
    unknown = "00000000-0000-0000-0000-000000000000"

    answers = [
        client.post(reverse("courses:enrol", args=[key])).status_code
        for key in (course.translation_key, unknown)
    ]

    assert (answers, Enrolment.objects.count()) == ([404, 404], 0)


def test_complete_lesson_of_other_learners_course_is_404(client, learner):
    course = a_course()
    enrolled(UserFactory(), course)

    response = client.post(done_url(lessons_of(course)[0], course))

    assert (response.status_code, Completion.objects.count()) == (404, 0)


def test_complete_lesson_that_is_gone_says_so(client, learner):
    course = a_course()
    enrolled(learner, course)
    lesson = lessons_of(course)[0]
    lesson.unpublish()

    response = client.post(done_url(lesson, course), follow=True)

    gone = gettext("This part of the course is not there any more. Please go on with the next one.")
    assert gone in response.content.decode()
    assert Completion.objects.count() == 0


def test_complete_lesson_by_get_changes_nothing(client, learner):
    course = a_course()
    enrolled(learner, course)

    response = client.get(done_url(lessons_of(course)[0], course))

    assert (response.status_code, Completion.objects.count()) == (302, 0)


def test_my_courses_without_any_leads_to_the_catalogue(client, learner):
    assert 'href="/es/learn/"' in page(client, reverse("courses:my_courses"))


def test_my_courses_shows_progress_and_next_lesson(client, learner):
    course = a_course()
    enrolled(learner, course)
    client.post(done_url(lessons_of(course)[0], course))

    content = page(client, reverse("courses:my_courses"))

    half = gettext("%(percent)s %% done") % {"percent": 50}
    assert (half in content, lessons_of(course)[1].url in content) == (True, True)


def test_my_course_of_another_is_404(client, learner):
    course = a_course()
    enrolled(UserFactory(), course)

    response = client.get(reverse("courses:my_course", args=[course.translation_key]))

    assert response.status_code == 404


def test_quiz_without_enrolment_is_404(client, learner):
    url = quiz_url(a_course(quizzes=[quiz()]))

    assert [client.get(url).status_code, client.post(url).status_code] == [404, 404]
    assert Attempt.objects.count() == 0


def test_quiz_says_the_rule_and_goes_on_with_an_open_try(client, learner):
    course = a_course(quizzes=[quiz()])
    enrolled(learner, course)
    before = page(client, quiz_url(course))

    begun = client.post(quiz_url(course)).url
    again = client.post(quiz_url(course)).url
    after = page(client, quiz_url(course))

    rule = gettext(
        "You pass with %(pass_percent)s %% right answers or more. There is no time limit. "
        "You can try again."
    )
    assert (rule % {"pass_percent": 70} in before, "What do you know?" in before) == (True, True)
    assert (begun == again, gettext("Go on with my try") in after) == (True, True)


def test_attempt_never_shows_what_is_right_before_it_is_sent(client, learner):
    course = a_course(quizzes=[quiz()])
    enrolled(learner, course)
    lesson = page(client, lessons_of(course)[1].url)
    begun = client.post(quiz_url(course)).url

    pages = (lesson, page(client, quiz_url(course)), page(client, begun))

    assert [
        word
        for word in ("is_right", "Because", f"{gettext('right answer')}<")
        for p in pages
        if word in p
    ] == []
    for name in ("q1-c1", "q1-c2", "q1-c3"):
        assert pages[2].count(f'value="{name}"') == 1
    assert "checked" not in pages[2]


def test_attempt_page_treats_right_and_wrong_choices_alike(client, learner):
    course = a_course(quizzes=[quiz()])
    enrolled(learner, course)
    begun = client.post(quiz_url(course)).url

    content = page(client, begun)

    rows = {
        content.split(f'value="q1-c{number}"')[1].split(">")[0].replace(f'_{number - 1}"', "")
        for number in (1, 2, 3)
    }
    assert len(rows) == 1


def test_attempt_with_a_gap_keeps_the_input_and_is_not_sent(client, learner):
    course = a_course(quizzes=[quiz()])
    enrolled(learner, course)
    begun = client.post(quiz_url(course)).url

    content = client.post(begun, {"q1": "q1-c3"}).content.decode()

    assert gettext("Please choose at least one answer.") in content
    assert content.split('value="q1-c3"')[1].split(">")[0].strip().endswith("checked")
    assert Attempt.objects.get().state == AttemptState.IN_PROGRESS


@pytest.mark.parametrize(
    "data", [{}, {"q1": "x" * 9000, "q2": ["<b>"]}, {"q1": "q2-c1", "q2": "q1-c1"}]
)
def test_attempt_with_hostile_input_is_not_sent(client, learner, data):
    course = a_course(quizzes=[quiz()])
    enrolled(learner, course)
    begun = client.post(quiz_url(course)).url

    response = client.post(begun, data)

    assert (response.status_code, Attempt.objects.get().state) == (200, AttemptState.IN_PROGRESS)


def test_attempt_sent_twice_is_one_result(client, learner):
    course = a_course(quizzes=[quiz()])
    enrolled(learner, course)
    begun = client.post(quiz_url(course)).url

    client.post(begun, WRONG)
    second = client.post(begun, RIGHT, follow=True).content.decode()

    attempt = Attempt.objects.get()
    result = gettext("%(points)s of %(most)s answers are right (%(percent)s %%).")
    shown = result % {"points": 0, "most": 2, "percent": 0} in second
    assert (attempt.points, shown) == (0, True)
    assert not Fact.objects.filter(kind="courses.quiz_passed").exists()


def test_attempt_not_passed_explains_without_giving_the_answers(client, learner):
    course = a_course(quizzes=[quiz()])
    enrolled(learner, course)
    begun = client.post(quiz_url(course)).url

    content = client.post(begun, WRONG, follow=True).content.decode()

    assert ["Because q1" in content, f"{gettext('right answer')}</span>" in content] == [
        True,
        False,
    ]


def test_attempt_of_another_is_404(client, learner):
    course = a_course(quizzes=[quiz()])
    other = UserFactory()
    enrolled(other, course)
    client.force_login(other)
    begun = client.post(quiz_url(course)).url
    client.force_login(learner)

    answers = [client.get(begun).status_code, client.post(begun, RIGHT).status_code]

    assert (answers, Attempt.objects.get().state) == ([404, 404], AttemptState.IN_PROGRESS)


def test_attempt_goes_on_in_another_language(client, learner):
    course = a_course(quizzes=[quiz()])
    translated_course(course, "pt", title="Abrir uma loja")
    enrolled(learner, course)
    begun = client.post(quiz_url(course)).url

    client.post(begun.replace("/es/", "/pt/"), RIGHT)

    attempt = Attempt.objects.get()
    assert (attempt.points, attempt.is_passed) == (2, True)


def test_lesson_without_text_is_shown_in_another_language(client, learner):
    course = a_course(lessons=1, quizzes=[quiz()])
    translated_course(course, "ar", title="افتح متجرا")
    lesson = lessons_of(course)[0].get_translation(
        course.locale.__class__.objects.get(language_code="ar")
    )
    lesson.body = []
    lesson.save_revision().publish()
    enrolled(learner, course)

    content = page(client, lesson.url)
    begun = client.post(quiz_url(course).replace("/es/", "/ar/")).url

    assert 'class="lesson stack" lang="es" dir="ltr"' in content
    assert "Texto 1." in content
    assert 'lang="es" dir="ltr">What do you know?</h1>' in page(client, begun)


def test_lesson_for_learners_shows_done_and_next(client, learner):
    course = a_course(quizzes=[quiz()])
    enrolled(learner, course)
    first, second = lessons_of(course)

    before = page(client, first.url)
    client.post(done_url(first, course))
    after = page(client, first.url)

    assert gettext("Done, next") in before
    assert [gettext("Next lesson") in after, second.url in after] == [True, True]
    assert gettext("Go to the quiz") in page(client, second.url)


def test_too_many_tries_are_refused(client, learner, settings):
    settings.LIMITS = {**settings.LIMITS, "quiz.attempt": (1, 3600)}
    course = a_course(quizzes=[quiz()])
    enrolled(learner, course)

    answers = [client.post(quiz_url(course)).status_code for _time in range(2)]

    assert (answers, Attempt.objects.count()) == ([302, 429], 1)


def test_quiz_whose_lesson_is_gone_is_not_begun(client, learner):
    course = a_course(quizzes=[quiz()])
    enrolled(learner, course)
    LessonPage.objects.update(live=False)

    response = client.post(quiz_url(course), follow=True)

    assert response.redirect_chain == [(quiz_url(course), 302)]
    assert str(QuizNotReady()) in response.content.decode()
    assert list(Attempt.objects.all()) == []


def test_attempt_with_one_answer_twice_is_not_sent(client, learner):
    course = a_course(quizzes=[quiz()])
    enrolled(learner, course)
    begun = client.post(quiz_url(course)).url

    response = client.post(begun, {"q1": "q1-c2", "q2": ["q2-c1", "q2-c1"]})

    assert str(AnswersNotOfThisQuiz()) in response.content.decode()
    assert Attempt.objects.get().state == AttemptState.IN_PROGRESS
