"""Giving certificates and taking them back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from core import facts
from courses.errors import CourseNotOpen, ReasonMissing
from courses.facts import CERTIFICATE_ISSUED, CERTIFICATE_REVOKED
from courses.models import Certificate, CoursePage, Enrolment
from courses.selectors.outline import Rule


def issue_certificate(
    *, enrolment: Enrolment, rule: Rule, language: str, at: datetime
) -> Certificate:
    """Give the certificate of a course that is completed just now; the caller holds the lock.

    Raises CourseNotOpen when the course has no page at all to copy a title from.
    """
    pages = {
        page.locale.language_code: page
        for page in CoursePage.objects.filter(translation_key=enrolment.course_key)
        .select_related("locale")
        .order_by("live", "pk")
    }
    if not pages:
        raise CourseNotOpen
    own = language if language in pages else next(reversed(pages))
    certificate = Certificate.objects.create(
        learner=enrolment.learner,
        course_key=enrolment.course_key,
        holder_name=str(enrolment.learner),
        titles={code: page.title for code, page in pages.items()},
        outcomes={code: page.outcome_texts for code, page in pages.items()},
        hours=pages[own].hours,
        language=own,
        rule=rule.as_dict(),
        issued_at=at,
    )
    facts.record(
        CERTIFICATE_ISSUED,
        key=f"certificate-issued:{certificate.pk}",
        at=at,
        subject=enrolment.learner,
        about=certificate,
        data={"course_key": str(enrolment.course_key), "language": own},
    )
    return certificate


@transaction.atomic
def revoke_certificate(*, certificate_id: int, reason: str, by: Any, at: datetime) -> Certificate:
    """Take a certificate back; it stays and says so on its page of verification.

    Raises ReasonMissing or AlreadyRevoked; then nothing is saved.
    """
    if not reason.strip():
        raise ReasonMissing
    certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate_id)
    certificate.revoke(reason=reason.strip(), by=by, at=at)
    certificate.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])
    facts.record(
        CERTIFICATE_REVOKED,
        key=f"certificate-revoked:{certificate.pk}",
        at=at,
        subject=certificate.learner,
        actor=by,
        about=certificate,
        data={
            "course_key": str(certificate.course_key),
            "language": certificate.language,
        },
    )
    return certificate
