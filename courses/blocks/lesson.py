"""What a course and its lessons are made of: the common blocks and those of this island."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import BodyBlock
from courses.blocks.phrases import PhrasesBlock
from courses.blocks.questions import QuizBlock


class LessonBodyBlock(BodyBlock):
    """The body of a lesson."""

    phrases = PhrasesBlock()
    quiz = QuizBlock()


class OutcomesBlock(blocks.StreamBlock):
    """What a learner will be able to do, one sentence each."""

    outcome = blocks.CharBlock(label=_("After this course I can …"), max_length=200)
