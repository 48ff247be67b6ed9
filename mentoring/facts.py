"""What happens in mentoring that others may want to know."""

from django.utils.translation import gettext_lazy as _

from core import facts

MENTOR_VETTED = facts.Kind("mentoring.mentor_vetted", _("Mentor checked and active"))
NEED_STATED = facts.Kind(
    "mentoring.need_stated", _("Looked for a mentor"), data=frozenset({"stage", "sector"})
)
MATCH_REQUESTED = facts.Kind("mentoring.match_requested", _("Asked a mentor"))
MATCH_REPLY_DUE = facts.Kind("mentoring.match_reply_due", _("A mentor's answer was due"))
MATCH_ACCEPTED = facts.Kind(
    "mentoring.match_accepted", _("Mentor said yes"), data=frozenset({"score", "hours"})
)
MATCH_DECLINED = facts.Kind(
    "mentoring.match_declined", _("Mentor said no"), data=frozenset({"reason"})
)
MATCH_EXPIRED = facts.Kind("mentoring.match_expired", _("Mentor did not answer in time"))
MATCH_WITHDRAWN = facts.Kind("mentoring.match_withdrawn", _("Request to a mentor taken back"))
MATCH_ENDED = facts.Kind("mentoring.match_ended", _("Mentoring ended"))
MEETING_PROPOSED = facts.Kind("mentoring.meeting_proposed", _("Meeting times proposed"))
MEETING_AGREED = facts.Kind(
    "mentoring.meeting_agreed", _("Meeting agreed"), data=frozenset({"way"})
)
MEETING_CANCELLED = facts.Kind("mentoring.meeting_cancelled", _("Meeting cancelled"))
