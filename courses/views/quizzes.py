"""Taking a quiz: what it asks for, one try, its result."""

from django.conf import settings
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.views import View

from core import clock, limits
from core.access import Audience, allow
from core.errors import DomainError, add_refusal, show_refusal
from courses.enums import ActivityKind, AttemptState
from courses.forms.quizzes import QuizForm
from courses.models import Activity, Attempt, Enrolment
from courses.selectors.lessons import lesson_url
from courses.selectors.quizzes import (
    pass_percent_of_course,
    result_of_attempt,
    title_of_quiz,
    words_for_attempt,
)
from courses.services.attempts import start_attempt, submit_attempt


@allow(Audience.MEMBER, note="rows: quizzes of courses one has joined")
class QuizView(View):
    """What the quiz asks for and one's tries so far; POST begins a try or goes on with one."""

    def dispatch(self, request, course_key, lesson_key, block_id):
        self.enrolment = get_object_or_404(
            Enrolment.objects.visible_to(request.user), course_key=course_key
        )
        self.activity = get_object_or_404(
            Activity.objects.of_course(course_key).live(),
            lesson_key=lesson_key,
            block_id=block_id,
            kind=ActivityKind.QUIZ,
        )
        return super().dispatch(request)

    def get(self, request):
        attempts = list(
            Attempt.objects.filter(enrolment=self.enrolment, activity=self.activity).order_by(
                "-number"
            )
        )
        language = translation.get_language()
        context = {
            "title": title_of_quiz(self.activity, language),
            "pass_percent": pass_percent_of_course(self.activity.course_key),
            "enrolment": self.enrolment,
            "activity": self.activity,
            "attempts": attempts,
            "open_attempt": next(
                (row for row in attempts if row.state == AttemptState.IN_PROGRESS), None
            ),
            "is_passed": any(row.is_passed for row in attempts),
            "lesson_url": lesson_url(self.activity.lesson_key),
        }
        return render(request, "courses/quiz.html", context)

    def post(self, request):
        limits.hit("quiz.attempt", who=limits.who(request))
        try:
            attempt = start_attempt(
                learner_id=request.user.pk,
                activity_id=self.activity.pk,
                course_key=self.activity.course_key,
                language=translation.get_language(),
                at=clock.now(),
            )
        except DomainError as refusal:
            show_refusal(request, refusal)
            return redirect(request.path)
        return redirect("courses:attempt", attempt.code)


@allow(Audience.MEMBER, note="rows: own attempts")
class AttemptView(View):
    """The questions while a try is open, its result afterwards."""

    def dispatch(self, request, code):
        attempts = Attempt.objects.visible_to(request.user)
        self.attempt = get_object_or_404(
            attempts.select_related("snapshot", "activity", "enrolment"), code=code
        )
        self.language, self.words = words_for_attempt(self.attempt, translation.get_language())
        return super().dispatch(request)

    def get(self, request):
        if self.attempt.state == AttemptState.GRADED:
            return self._page(request, result=result_of_attempt(self.attempt, self.words))
        return self._page(request, form=self._form())

    def post(self, request):
        if self.attempt.state == AttemptState.GRADED:
            return redirect(request.path)
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(request, form=form)
        try:
            submit_attempt(
                attempt_id=self.attempt.pk,
                answers=form.answers(),
                language=translation.get_language(),
                at=clock.now(),
            )
        except DomainError as refusal:
            add_refusal(form, refusal)
            return self._page(request, form=form)
        return redirect(request.path)

    def _form(self, data=None):
        questions = self.attempt.snapshot.content["questions"]
        return QuizForm(data, questions=questions, words=self.words)

    def _page(self, request, **context):
        context |= {
            "attempt": self.attempt,
            "title": self.words["title"],
            "language": self.language,
            "direction": "rtl" if self.language in settings.LANGUAGES_BIDI else "ltr",
            "lesson_url": lesson_url(self.attempt.activity.lesson_key),
        }
        return render(request, "courses/attempt.html", context)
