"""What the holder of a certificate is told."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core import facts
from core.facts.models import Fact
from core.notices.kinds import NoticeKind
from core.notices.models import Notice
from core.notices.services import tell
from courses.facts import CERTIFICATE_ISSUED, CERTIFICATE_REVOKED
from courses.models import Certificate


def _certificate_context(notice: Notice) -> dict[str, Any]:
    certificate = Certificate.objects.get(pk=notice.data["certificate_id"])
    return {
        "course_title": certificate.title_in(translation.get_language()),
        "reason": certificate.revoked_reason,
    }


CERTIFICATE_READY = NoticeKind(
    "courses.certificate_ready",
    _("Your certificate is ready"),
    template="courses/emails/certificate_issued.txt",
    action=_("See my certificate"),
    why=_("You get this mail because you have finished a course."),
    essential=True,
    context=_certificate_context,
)
CERTIFICATE_TAKEN_BACK = NoticeKind(
    "courses.certificate_taken_back",
    _("Your certificate was taken back"),
    template="courses/emails/certificate_revoked.txt",
    action=_("See what it says now"),
    why=_("You get this mail because it is about your certificate."),
    essential=True,
    context=_certificate_context,
)


@facts.on(CERTIFICATE_ISSUED)
def give_certificate(fact: Fact) -> None:
    """Tell the learner where the certificate is."""
    _tell_about_certificate(CERTIFICATE_READY, fact)


@facts.on(CERTIFICATE_REVOKED)
def tell_certificate_revoked(fact: Fact) -> None:
    """Tell the holder that it is not valid any more, and why."""
    _tell_about_certificate(CERTIFICATE_TAKEN_BACK, fact)


def _tell_about_certificate(kind: NoticeKind, fact: Fact) -> None:
    certificate = Certificate.objects.select_related("learner").get(pk=fact.object_id)
    with translation.override(certificate.learner.language):
        link = reverse("courses:certificate", args=[certificate.code])
    tell(
        kind,
        to=certificate.learner,
        key=f"{kind.key}:{certificate.pk}",
        at=fact.at,
        link=link,
        fact=fact,
        data={"certificate_id": certificate.pk},
    )
