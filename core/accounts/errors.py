from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


class MailNotSent(DomainError):
    """The mail server did not take the message."""

    code = "accounts.mail-not-sent"
    message = _("We could not send the e-mail. Please try again in a few minutes.")
    status = 503


class ErasureAlreadyAsked(DomainError):
    """One request at a time. Data: ``due``, a date in words."""

    code = "accounts.erasure-already-asked"
    message = _("You have asked for this already. We erase your account on %(due)s.")


class NoErasureToCancel(DomainError):
    """There is no open request, or it has been carried out."""

    code = "accounts.no-erasure-to-cancel"
    message = _("There is nothing to cancel.")


class LastOperator(DomainError):
    """The only operator cannot erase herself: nobody could run the site."""

    code = "accounts.last-operator"
    message = _("You are the only operator. Name another one first.")
