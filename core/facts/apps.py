from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class FactsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "core.facts"
    # What a fact is about has its own rows; the figures of the first page may be some minutes old
    unseen_by_visitors = ("Fact", "Reaction", "ClockJob")

    def ready(self) -> None:
        from core.facts import errands, housekeeping  # noqa: F401 - they register themselves
        from core.facts.failed_work import watch
        from core.facts.models import Reaction
        from core.facts.receivers import guard_ledger

        watch("reactions", _("What follows from facts"), Reaction)
        post_migrate.connect(guard_ledger, sender=self)
