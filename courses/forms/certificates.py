"""What teachers fill in about a certificate."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.errors import AlreadyRevoked
from courses.models import Certificate


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
