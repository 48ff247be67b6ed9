"""The questions of a quiz as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.enums import QuestionKind


class QuizForm(forms.Form):
    """The questions of one attempt. It knows ids and words of the answers, not which are right."""

    def __init__(
        self, *args: Any, questions: list[dict[str, Any]], words: dict[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[question["id"]] = self._field(question, words["questions"][question["id"]])

    @staticmethod
    def _field(question: dict[str, Any], words: dict[str, Any]) -> forms.ChoiceField:
        choices = [(choice["id"], words["choices"][choice["id"]]) for choice in question["choices"]]
        if question["kind"] == QuestionKind.ONE_CHOICE:
            return forms.ChoiceField(
                label=words["question"],
                choices=choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Please choose one answer.")},
            )
        return forms.MultipleChoiceField(
            label=words["question"],
            help_text=_("More than one answer can be right."),
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Please choose at least one answer.")},
        )

    def answers(self) -> dict[str, list[str]]:
        """Return question id -> chosen ids."""
        return {
            name: [value] if isinstance(value, str) else list(value)
            for name, value in self.cleaned_data.items()
        }
