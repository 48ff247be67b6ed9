"""The code tables of courses. Values are keys; labels are translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    SELLING = "selling", _("Selling")
    MONEY = "money", _("Money and prices")
    LAW = "law", _("Law and papers")
    MARKETING = "marketing", _("Finding customers")
    DIGITAL = "digital", _("Phone and computer")
    PEOPLE = "people", _("Working with people")
    IDEA = "idea", _("From idea to plan")
    LANGUAGE = "language", _("Spanish and Portuguese")


class Level(models.TextChoices):
    FIRST = "first", _("First steps")
    GROWING = "growing", _("I have started")
    ADVANCED = "advanced", _("I want to grow")


class ActivityKind(models.TextChoices):
    LESSON = "lesson", _("lesson")
    QUIZ = "quiz", _("quiz")


class QuestionKind(models.TextChoices):
    """The names of the blocks editors choose from."""

    ONE_CHOICE = "one_choice", _("one right answer")
    MANY_CHOICE = "many_choice", _("several right answers")


class EnrolmentState(models.TextChoices):
    ACTIVE = "active", _("learning")
    COMPLETED = "completed", _("finished")


class AttemptState(models.TextChoices):
    IN_PROGRESS = "in_progress", _("not sent yet")
    GRADED = "graded", _("graded")


class CertificateStatus(models.TextChoices):
    VALID = "valid", _("valid")
    REVOKED = "revoked", _("no longer valid")
    WITHDRAWN = "withdrawn", _("withdrawn by the holder")
