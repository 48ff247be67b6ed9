"""allauth's forms for the second factor in our words."""

import struct

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.utils.translation import gettext_lazy as _

from core.accounts.forms.sign_in import CODE, PlainWords


class AuthenticateForm(PlainWords, base_forms.AuthenticateForm):
    labels = {"code": CODE}
    helps = {"code": _("From your app, or one of your spare codes.")}


class ReauthenticateByAppForm(PlainWords, base_forms.ReauthenticateForm):
    labels = {"code": CODE}
    helps = {"code": _("From your app, or one of your spare codes.")}


class ActivateAppForm(PlainWords, totp_forms.ActivateTOTPForm):
    labels = {"code": _("Code the app shows")}


# What the libraries raise at a credential that no browser made
NONSENSE = (AttributeError, IndexError, KeyError, TypeError, ValueError, struct.error)


class BearsNonsense:
    """Take a malformed credential for a wrong one, instead of failing."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except NONSENSE as nonsense:
            raise get_adapter().validation_error("incorrect_code") from nonsense


class PasskeyLoginForm(BearsNonsense, webauthn_forms.LoginWebAuthnForm):
    """Sign in by passkey."""


class PasskeyStepForm(BearsNonsense, webauthn_forms.AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class PasskeyProofForm(BearsNonsense, webauthn_forms.ReauthenticateWebAuthnForm):
    """Prove by passkey that it is you."""


class AddKeyForm(PlainWords, webauthn_forms.AddWebAuthnForm):
    labels = {"name": _("Name of this key"), "passwordless": _("Sign in with this key alone")}
    helps = {
        "name": _("For example: my phone."),
        "passwordless": _("Your phone or computer then asks for your finger, face or PIN."),
    }

    def clean(self):
        try:
            return super().clean()
        except NONSENSE as nonsense:
            raise get_adapter().validation_error("incorrect_code") from nonsense


class RenameKeyForm(PlainWords, webauthn_forms.EditWebAuthnForm):
    labels = {"name": _("Name of this key")}
