"""What visitors and learners fill in. Forms check; services write."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from courses.enums import Level, QuestionKind, Subject
from courses.errors import AlreadyRevoked
from courses.models import Certificate

ANY_LANGUAGE = "all"


class CatalogueForm(forms.Form):
    """The filters of the catalogue; something unknown in the address counts as no filter."""

    subject = forms.ChoiceField(
        label=_("Subject"), required=False, choices=[("", _("All subjects")), *Subject.choices]
    )
    level = forms.ChoiceField(
        label=_("Level"), required=False, choices=[("", _("All levels")), *Level.choices]
    )

    def __init__(self, data: QueryDict) -> None:
        """Take the language of the page for one that is unset or unknown, and show it so."""
        here = (translation.get_language() or settings.LANGUAGE_CODE)[:2]
        choices = [*settings.LANGUAGES, (ANY_LANGUAGE, _("All languages"))]
        chosen = data.get("language")
        language = chosen if chosen in dict(choices) else here
        super().__init__({**data.dict(), "language": language})
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), required=False, choices=choices
        )

    def filters(self) -> dict[str, str]:
        """Return what to look for; an empty word lets everything pass."""
        self.is_valid()
        language = self.cleaned_data["language"]
        return {
            "subject": self.cleaned_data.get("subject", ""),
            "level": self.cleaned_data.get("level", ""),
            "language": "" if language == ANY_LANGUAGE else language,
        }


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


class RevokeForm(forms.ModelForm):
    """Why a certificate is taken back; its holder and everyone who checks it read this."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The holder and everyone who checks the certificate can read this."),
    )

    class Meta:
        model = Certificate
        fields = ()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.instance.revoked_at:
            raise forms.ValidationError(str(AlreadyRevoked()), code=AlreadyRevoked.code)
        return cleaned
