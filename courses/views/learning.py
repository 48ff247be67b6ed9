"""Joining a course and going through it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import View

from core import clock
from core.access import Audience, allow
from core.errors import DomainError, show_refusal
from courses.models import Attempt, Certificate, Enrolment
from courses.selectors.learners import best_page_of_course, courses_of_learner
from courses.selectors.outline import outline_of_course
from courses.services.enrolments import enrol
from courses.services.progress import complete_lesson


def _page_or_404(course_key, language=""):
    page = best_page_of_course(course_key, language)
    if page is None:
        raise Http404
    return page


@allow(Audience.SIGNED_IN)
class EnrolView(View):
    """Join by POST; whoever comes back from signing in lands on the course."""

    def get(self, request, course_key):
        return redirect(_page_or_404(course_key).get_url(request))

    def post(self, request, course_key):
        course = _page_or_404(course_key)
        language = translation.get_language()
        enrol(learner_id=request.user.pk, course_key=course_key, language=language, at=clock.now())
        outline = outline_of_course(course_path=course.path, user=request.user)
        messages.success(request, _("Welcome to the course."))
        lesson = outline.next_lesson
        return redirect(lesson.next_url if lesson else outline.course_url)


@allow(Audience.SIGNED_IN)
class MyCoursesView(View):
    def get(self, request):
        return render(
            request, "courses/my_courses.html", {"courses": courses_of_learner(request.user)}
        )


@allow(Audience.MEMBER, note="rows: own enrolments")
class MyCourseView(View):
    """Everything about one course of the learner: done, missing, results, certificate."""

    def get(self, request, course_key):
        enrolment = get_object_or_404(
            Enrolment.objects.visible_to(request.user), course_key=course_key
        )
        page = _page_or_404(course_key, enrolment.language)
        outline = outline_of_course(course_path=page.path, user=request.user)
        context = {
            "outline": outline,
            "attempts": Attempt.objects.filter(enrolment=enrolment)
            .select_related("activity")
            .order_by("-started_at", "-pk")[:20],
            "certificate": Certificate.objects.visible_to(request.user)
            .filter(course_key=course_key)
            .first(),
        }
        return render(request, "courses/my_course.html", context)


@allow(Audience.MEMBER, note="rows: own enrolments")
class CompleteLessonView(View):
    """The button "done, next"."""

    def get(self, request, course_key, lesson_key):
        return redirect("courses:my_course", course_key)

    def post(self, request, course_key, lesson_key):
        enrolment = get_object_or_404(
            Enrolment.objects.visible_to(request.user), course_key=course_key
        )
        had_finished = enrolment.completed_at is not None
        try:
            enrolment = complete_lesson(
                learner_id=request.user.pk,
                course_key=course_key,
                lesson_key=lesson_key,
                language=translation.get_language(),
                at=clock.now(),
            )
        except DomainError as refusal:
            show_refusal(request, refusal)
            return redirect("courses:my_course", course_key)
        if enrolment.completed_at and not had_finished:
            messages.success(request, _("You have finished the course. Your certificate is ready."))
            return redirect("courses:my_course", course_key)
        return redirect(self._next_url(request, enrolment, lesson_key))

    def _next_url(self, request, enrolment, lesson_key):
        """Return the quiz of this lesson that is still open, else the next lesson, else the course."""
        page = _page_or_404(enrolment.course_key, enrolment.language)
        outline = outline_of_course(course_path=page.path, user=request.user)
        rows = outline.lessons
        here = next((number for number, row in enumerate(rows) if row.key == lesson_key), None)
        if here is not None and not rows[here].has_all_done:
            quiz = next(row for row in rows[here].quizzes if not row.is_done)
            return f"{rows[here].url}#quiz-{quiz.block_id}"
        if here is not None and here + 1 < len(rows):
            return rows[here + 1].url
        return reverse("courses:my_course", args=[enrolment.course_key])
