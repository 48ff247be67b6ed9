"""Questions and the quiz they make. The ids of their blocks name learners' answers."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from courses.enums import QuestionKind

FEWEST_CHOICES = 2


def fault_of_choices(kind: str, is_right: Iterable[bool]) -> str:
    """Return what is wrong with a question's answers as a sentence, or an empty text."""
    marks = list(is_right)
    if len(marks) < FEWEST_CHOICES:
        return str(_("Give at least two answers to choose from."))
    if not any(marks):
        return str(_("Mark the right answer."))
    if kind == QuestionKind.ONE_CHOICE and sum(marks) > 1:
        return str(_("Mark one answer only, or use a question with several right answers."))
    return ""


class ChoiceBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Answer"), max_length=300)
    is_right = blocks.BooleanBlock(label=_("This answer is right"), required=False)

    class Meta:
        label = _("Answer")
        icon = "check"


class QuestionBlock(blocks.StructBlock):
    """A question with answers to choose from; ``Meta.kind`` says how many may be right."""

    question = blocks.CharBlock(label=_("Question"), max_length=400)
    choices = blocks.ListBlock(ChoiceBlock(), label=_("Answers"), min_num=FEWEST_CHOICES)
    explanation = blocks.TextBlock(
        label=_("Explanation"),
        help_text=_("Shown after the answer was sent. Say why the right answer is right."),
        rows=2,
    )

    def clean(self, value):
        cleaned = super().clean(value)
        fault = fault_of_choices(
            self.meta.kind, (choice["is_right"] for choice in value["choices"])
        )
        if fault:
            raise StructBlockValidationError(
                block_errors={
                    "choices": ListBlockValidationError(non_block_errors=[ValidationError(fault)])
                }
            )
        return cleaned


class OneChoiceBlock(QuestionBlock):
    class Meta:
        kind = QuestionKind.ONE_CHOICE
        label = _("Question with one right answer")
        icon = "radio-full"


class ManyChoiceBlock(QuestionBlock):
    class Meta:
        kind = QuestionKind.MANY_CHOICE
        label = _("Question with several right answers")
        icon = "list-ul"


class QuestionsBlock(blocks.StreamBlock):
    one_choice = OneChoiceBlock()
    many_choice = ManyChoiceBlock()

    class Meta:
        label = _("Questions")
        min_num = 1


class QuizBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    questions = QuestionsBlock()

    class Meta:
        label = _("Quiz")
        icon = "help"
        template = "courses/blocks/quiz.html"
