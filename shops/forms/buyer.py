"""What a buyer fills in: little, and once."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import PlainDigitsField
from core.money import format_money
from core.places.models import Territory
from core.text import isolated
from shops.models import CartLine

MOST = CartLine.MOST
ADDRESS = ("street", "postal_code", "town")


class MarketForm(forms.Form):
    """Look for products by words and by place."""

    q = forms.CharField(label=_("Search"), max_length=100, required=False)
    place = forms.ModelChoiceField(
        label=_("Place"),
        queryset=Territory.objects.none(),
        required=False,
        empty_label=_("Everywhere"),
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places


class AddToCartForm(forms.Form):
    """How many."""

    quantity = forms.IntegerField(label=_("How many?"), min_value=1, max_value=MOST, initial=1)


class CartForm(forms.Form):
    """How many of each, and how the order is delivered."""

    def __init__(self, *args, basket, **kwargs):
        super().__init__(*args, **kwargs)
        self.basket = basket
        for line in basket.lines:
            self.fields[f"quantity_{line.pk}"] = forms.IntegerField(
                label=line.product.title, min_value=0, max_value=MOST, initial=line.quantity
            )
        self.fields["delivery"] = forms.TypedChoiceField(
            label=_("How do you get your things?"),
            choices=[(option.pk, self._label(option)) for option in basket.options],
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            initial=basket.delivery.pk if basket.delivery else None,
        )
        self.fields["delivery"].is_conditional = True

    @staticmethod
    def _label(option):
        parts = (option.label, option.place, option.hours, format_money(option.price_cents))
        return " · ".join(isolated(str(part)) for part in parts if part)

    @property
    def quantities(self):
        """Line id -> how many."""
        return {line.pk: self.cleaned_data[f"quantity_{line.pk}"] for line in self.basket.lines}

    @property
    def delivery(self):
        """The chosen way, or None."""
        chosen = self.cleaned_data["delivery"]
        return next((option for option in self.basket.options if option.pk == chosen), None)

    @property
    def rows(self):
        """Each line with its field, for the table."""
        return [(line, self[f"quantity_{line.pk}"]) for line in self.basket.lines]


class CheckoutForm(forms.Form):
    """Who orders and how she pays; the address only where something is brought to it."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We send you the order and its link."),
    )
    street = PlainDigitsField(
        label=_("Street and number"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
    )
    postal_code = PlainDigitsField(
        label=_("Postal code"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )
    town = forms.CharField(
        label=_("Town"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    payment = forms.ChoiceField(label=_("How do you pay?"), widget=forms.RadioSelect)
    shown_cents = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9)
    submit_token = forms.RegexField(r"^[a-z0-9]{32}$", widget=forms.HiddenInput)

    def __init__(self, *args, basket, **kwargs):
        super().__init__(*args, **kwargs)
        methods = basket.methods
        self.fields["payment"].choices = [(m.kind, m.get_kind_display()) for m in methods]
        if methods:
            self.fields["payment"].initial = methods[0].kind
        if basket.delivery and not basket.delivery.needs_address:
            for name in ADDRESS:
                del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        if {"shown_cents", "submit_token"} & set(self.errors):
            raise ValidationError(
                _("This page was too old. Please look at your order again."), code="stale"
            )
        return cleaned

    def show(self, *, shown_cents, submit_token):
        """Put into the page the total it shows and the token it is sent with."""
        hidden = {"shown_cents": shown_cents, "submit_token": submit_token}
        self.initial = {**self.initial, **hidden}
        if self.is_bound:
            self.data = self.data.copy()
            for name, value in hidden.items():
                self.data[name] = str(value)
