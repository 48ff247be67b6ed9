from importlib import import_module

from django.apps import AppConfig


class ForumConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "forum"
    # No page for visitors shows them: writing one leaves what is kept as it is
    unseen_by_visitors = (
        "Follow",
        "Report",
        "ModerationAction",
    )

    def ready(self) -> None:
        import_module("forum.notices")
