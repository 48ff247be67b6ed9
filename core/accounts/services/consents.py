"""What a person said yes or no to."""

from datetime import datetime
from typing import Any

from django.conf import settings

from core.accounts.models import Consent


def record_consent(
    *, user: Any, document: str, language: str, at: datetime, is_given: bool = True, way: str
) -> Consent:
    """Append one yes or no to the version of ``document`` that is in force.

    ``way`` says where it was said, e.g. ``"sign-up"`` or ``"privacy page"``. A repeat of what is
    said already is the row that says it, not a second one.

    Raises KeyError for an unknown document.
    """
    version = settings.CONSENT_VERSIONS[document]
    last = Consent.objects.filter(user=user, document=document).first()
    if last and (last.version, last.is_given) == (version, is_given):
        return last
    return Consent.objects.create(
        user=user,
        document=document,
        version=version,
        language=language,
        is_given=is_given,
        way=way,
        at=at,
    )
