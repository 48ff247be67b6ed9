from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


class TopicIsClosed(DomainError):
    code = "forum.topic-is-closed"
    message = _("This question takes no more answers.")


class TooManyLinks(DomainError):
    """Data: ``most``, the number of links allowed."""

    code = "forum.too-many-links"
    message = _(
        "You are new here. Your first texts may hold at most %(most)s links. "
        "Please take some links out."
    )
    field = "source"
    status = 400


class UnknownCategory(DomainError):
    code = "forum.unknown-category"
    message = _("Please choose one of the forums.")
    field = "category"
    status = 400


class CannotBeAccepted(DomainError):
    code = "forum.cannot-be-accepted"
    message = _("This text cannot be the solution. Choose one of the answers.")


class AcceptedMeanwhile(DomainError):
    code = "forum.accepted-meanwhile"
    message = _("Somebody has just chosen another solution. Please look again.")


class OwnPost(DomainError):
    code = "forum.own-post"
    message = _("You cannot report your own text.")


class AlreadyReported(DomainError):
    code = "forum.already-reported"
    message = _("You have already reported this. A moderator will look at it.")


class ReasonMissing(DomainError):
    code = "forum.reason-missing"
    message = _("Please say why.")
    field = "note"
    status = 400
