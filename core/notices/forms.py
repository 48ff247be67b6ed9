from django import forms

from core.notices.kinds import NOTICE_KINDS
from core.notices.models import Pace


class PreferencesForm(forms.Form):
    """One choice for each kind of notice that may be switched off."""

    def __init__(self, *args, paces, **kwargs):
        """``paces`` has the kinds that may reach the person, see ``paces_of``."""
        super().__init__(*args, **kwargs)
        for key, pace in paces.items():
            kind = NOTICE_KINDS[key]
            self.fields[key] = forms.ChoiceField(
                label=kind.label,
                choices=Pace.choices,
                initial=pace,
                help_text=kind.why,
            )
