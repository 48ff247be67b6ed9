"""What people write in mentoring. Forms validate only; services save."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from mentoring.enums import MINUTES, DeclineReason, MeetingWay, Stage
from mentoring.models import Expertise, Language, MentorProfile, Need
from mentoring.services.meetings import Proposal

MOST_TOPICS = 3


class MentorForm(forms.ModelForm):
    """What a mentor offers."""

    class Meta:
        model = MentorProfile
        fields = (
            "headline",
            "about",
            "languages",
            "expertise",
            "sectors",
            "territory",
            "capacity",
            "promise_days",
        )
        widgets = {
            "about": forms.Textarea(attrs={"rows": 8}),
            "languages": forms.CheckboxSelectMultiple,
            "expertise": forms.CheckboxSelectMultiple,
            "sectors": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "headline": _("For example: I have run a bakery for 12 years."),
            "about": _("Who you are and what you have done. Do not write your mail or phone here."),
            "languages": _("Languages you can talk in with an entrepreneur."),
            "territory": _("The public holidays of this place count for your answers."),
            "capacity": _("How many people you can help at the same time."),
            "promise_days": _("You promise to answer each request within so many working days."),
        }


class NeedForm(forms.ModelForm):
    """Three questions: what, about what, and how we can talk."""

    class Meta:
        model = Need
        fields = ("text", "expertise", "stage", "sector", "languages", "territory")
        labels = {
            "text": _("What do you need help with?"),
            "expertise": _("What is it about?"),
            "stage": _("How far are you?"),
            "sector": _("What kind of business is it?"),
            "languages": _("In which languages can you talk?"),
            "territory": _("Where are you?"),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6}),
            "expertise": forms.CheckboxSelectMultiple,
            "stage": forms.RadioSelect,
            "languages": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "text": _("Write in your own words and in your own language."),
            "expertise": _("Choose one, two or three."),
        }

    def __init__(self, *args, **kwargs):
        """Leave out the line that stands for no choice: among radio buttons it would be one."""
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = Stage.choices
        self.fields["territory"].empty_label = _("Choose a place")
        self.fields["sector"].empty_label = _("Choose a kind of business")

    def clean_expertise(self):
        chosen = self.cleaned_data["expertise"]
        if len(chosen) > MOST_TOPICS:
            raise ValidationError(_("Please choose three at most."))
        return chosen


class FilterForm(forms.Form):
    """Which mentors to list; nonsense in the address filters nothing."""

    language = forms.ModelChoiceField(
        Language.objects.all(),
        to_field_name="code",
        required=False,
        label=_("Language"),
        empty_label=_("All languages"),
    )
    topic = forms.ModelChoiceField(
        Expertise.objects.all(),
        to_field_name="code",
        required=False,
        label=_("Topic"),
        empty_label=_("All topics"),
    )


class RequestForm(forms.Form):
    message = forms.CharField(
        label=_("Your message"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("You can change this text. The mentor reads it and what you need."),
    )


class AcceptForm(forms.Form):
    answer = forms.CharField(
        label=_("A few words to start"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why not?"), choices=DeclineReason.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("A few words"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example: who else could help."),
    )
    block = forms.BooleanField(
        label=_("This person may not ask me again"),
        required=False,
        help_text=_("You can change this on your page."),
    )


class LocalDateTimeField(forms.DateTimeField):
    """A wall-clock time in ``zone``; cleans to an instant in UTC.

    An hour that the clocks skip is refused, of an hour that comes twice the first is meant.
    """

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    zone = ZoneInfo("UTC")
    default_error_messages = {
        "invalid": _("Please write a date and a time, for example 2027-03-15 10:30."),
        "skipped": _("The clocks change here: this time does not exist on that day."),
    }

    def to_python(self, value: object) -> datetime | None:
        if value in self.empty_values:
            return None
        try:
            wall = parse_datetime(str(value).strip())
            if wall is None or wall.tzinfo is not None:
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            instant = wall.replace(tzinfo=self.zone, fold=0).astimezone(UTC)
            shown = instant.astimezone(self.zone).replace(tzinfo=None)
        except (ValueError, OverflowError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if shown != wall.replace(fold=0):
            raise ValidationError(self.error_messages["skipped"], code="skipped")
        return instant

    def prepare_value(self, value: object) -> object:
        return value.astimezone(self.zone) if isinstance(value, datetime) else value


class ProposalForm(forms.Form):
    """Up to three times in the writer's own time zone, and how to meet."""

    first_time = LocalDateTimeField(label=_("First possible time"))
    second_time = LocalDateTimeField(label=_("Second possible time"), required=False)
    third_time = LocalDateTimeField(label=_("Third possible time"), required=False)
    minutes = forms.TypedChoiceField(
        label=_("How long"), choices=list(MINUTES.items()), coerce=int, initial=45
    )
    way = forms.ChoiceField(
        label=_("How you meet"), choices=MeetingWay.choices, widget=forms.RadioSelect
    )
    where = forms.CharField(
        label=_("Address, link or phone number"),
        max_length=300,
        help_text=_("Only the two of you can see this."),
    )

    def __init__(self, *args, zone, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_time", "second_time", "third_time"):
            self.fields[name].zone = zone

    def clean(self):
        cleaned = super().clean()
        where = cleaned.get("where", "")
        if cleaned.get("way") == MeetingWay.VIDEO and where:
            try:
                URLValidator(schemes=["https"])(where)
            except ValidationError:
                self.add_error("where", _("Please give a link that starts with https://"))
        if cleaned.get("way") == MeetingWay.PHONE and where and not _is_number(where):
            self.add_error("where", _("Please give a phone number."))
        return cleaned

    def proposal(self) -> Proposal:
        """Return what was written, for the service."""
        names = ("first_time", "second_time", "third_time")
        return Proposal(
            times=[self.cleaned_data[name] for name in names if self.cleaned_data[name]],
            minutes=self.cleaned_data["minutes"],
            way=MeetingWay(self.cleaned_data["way"]),
            where=self.cleaned_data["where"],
        )


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\+?[\d\s().-]{6,25}", text))
