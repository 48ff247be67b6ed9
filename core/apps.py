from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    """The ground: template tags and modules without tables; the tables live in its sub-apps."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "core"

    def ready(self) -> None:
        from core import checks  # noqa: F401 - they register themselves
        from core.freshness.watching import begin_anew, watch_connection

        autodiscover_modules("privacy")
        connection_created.connect(watch_connection)
        post_migrate.connect(begin_anew, sender=self)
