import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cece.pages.models.messages import ContactMessage


class ContactForm(forms.ModelForm):
    """What we ask of somebody who writes to us. ``website`` is a trap that people never see."""

    website = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = ContactMessage
        fields = ("name", "address", "text")
        labels = {"name": _("Your name"), "address": _("Your e-mail"), "text": _("Your message")}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "address": forms.EmailInput(attrs={"autocomplete": "email"}),
            "text": forms.Textarea(attrs={"rows": 6}),
        }


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("What are you looking for?"),
        required=False,
        max_length=100,
        strip=True,
        widget=forms.TextInput(attrs={"type": "search", "enterkeyhint": "search"}),
    )

    def clean_q(self) -> str:
        """Keep the words only: SQLite's search reads quotes and signs as a language of its own."""
        return " ".join(re.findall(r"\w+", self.cleaned_data["q"]))
