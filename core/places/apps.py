from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "core.places"
    verbose_name = _("Places")

    def ready(self) -> None:
        from core.places.receivers import make_first_places

        post_migrate.connect(make_first_places, sender=self)
