from django.utils.translation import gettext_lazy as _

from core import facts

PERSON_JOINED = facts.Kind(
    "accounts.person_joined", _("Person joined"), data=frozenset({"language"})
)
PERSON_ERASED = facts.Kind("accounts.person_erased", _("Person erased"))
