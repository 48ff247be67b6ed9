"""What happens in courses, for the ledger."""

from django.utils.translation import gettext_lazy as _

from core import facts

_COURSE = frozenset({"course_key", "language"})
_ACTIVITY = _COURSE | {"lesson_key", "block_id"}

ENROLLED = facts.Kind("courses.enrolled", _("Joined a course"), data=_COURSE)
LESSON_COMPLETED = facts.Kind("courses.lesson_completed", _("Finished a lesson"), data=_ACTIVITY)
QUIZ_PASSED = facts.Kind("courses.quiz_passed", _("Passed a quiz"), data=_ACTIVITY)
COURSE_COMPLETED = facts.Kind("courses.course_completed", _("Finished a course"), data=_COURSE)
CERTIFICATE_ISSUED = facts.Kind("courses.certificate_issued", _("Certificate given"), data=_COURSE)
CERTIFICATE_REVOKED = facts.Kind(
    "courses.certificate_revoked", _("Certificate taken back"), data=_COURSE
)
