"""What people write in the forum. Forms check shapes; the services decide."""

from typing import cast
from uuid import uuid4, uuid5

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from forum.enums import Reason

LONGEST = 20_000
MARKDOWN = _("You can use **bold**, lists with “-” and [links](https://…).")


class TokenField(forms.UUIDField):
    """The form's own number. A broken one is replaced, never refused."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, initial=uuid4, **kwargs)

    def clean(self, value):
        try:
            return super().clean(value) or uuid4()
        except ValidationError:
            return uuid4()


class _SentOnce(forms.Form):
    """A form whose words count once, however often they are sent; other words are another text.

    Whoever goes back, writes something else and sends again must not lose it.
    """

    WORDS: tuple[str, ...] = ("source",)
    token = TokenField()

    def clean(self):
        cleaned = super().clean() or {}
        words = "\n".join(str(cleaned.get(name, "")) for name in self.WORDS)
        return cleaned | {"token": uuid5(cleaned["token"], words)}


def _text_field(**kwargs) -> forms.CharField:
    return forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=MARKDOWN,
        **kwargs,
    )


class AskForm(_SentOnce):
    WORDS = ("title", "source")
    title = forms.CharField(
        label=_("Your question in one sentence"),
        min_length=8,
        max_length=150,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    source = _text_field(label=_("Tell more"), min_length=10)
    language = forms.ChoiceField(label=_("Language of your question"), choices=settings.LANGUAGES)
    category = forms.ChoiceField(label=_("Where it belongs"))

    def __init__(self, *args, categories, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["category"]).choices = [
            (str(category.translation_key), category.title) for category in categories
        ]


class ReplyForm(_SentOnce):
    source = _text_field(label=_("Your answer"), min_length=2)
    language = forms.ChoiceField(label=_("Language of your answer"), choices=settings.LANGUAGES)


class _NoteField(forms.CharField):
    widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"})

    def __init__(self, **kwargs) -> None:
        super().__init__(max_length=500, **kwargs)


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong?"), choices=Reason.choices, widget=forms.RadioSelect
    )
    note = _NoteField(label=_("Tell more"), required=False)


class HideForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why?"), choices=Reason.choices, widget=forms.RadioSelect)
    note = _NoteField(
        label=_("A sentence for the author"),
        required=False,
        help_text=_("The author can read it."),
    )


class DecisionForm(forms.Form):
    note = _NoteField(label=_("Why?"), help_text=_("Other moderators can read it."))
