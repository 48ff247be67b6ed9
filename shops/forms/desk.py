"""What a seller writes down about an order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import MoneyField
from shops.enums import FulfilmentKind

BOUND = 10**9


class PaymentRecordForm(forms.Form):
    """Money that came. ``known_cents`` is what the page said was paid before."""

    amount = MoneyField(label=_("How much money came?"), min_cents=1)
    known_cents = forms.IntegerField(widget=forms.HiddenInput, min_value=-BOUND, max_value=BOUND)

    def show(self, *, known_cents):
        """Put what is paid by now into the page that shows what was sent."""
        self.data = self.data.copy()
        self.data["known_cents"] = str(known_cents)


class StepForm(forms.Form):
    """The next step of an order towards its buyer."""

    step = forms.ChoiceField(choices=FulfilmentKind.choices, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Note for the buyer"),
        max_length=200,
        required=False,
        help_text=_("For example the number of the parcel."),
    )


class CancelForm(forms.Form):
    """Cancel an order, with a reason the buyer reads."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The buyer will read it."),
    )
