"""The filters of the catalogue."""

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from courses.enums import Level, Subject

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
