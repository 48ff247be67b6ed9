"""What can be refused in mentoring."""

from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


class MentorNotAvailable(DomainError):
    """The mentor is not vetted, paused, or does not see this person's requests."""

    code = "mentoring.mentor-not-available"
    message = _("This mentor takes no new requests now. Please choose another mentor.")


class MentorFull(DomainError):
    """All places of the mentor are taken."""

    code = "mentoring.mentor-full"
    message = _("This mentor has no free place now. Please choose another mentor.")


class NoFreePlace(DomainError):
    """The mentor wants to accept, but the mentor's own places are taken."""

    code = "mentoring.no-free-place"
    message = _("You have no free place now. End a mentoring first, or offer more places.")


class CapacityBelowActive(DomainError):
    """The mentor offers fewer places than are taken. Data: ``active``."""

    code = "mentoring.capacity-below-active"
    message = _("You help %(active)s people now. The number of places cannot be smaller.")
    field = "capacity"


class ProfileIncomplete(DomainError):
    code = "mentoring.profile-incomplete"
    message = _("Please fill in the whole profile first.")


class NeedNotOpen(DomainError):
    code = "mentoring.need-not-open"
    message = _("This search is closed. You can start a new one.")


class NoSharedLanguage(DomainError):
    code = "mentoring.no-shared-language"
    message = _("You and this mentor share no language. Please choose another mentor.")


class AlreadyAsked(DomainError):
    code = "mentoring.already-asked"
    message = _("You have asked this mentor already.")


class TooManyRequests(DomainError):
    """Data: ``limit``."""

    code = "mentoring.too-many-requests"
    message = _("You can wait for %(limit)s mentors at the same time. Take one request back first.")


class NotAccepted(DomainError):
    code = "mentoring.not-accepted"
    message = _("You can meet when the mentor has said yes.")


class MeetingOver(DomainError):
    code = "mentoring.meeting-over"
    message = _("This meeting is over.")


class TimeInThePast(DomainError):
    code = "mentoring.time-in-the-past"
    message = _("This time has passed or is too soon. Please choose a later time.")
    field = "first_time"


class TimeTooFar(DomainError):
    """Data: ``days``."""

    code = "mentoring.time-too-far"
    message = _("Please choose a time in the next %(days)s days.")
    field = "first_time"


class TimeNotOffered(DomainError):
    code = "mentoring.time-not-offered"
    message = _("This time is no longer offered. Please look at the new times.")


class TimeTaken(DomainError):
    code = "mentoring.time-taken"
    message = _("One of you has another meeting at this time. Please choose another time.")


class OwnProposal(DomainError):
    code = "mentoring.own-proposal"
    message = _("You proposed these times. The other person chooses.")


class MeetingAlreadyProposed(DomainError):
    code = "mentoring.meeting-already-proposed"
    message = _("There is already a meeting to agree on. Please open it.")
