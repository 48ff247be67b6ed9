"""allauth's forms in our words: plain labels, no placeholders, one field fewer where possible."""

import unicodedata

from allauth.account import forms as allauth_forms
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.db import IntegrityError, transaction
from django.utils.functional import lazy
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core import clock
from core.accounts.services.consents import record_consent
from core.accounts.validators import validate_name

EMAIL = _("E-mail address")
CODE = _("Code")
PASSWORD = _("Password")
PASSWORD_RULES = lazy(password_validators_help_text_html, SafeString)()


def one_name(value: str) -> str:
    """Return ``value`` without spaces at its ends and with single spaces inside."""
    return " ".join(value.split())


class PlainWords:
    """Give fields our labels and help, and take allauth's placeholders away."""

    labels: dict = {}
    helps: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
        if "code" in self.fields:
            self.fields["code"] = CodeField(
                label=self.fields["code"].label, help_text=self.fields["code"].help_text
            )


class CodeField(forms.CharField):
    """A code of digits, written with the digits of any script; phones show the number keys."""

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "dir": "ltr"}
    )

    def to_python(self, value):
        return "".join(str(unicodedata.digit(sign, sign)) for sign in super().to_python(value))


class NamedField(forms.CharField):
    """A person's name, cleaned of needless spaces."""

    def to_python(self, value):
        return one_name(super().to_python(value))


class SignupForm(PlainWords, allauth_forms.SignupForm):
    """Name and e-mail, nothing else. Saving takes the terms and the privacy notice as accepted."""

    display_name = NamedField(
        label=_("Your name"),
        max_length=80,
        validators=[validate_name],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("display_name", "email")
    labels = {"display_name": _("Your name"), "email": EMAIL}
    helps = {"email": _("We send a code to this address.")}

    def try_save(self, request):
        """Two sign-ups with one address at the same instant end like one with a known address."""
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            self.account_already_exists = True
            return super().try_save(request)

    def signup(self, request, user):
        user.display_name = self.cleaned_data["display_name"]
        user.language = get_language()
        user.reading_languages = [user.language]
        user.save(update_fields=["display_name", "language", "reading_languages"])
        for document in settings.CONSENT_VERSIONS:
            record_consent(
                user=user,
                document=document,
                language=user.language,
                at=clock.now(),
                way="sign-up",
            )


class LoginForm(PlainWords, allauth_forms.LoginForm):
    """One form: with a password it signs in, without it sends a code."""

    labels = {"login": EMAIL, "password": PASSWORD}
    helps = {"password": _("Leave this empty and we send you a code by e-mail.")}

    def _setup_password_field(self):
        """Keep the field, which allauth removes because sign-up has none."""
        self.fields["password"].required = False


class RequestLoginCodeForm(PlainWords, allauth_forms.RequestLoginCodeForm):
    labels = {"email": EMAIL}


class ConfirmLoginCodeForm(PlainWords, allauth_forms.ConfirmLoginCodeForm):
    labels = {"code": CODE}


class ConfirmEmailVerificationCodeForm(PlainWords, allauth_forms.ConfirmEmailVerificationCodeForm):
    labels = {"code": CODE}


class ConfirmPasswordResetCodeForm(PlainWords, allauth_forms.ConfirmPasswordResetCodeForm):
    labels = {"code": CODE}


class AddEmailForm(PlainWords, allauth_forms.AddEmailForm):
    labels = {"email": _("New e-mail address")}
    helps = {"email": _("We send a code to this address.")}


class ChangePasswordForm(PlainWords, allauth_forms.ChangePasswordForm):
    labels = {
        "oldpassword": _("Password you have now"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }
    helps = {"password1": PASSWORD_RULES}


class SetPasswordForm(PlainWords, allauth_forms.SetPasswordForm):
    labels = {"password1": PASSWORD, "password2": _("Password again")}
    helps = {"password1": PASSWORD_RULES}


class ResetPasswordForm(PlainWords, allauth_forms.ResetPasswordForm):
    labels = {"email": EMAIL}


class ResetPasswordKeyForm(PlainWords, allauth_forms.ResetPasswordKeyForm):
    labels = {"password1": _("New password"), "password2": _("New password again")}
    helps = {"password1": PASSWORD_RULES}


class ReauthenticateForm(PlainWords, allauth_forms.ReauthenticateForm):
    labels = {"password": PASSWORD}
