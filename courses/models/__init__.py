from courses.models.activity import Activity
from courses.models.attempt import Attempt, QuizSnapshot
from courses.models.certificate import Certificate
from courses.models.enrolment import Completion, Enrolment
from courses.models.pages import CourseIndexPage, CoursePage, LessonPage, ModulePage

__all__ = [
    "Activity",
    "Attempt",
    "Certificate",
    "Completion",
    "CourseIndexPage",
    "CoursePage",
    "Enrolment",
    "LessonPage",
    "ModulePage",
    "QuizSnapshot",
]
