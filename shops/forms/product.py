"""A product: four fields on one screen, the rest has good defaults."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.codes import public_code
from core.forms import MoneyField
from core.uploads import CleanImageField
from shops.enums import VAT_RATES, Country, WithdrawalException
from shops.services.products import Seen

MOST_PIECES = 100_000
BOUND = 10**9
MOST_CENTS = 100_000_00
SHOWN = ("title", "price_cents", "stock", "description", "vat_permille", "withdrawal_exception")


def _rate_choices(country, product):
    rates = VAT_RATES[country]
    if product and product.vat_permille not in rates:
        rates = (*rates, product.vat_permille)
    return [(rate, f"{rate / 10:g} %" if rate else _("no VAT")) for rate in rates]


class ProductForm(forms.Form):
    """Photo, name, price and stock publish a product."""

    code = forms.RegexField(r"^[a-z0-9]{12}$", widget=forms.HiddenInput, required=False)
    known_stock = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=MOST_PIECES
    )
    known_taken = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=-BOUND, max_value=BOUND
    )
    picture = CleanImageField(
        label=_("Photo"), required=False, help_text=_("Take it by daylight, from near.")
    )
    title = forms.CharField(label=_("Name of the product"), max_length=100)
    price_cents = MoneyField(label=_("Price in euros, with VAT"), min_cents=1, max_cents=MOST_CENTS)
    stock = forms.IntegerField(label=_("How many do you have?"), min_value=0, max_value=MOST_PIECES)
    description = forms.CharField(
        label=_("Description"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What it is made of, how large it is, how to use it."),
    )
    vat_permille = forms.TypedChoiceField(label=_("VAT in the price"), coerce=int)
    withdrawal_exception = forms.ChoiceField(
        label=_("Is it a thing that cannot be sent back?"),
        choices=WithdrawalException.choices,
        initial=WithdrawalException.NONE,
    )

    def __init__(self, *args, shop, product=None, **kwargs):
        kwargs["initial"] = (
            {name: getattr(product, name) for name in SHOWN} if product else {"code": public_code()}
        )
        super().__init__(*args, **kwargs)
        identity = getattr(shop, "identity", None)
        country = identity.country if identity else Country.SPAIN
        self.fields["vat_permille"].choices = _rate_choices(country, product)
        if product:
            self.fields["picture"].label = _("Add a photo")
            self.fields["known_stock"].initial = product.stock
            self.fields["known_taken"].initial = product.taken
        else:
            del self.fields["known_stock"], self.fields["known_taken"]

    @property
    def values(self):
        """What the service saves."""
        return {name: self.cleaned_data[name] for name in SHOWN}

    @property
    def seen(self):
        """What the page of the product said when it was shown, or None when it does not tell."""
        seen = Seen(self.cleaned_data["known_stock"], self.cleaned_data["known_taken"])
        return None if None in seen else seen

    @property
    def submit_code(self):
        """The code this form was given, so that sending it twice makes one product."""
        return self.cleaned_data["code"] or public_code()
