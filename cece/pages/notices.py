from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from core.notices.kinds import NoticeKind

MESSAGE_RECEIVED = NoticeKind(
    "pages.message_received",
    _("Somebody wrote to us"),
    template="pages/emails/message_received.txt",
    action=_("Read the message"),
    why=_("You get this because you run this site."),
    is_for=attrgetter("is_superuser"),
)
