"""The pages of the guided list that opens a shop. Forms check; services write."""

from itertools import chain
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import iban as iban_number
from stdnum.es import nif as spanish_nif
from stdnum.exceptions import ValidationError as WrongNumber
from stdnum.pt import nif as portuguese_nif

from core.forms import MoneyField, PlainDigitsField
from core.places.models import Territory, TerritoryLevel
from shops.enums import Country, DeliveryKind, PaymentKind, ReturnsPreset
from shops.models import SellerIdentity, Shop, ShopPolicy

TAX_NUMBERS = {Country.SPAIN: spanish_nif, Country.PORTUGAL: portuguese_nif}
MOST_FOR_DELIVERY = 1_000_00
NEEDS_TRANSFER = _("You also send things. Buyers who do not pick up need a transfer.")


def _places() -> Any:
    return Territory.objects.exclude(level=TerritoryLevel.COUNTRY).order_by("name")


class StartShopForm(forms.ModelForm):
    """The first page: enough to begin."""

    class Meta:
        model = Shop
        fields: tuple[str, ...] = ("name", "offer", "territory")
        help_texts = {
            "name": _("Buyers see this name. You can change it later."),
            "offer": _("One short sentence. For example: Olive oil soap, made by hand."),
            "territory": _("Buyers nearby find you by it."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["territory"].queryset = _places()
        self.fields["territory"].required = True
        self.fields["territory"].empty_label = _("Choose a place")


class BasicsForm(StartShopForm):
    """Name and what I sell, with what can wait until later."""

    languages = forms.MultipleChoiceField(
        label=_("Languages I speak with buyers"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta(StartShopForm.Meta):
        fields = ("name", "offer", "territory", "language", "languages", "about")
        help_texts = {
            **StartShopForm.Meta.help_texts,
            "about": _("Who you are and how you work. You can leave it empty now."),
        }


class IdentityForm(forms.ModelForm):
    """Who I am."""

    class Meta:
        model = SellerIdentity
        fields = (
            "legal_name",
            "street",
            "postal_code",
            "town",
            "country",
            "email",
            "phone",
            "tax_id",
        )
        field_classes = dict.fromkeys(
            ("street", "postal_code", "phone", "tax_id"), PlainDigitsField
        )
        widgets = {
            "legal_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "street": forms.TextInput(attrs={"autocomplete": "address-line1"}),
            "postal_code": forms.TextInput(attrs={"autocomplete": "postal-code"}),
            "town": forms.TextInput(attrs={"autocomplete": "address-level2"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        }
        help_texts = {
            "legal_name": _("As in your papers. Buyers see it."),
            "street": _("Buyers see it. The law asks for it."),
            "tax_id": _(
                "NIF, NIE or NIPC. Leave it empty if you do not have one yet. "
                "A mentor can help you with it."
            ),
        }

    def clean(self):
        cleaned = super().clean()
        number = cleaned.get("tax_id")
        country = cleaned.get("country")
        if number and country:
            try:
                cleaned["tax_id"] = TAX_NUMBERS[country].validate(number)
            except WrongNumber:
                self.add_error("tax_id", _("This tax number is not right. Please check it."))
        return cleaned


class DeliveryForm(forms.Form):
    """How buyers get their things: one way or more."""

    pickup = forms.BooleanField(label=DeliveryKind.PICKUP.label, required=False)
    pickup_place = forms.CharField(
        label=_("Where do they pick up?"),
        max_length=200,
        required=False,
        help_text=_("Street and town, or a market stall."),
    )
    pickup_hours = forms.CharField(
        label=_("When can they pick up?"),
        max_length=200,
        required=False,
        help_text=_("For example: Monday to Friday, 17:00 to 20:00."),
    )
    local = forms.BooleanField(label=DeliveryKind.LOCAL.label, required=False)
    local_place = forms.CharField(label=_("To which places?"), max_length=200, required=False)
    local_price = MoneyField(
        label=_("What does it cost to bring it?"), required=False, max_cents=MOST_FOR_DELIVERY
    )
    post = forms.BooleanField(label=DeliveryKind.POST.label, required=False)
    post_price = MoneyField(
        label=_("What does the post cost?"), required=False, max_cents=MOST_FOR_DELIVERY
    )

    def __init__(self, *args, has_transfer=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.has_transfer = has_transfer
        for name in chain.from_iterable(self.NEEDED.values()):
            self.fields[name].is_conditional = True

    NEEDED = {
        "pickup": ("pickup_place", "pickup_hours"),
        "local": ("local_place", "local_price"),
        "post": ("post_price",),
    }

    @staticmethod
    def initial_for(shop):
        """Return what the form shows for a shop's present ways of delivery."""
        values = {}
        for option in shop.delivery_options.all():
            values |= {
                option.kind: True,
                f"{option.kind}_place": option.place,
                f"{option.kind}_hours": option.hours,
                f"{option.kind}_price": option.price_cents,
            }
        return values

    def clean(self):
        cleaned = super().clean()
        chosen = [kind for kind in self.NEEDED if cleaned.get(kind)]
        if not chosen:
            raise ValidationError(_("Choose one way at least."), code="none")
        for kind in chosen:
            for name in self.NEEDED[kind]:
                if name not in self.errors and cleaned.get(name) in {None, ""}:
                    self.add_error(name, _("Please fill this in."))
            if kind != DeliveryKind.PICKUP and not self.has_transfer:
                self.add_error(kind, NEEDS_TRANSFER)
        return cleaned

    @property
    def options(self):
        """What the service saves: kind -> values."""
        cleaned = self.cleaned_data
        return {
            DeliveryKind(kind): {
                "place": cleaned.get(f"{kind}_place", ""),
                "hours": cleaned.get(f"{kind}_hours", ""),
                "price_cents": cleaned.get(f"{kind}_price") or 0,
            }
            for kind in self.NEEDED
            if cleaned[kind]
        }


class PaymentForm(forms.Form):
    """How I get paid."""

    transfer = forms.BooleanField(label=PaymentKind.TRANSFER.label, required=False)
    iban = PlainDigitsField(
        label=_("IBAN"),
        max_length=42,
        required=False,
        help_text=_("You find it in your bank's app. It begins with letters, like ES or PT."),
    )
    holder = forms.CharField(label=_("Account holder"), max_length=70, required=False)
    cash = forms.BooleanField(
        label=PaymentKind.CASH.label,
        required=False,
        help_text=_("Only for buyers who pick up."),
    )

    def __init__(self, *args, delivery_kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.delivery_kinds = set(delivery_kinds)
        for name in ("iban", "holder"):
            self.fields[name].is_conditional = True

    @staticmethod
    def initial_for(shop):
        """Return what the form shows for a shop's present ways of payment."""
        values = {}
        for method in shop.payment_methods.all():
            values[method.kind] = True
            if method.kind == PaymentKind.TRANSFER:
                values |= {"iban": iban_number.format(method.iban), "holder": method.holder}
        return values

    def clean_iban(self):
        number = self.cleaned_data["iban"]
        if not number:
            return ""
        try:
            return iban_number.validate(number)
        except WrongNumber as error:
            raise ValidationError(
                _("This IBAN is not right. Please check each letter and number."), code="iban"
            ) from error

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("transfer") or cleaned.get("cash")):
            raise ValidationError(_("Choose one way at least."), code="none")
        if cleaned.get("transfer"):
            for name in ("iban", "holder"):
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, _("Please fill this in."))
        elif self.delivery_kinds - {DeliveryKind.PICKUP}:
            self.add_error("transfer", NEEDS_TRANSFER)
        return cleaned

    @property
    def methods(self):
        """What the service saves: kind -> values."""
        cleaned = self.cleaned_data
        methods = {}
        if cleaned["transfer"]:
            methods[PaymentKind.TRANSFER] = {"iban": cleaned["iban"], "holder": cleaned["holder"]}
        if cleaned["cash"]:
            methods[PaymentKind.CASH] = {"iban": "", "holder": ""}
        return methods


class PolicyForm(forms.ModelForm):
    """My rules for returns."""

    preset = forms.ChoiceField(
        label=_("Rules for returns"),
        choices=ReturnsPreset.choices,
        initial=ReturnsPreset.LAW,
        widget=forms.RadioSelect,
        help_text=_("The law gives buyers 14 days to change their mind."),
    )
    accepted = forms.BooleanField(
        label=_("I have read these rules and will keep them."),
        error_messages={"required": _("Please tick this box to go on.")},
    )

    class Meta:
        model = ShopPolicy
        fields = ("preset", "extra")
        help_texts = {"extra": _("You can give buyers more rights here, not less.")}
