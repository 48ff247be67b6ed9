from django import forms

from core.notices.kinds import kinds_to_choose
from core.notices.models import Pace


class PreferencesForm(forms.Form):
    """One choice for each kind of notice that may be switched off."""

    def __init__(self, *args, paces, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in kinds_to_choose():
            self.fields[kind.key] = forms.ChoiceField(
                label=kind.label,
                choices=Pace.choices,
                initial=paces[kind.key],
                help_text=kind.why,
            )
