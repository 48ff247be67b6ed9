from courses.views.certificates import (
    CertificatePdfView,
    CertificateView,
    VerifyCertificateView,
)
from courses.views.learning import CompleteLessonView, EnrolView, MyCoursesView, MyCourseView
from courses.views.pages import LearnPageView
from courses.views.quizzes import AttemptView, QuizView

__all__ = [
    "AttemptView",
    "CertificatePdfView",
    "CertificateView",
    "CompleteLessonView",
    "EnrolView",
    "LearnPageView",
    "MyCourseView",
    "MyCoursesView",
    "QuizView",
    "VerifyCertificateView",
]
