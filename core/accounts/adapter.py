"""How allauth speaks and counts for us."""

from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core.accounts.errors import MailNotSent
from core.accounts.reauthentication import take_sign_in_as_proof
from core.facts.leases import log_failure
from core.limits.addresses import UNKNOWN, client_address

NO_ADDRESS = "0.0.0.0"  # noqa: S104 - behind a socket file there is no address to count
WRONG_CODE = _("This code is not right. Check it and type it again.")


class AccountAdapter(DefaultAccountAdapter):
    """Plain words, mail in the person's language, the same answer for known and unknown."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "cannot_remove_primary_email": _("You sign in with this address. It has to stay."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "enter_current_password": _("This is not the password you have now."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("This password is not right."),
        "invalid_or_expired_key": _("This link does not work any more."),
        "invalid_login": _("Please write your e-mail address."),
        "invalid_password_reset": _("This link does not work any more."),
        "rate_limited": _("That was very often. Please wait a minute."),
        "same_as_current": _("This is the same as before."),
        "too_many_login_attempts": _("That was very often. Please wait a few minutes."),
        "unverified_primary_email": _("Please confirm your e-mail address first."),
    }

    def get_client_ip(self, request):
        """Return the address to count and to show; of IPv6 the household's network only."""
        address = client_address(request).partition("/")[0]
        return NO_ADDRESS if address == UNKNOWN else address

    def send_mail(self, template_prefix, email, context):
        """Write in the language of the person with this address; the visitor's for a stranger.

        Raises MailNotSent when the mail server does not answer.
        """
        with translation.override(self._language_of(email)):
            try:
                super().send_mail(template_prefix, email, context)
            except (OSError, SMTPException) as failure:
                log_failure(f"A mail of the kind {template_prefix}", failure)
                raise MailNotSent from failure

    def render_mail(self, template_prefix, email, context, headers=None):
        """Make both bodies from one text template."""
        context = {**context, "SITE_NAME": settings.SITE_NAME, "SITE_URL": settings.SITE_URL}
        subject = render_to_string(f"{template_prefix}_subject.txt", context)
        text = render_to_string(f"{template_prefix}_message.txt", context).strip()
        message = EmailMultiAlternatives(
            self.format_email_subject(" ".join(subject.split())),
            text,
            self.get_from_email(),
            [email],
            headers=headers,
        )
        layout = {
            "subject": message.subject,
            "site": settings.SITE_NAME,
            "home": settings.SITE_URL,
            "paragraphs": [part.strip() for part in text.split("\n\n") if part.strip()],
            "language": translation.get_language(),
            "is_right_to_left": translation.get_language_bidi(),
            "code": context.get("code", ""),
        }
        message.attach_alternative(
            render_to_string("account/email/layout.html", layout), "text/html"
        )
        return message

    def _language_of(self, email):
        people = get_user_model().objects
        person = people.filter(email__iexact=email).only("language").first()
        if person is None:
            address = EmailAddress.objects.filter(email__iexact=email, verified=True)
            person = people.filter(emailaddress__in=address).only("language").first()
        return person.language if person else translation.get_language()

    def get_login_redirect_url(self, request):
        """Open the desk in the language the person reads."""
        with translation.override(request.user.language):
            return super().get_login_redirect_url(request)

    def get_signup_redirect_url(self, request):
        return self.get_login_redirect_url(request)

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        remember_language(response, user.language)
        take_sign_in_as_proof(request)
        return response

    def get_logout_redirect_url(self, request):
        return f"/{translation.get_language()}/"

    def get_password_change_redirect_url(self, request):
        return reverse("accounts:sign_in_settings")

    def get_reauthentication_methods(self, user):
        """Offer a code by mail to people who have neither password nor second factor."""
        methods = super().get_reauthentication_methods(user)
        if methods or not user.is_authenticated:
            return methods
        url = reverse("accounts:confirm_by_mail")
        return [{"id": "mail", "description": _("Send me a code"), "url": url}]


def remember_language(response, language):
    """Open the site in ``language`` next time, also before signing in."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 3600,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
    )


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": _("Switch the second step off before you change your address."),
        "cannot_delete_authenticator": _("This second step has to stay on."),
        "cannot_generate_recovery_codes": _("Set up an app or a key first."),
        "incorrect_code": WRONG_CODE,
        "unverified_email": _("Please confirm your e-mail address first."),
    }

    def generate_authenticator_name(self, user, type):  # noqa: A002 - allauth's name
        return _("My key") if not self.is_mfa_enabled(user, [type]) else _("Another key")
