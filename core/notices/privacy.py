from django.utils.translation import gettext_lazy as _

from core.privacy import Erase, Holding, declare

declare(
    Holding(
        model="notices.Notice",
        why=_("Tells a person what happened that concerns them."),
        keep=_("400 days; 90 days for guests without account."),
        person=("receiver",),
        address=("address",),
        personal=("receiver", "address", "data", "link", "language"),
        harmless=("code", "kind", "key", "pace"),
        erase=Erase.DELETE,
    ),
    Holding(
        model="notices.Mail",
        why=_("Brings notices by mail, once, also when the mail server is away for a while."),
        keep=_("As long as the notices it brought: 400 days; 90 days for guests without account."),
        person=("receiver",),
        address=("address",),
        personal=("receiver", "address", "language"),
        harmless=("code", "state", "lease", "error"),
        erase=Erase.DELETE,
    ),
    Holding(
        model="notices.Preference",
        why=_("Remembers which mails a person does not want."),
        keep=_(
            "Until the person is erased; for guests as long as the platform runs, or they would "
            "get again what they refused."
        ),
        person=("receiver",),
        personal=("receiver", "address", "kind", "pace"),
        erase=Erase.DELETE,
    ),
)
