"""Courses made of blocks whose ids are known, and learners in them."""

from datetime import UTC, datetime
from uuid import uuid4

from wagtail.models import Page

from courses.models import Certificate, CoursePage, LessonPage, ModulePage
from courses.services.activities import sync_activities
from courses.services.enrolments import enrol
from courses.services.progress import complete_lesson
from courses.services.site_tree import ensure_learn_index
from tests.factories.accounts import UserFactory

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def learn_index(language="es"):
    """Return the catalogue page, made with its translations when it is missing."""
    home = Page.objects.get(depth=2, locale__language_code="es")
    return (
        ensure_learn_index(home)
        .get_translations(inclusive=True)
        .get(locale__language_code=language)
        .specific
    )


def question(name, kind, right, offered=3):
    """Return a question whose choices ``{name}-c1``… are right where ``right`` names the number."""
    return {
        "type": kind,
        "id": name,
        "value": {
            "question": f"Question {name}",
            "choices": [
                {
                    "type": "item",
                    "id": f"{name}-c{number}",
                    "value": {"text": f"Choice {number}", "is_right": number in right},
                }
                for number in range(1, offered + 1)
            ],
            "explanation": f"Because {name}",
        },
    }


def quiz(block_id="quiz-1", questions=None, title="What do you know?"):
    return {
        "type": "quiz",
        "id": block_id,
        "value": {
            "title": title,
            "questions": questions
            or [question("q1", "one_choice", {2}), question("q2", "many_choice", {1, 3})],
        },
    }


RIGHT = {"q1": ["q1-c2"], "q2": ["q2-c1", "q2-c3"]}
WRONG = {"q1": ["q1-c1"], "q2": ["q2-c1"]}


def text(html="<p>Read this.</p>", block_id=None):
    return {"type": "text", "id": block_id or str(uuid4()), "value": html}


def add(parent, page):
    """Add ``page`` below ``parent`` and publish it as an editor would."""
    _place(parent, page)
    page.save_revision().publish()
    return page


def _place(parent, page):
    """Add a live page without the cost of a revision."""
    page.locale = parent.locale
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    return page


def a_course(*, lessons=2, quizzes=(), title="Abrir una tienda", language="es", **fields):
    """Return a published course with one module; ``quizzes`` are the quiz blocks of the last lesson."""
    fields = {"subject": "selling", "hours": 3, "introduction": "Para empezar."} | fields
    fields.setdefault(
        "outcomes", [{"type": "outcome", "id": "o1", "value": "Abrir una tienda sin gastos."}]
    )
    course = _place(learn_index(language), CoursePage(title=title, **fields))
    module = _place(course, ModulePage(title="Primer módulo"))
    for number in range(1, lessons + 1):
        is_last = number == lessons
        _place(
            module,
            LessonPage(
                title=f"Lección {number}",
                listing_summary=f"Resumen {number}",
                body=[text(f"<p>Texto {number}.</p>"), *(quizzes if is_last else ())],
            ),
        )
    sync_activities(course_key=course.translation_key, at=NOON)
    return CoursePage.objects.get(pk=course.pk)


def lessons_of(course):
    return list(LessonPage.objects.descendant_of(course).order_by("path"))


def translated(page, language, **fields):
    """Return the published translation of ``page``; its parent must be translated."""
    from wagtail.models import Locale

    copy = page.copy_for_translation(Locale.objects.get(language_code=language))
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return copy


def translated_course(course, language, title="Open a shop"):
    """Translate a course with everything below it; texts stay as they are."""
    copy = translated(course, language, title=title)
    for page in course.get_descendants().specific().order_by("path"):
        translated(page, language)
    return copy


def enrolled(user, course, at=NOON):
    return enrol(learner_id=user.pk, course_key=course.translation_key, language="es", at=at)


def a_certificate(*, course=None, name="Amina Benali", at=NOON):
    """Return the certificate of somebody who has finished a course of one lesson."""
    course = course or a_course(lessons=1)
    learner = UserFactory(display_name=name)
    enrolled(learner, course, at=at)
    for lesson in lessons_of(course):
        complete_lesson(
            learner_id=learner.pk,
            course_key=course.translation_key,
            lesson_key=lesson.translation_key,
            language="es",
            at=at,
        )
    return Certificate.objects.get(learner=learner)
