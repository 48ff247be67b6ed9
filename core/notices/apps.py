from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "core.notices"
    # No page for visitors shows them: writing one leaves what is kept as it is
    unseen_by_visitors = (
        "Mail",
        "Notice",
        "Preference",
    )

    def ready(self) -> None:
        from core.facts.failed_work import watch
        from core.notices import clock_jobs, errands, fragments  # noqa: F401 - register themselves
        from core.notices.models import Mail

        watch("mails", _("Mails"), Mail)
