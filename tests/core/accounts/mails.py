"""Reading the mails that tests receive."""

import re
import smtplib

from django.core import mail


def last_code() -> str:
    """Return the code in the last mail."""
    return re.search(r"^\d{4}-\d{4}$", mail.outbox[-1].body, re.MULTILINE).group()


def receivers() -> list[str]:
    return [each for message in mail.outbox for each in message.to]


class DownBackend:
    """A mail server that does not answer."""

    def __init__(self, **_kwargs):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError


class RefusingBackend:
    """A mail server that knows no receiver, and says of whom it speaks."""

    def __init__(self, **_kwargs):
        pass

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (550, b"unknown")})
