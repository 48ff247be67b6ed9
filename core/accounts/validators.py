"""What a name, a list of languages and a time zone may look like."""

import re
import unicodedata
import zoneinfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# An address of a site or of a mailbox in a name is always advertising, and mails print names
_LINK = re.compile(r"://|www\.|[@<>{}\\]|\w{2,}\.[a-z]{2,12}(?:/|\b)")
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def validate_name(value: str) -> None:
    """Refuse links, invisible signs and names without any letter."""
    if _LINK.search(value):
        raise ValidationError(_("A name cannot hold a link or an address."), code="link")
    if any(unicodedata.category(sign) == "Cc" or sign in _DIRECTION_MARKS for sign in value):
        raise ValidationError(_("Please use letters only."), code="sign")
    if value and not any(sign.isalpha() for sign in value):
        raise ValidationError(_("Please write your name with letters."), code="letters")


def validate_languages(value: object) -> None:
    """Refuse anything but a list of different languages of the site."""
    known = [code for code, _name in settings.LANGUAGES]
    is_list = isinstance(value, list) and all(isinstance(each, str) for each in value)
    if not is_list or len(set(value)) != len(value) or not set(value) <= set(known):  # type: ignore[arg-type, call-overload]
        raise ValidationError(_("Choose languages from the list."), code="language")


def validate_time_zone(value: str) -> None:
    """Refuse a name that is no time zone."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError(_("Choose a time zone from the list."), code="time_zone")
