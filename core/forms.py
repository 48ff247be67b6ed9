"""How every form of the product looks, and fields that read what people write."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from core.money import NotAnAmount, format_money, parse_amount

ONE_MILLION = 100_000_000  # cents; fits a 32-bit column


class FormRenderer(TemplatesSetting):
    """Fields with label, help and error beside each other; see ``templates/forms/``."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


class PlainDigitsField(forms.CharField):
    """A text whose digits other people and machines read: of any script, they clean to 0-9."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not isinstance(text, str):
            return text
        return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


class MoneyField(forms.CharField):
    """An amount of money written by a person; cleans to whole cents, None when empty."""

    default_error_messages = {
        "too_small": _("The amount must be %(limit)s or more."),
        "too_big": _("The amount must be %(limit)s or less."),
    }

    def __init__(
        self, *, min_cents: int = 0, max_cents: int = ONE_MILLION, currency: str = "EUR", **kwargs
    ) -> None:
        self.min_cents = min_cents
        self.max_cents = max_cents
        self.currency = currency
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("empty_value", None)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        """Show cents as people write them; leave what a person typed as it is."""
        if isinstance(value, int):
            return format_money(value, self.currency)
        return value

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if text is None:
            return None
        try:
            cents = parse_amount(text)
        except NotAnAmount as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from refusal
        self._check_limits(cents)
        return cents

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return initial != (parse_amount(data) if data else None)
        except NotAnAmount:
            return True

    def _check_limits(self, cents: int) -> None:
        for code, is_wrong, limit in (
            ("too_small", cents < self.min_cents, self.min_cents),
            ("too_big", cents > self.max_cents, self.max_cents),
        ):
            if is_wrong:
                raise ValidationError(
                    self.error_messages[code],
                    code=code,
                    params={"limit": format_money(limit, self.currency)},
                )
