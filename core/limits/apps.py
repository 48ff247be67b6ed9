from django.apps import AppConfig


class LimitsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "core.limits"
    # No page for visitors shows them: writing one leaves what is kept as it is
    unseen_by_visitors = ("Counter",)
