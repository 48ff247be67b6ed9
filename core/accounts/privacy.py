from django.utils.translation import gettext_lazy as _

from core.accounts import privacy_of_libraries  # noqa: F401 - declares them
from core.privacy import Erase, Holding, declare

declare(
    Holding(
        "accounts.User",
        why=_("Your account: how you sign in, what we call you, how we write to you."),
        keep=_("Until you ask us to erase it."),
        person=("pk",),
        personal=("email", "display_name", "reading_languages", "time_zone"),
        harmless=("code",),
        secret=("password",),
        erase=Erase.TOMBSTONE,
    ),
    Holding(
        "accounts.Consent",
        why=_("What you said yes or no to, and when. The law asks us to be able to show it."),
        keep=_("As long as the account; after erasing without your name."),
        person=("user",),
        personal=("user",),
        harmless=("version", "way"),
    ),
    Holding(
        "accounts.ErasureRequest",
        why=_("Your wish that we erase your account."),
        keep=_("Three years, without your name."),
        person=("user",),
        personal=("user",),
    ),
)
