from django.apps import AppConfig


class ShopsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "shops"

    def ready(self) -> None:
        import shops.notices
        import shops.tasks  # noqa: F401 - both register what follows from facts and the clock
