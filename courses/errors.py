"""What can go wrong for a learner."""

from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


class NotEnrolled(DomainError):
    code = "courses.not-enrolled"
    message = _("Please join the course first.")


class CourseNotOpen(DomainError):
    code = "courses.course-not-open"
    message = _("This course is not open at the moment.")


class ActivityGone(DomainError):
    code = "courses.activity-gone"
    message = _("This part of the course is not there any more. Please go on with the next one.")


class QuizNotReady(DomainError):
    code = "courses.quiz-not-ready"
    message = _("This quiz is not ready yet. Please try again later.")


class AnswersNotOfThisQuiz(DomainError):
    code = "courses.answers-not-of-this-quiz"
    message = _("Please answer every question with the answers offered.")


class AlreadyRevoked(DomainError):
    code = "courses.already-revoked"
    message = _("This certificate was taken back before.")


class ReasonMissing(DomainError):
    code = "courses.reason-missing"
    message = _("Please say why.")
    field = "reason"
