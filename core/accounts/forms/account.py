"""Forms of a person's own pages."""

from allauth.account.forms import BaseConfirmCodeForm
from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from core.accounts.forms.sign_in import CODE, NamedField, PlainWords

# Zones of the places where people who use the platform live; any other zone already saved stays
TIME_ZONES = (
    ("Europe/Madrid", _("Spain (mainland, Balearic Islands)")),
    ("Atlantic/Canary", _("Canary Islands")),
    ("Europe/Lisbon", _("Portugal (mainland), Madeira")),
    ("Atlantic/Azores", _("Azores")),
    ("Europe/Paris", _("France, Belgium, Germany, Italy")),
    ("Europe/London", _("United Kingdom, Ireland")),
    ("Europe/Bucharest", _("Romania, Bulgaria, Ukraine, Greece")),
    ("Africa/Casablanca", _("Morocco")),
    ("Africa/Dakar", _("Senegal, Mali, Gambia")),
    ("Africa/Lagos", _("Nigeria, Cameroon")),
    ("America/Bogota", _("Colombia, Peru, Ecuador")),
    ("America/Caracas", _("Venezuela, Bolivia")),
    ("America/Sao_Paulo", _("Brazil (São Paulo), Argentina, Uruguay")),
    ("UTC", _("World time (UTC)")),
)


class ProfileForm(forms.ModelForm):
    """How we call and address a person; the e-mail address has its own page."""

    reading_languages = forms.MultipleChoiceField(
        label=_("Languages I read"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("We show you courses and answers in these languages."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=TIME_ZONES)

    class Meta:
        model = get_user_model()
        fields = ("display_name", "language", "reading_languages", "time_zone", "territory")
        field_classes = {"display_name": NamedField}
        labels = {
            "display_name": _("Your name"),
            "language": _("Language of this site"),
            "territory": _("Place"),
        }
        help_texts = {"territory": _("So that we can show what is near you. Only you see it.")}
        widgets = {"display_name": forms.TextInput(attrs={"autocomplete": "name"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["territory"].empty_label = _("Choose a place")
        saved = self.instance.time_zone
        if saved not in dict(TIME_ZONES):
            self.fields["time_zone"].choices = [*TIME_ZONES, (saved, saved)]


class ConfirmByMailForm(PlainWords, BaseConfirmCodeForm):
    """The code we sent to the address of a person who has no password and no second factor."""

    labels = {"code": CODE}


class EraseForm(forms.Form):
    """A deliberate yes: erasing cannot be undone once it is done."""

    is_sure = forms.BooleanField(
        label=_("Yes, erase my account and what belongs to it."),
        error_messages={"required": _("Please tick this box to go on.")},
    )
