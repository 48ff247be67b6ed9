from django.apps import AppConfig
from django.db.models.signals import post_migrate


def fill_code_tables(**_kwargs: object) -> None:
    from mentoring.services.terms import ensure_terms

    ensure_terms()


class MentoringConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "mentoring"
    # No page for visitors shows them: writing one leaves what is kept as it is
    unseen_by_visitors = (
        "Block",
        "Need",
        "Need_languages",
        "Need_expertise",
        "Meeting",
        "MeetingTime",
    )

    def ready(self) -> None:
        import mentoring.notices
        import mentoring.tasks  # noqa: F401 - both register what follows from facts and the clock

        post_migrate.connect(fill_code_tables, sender=self)
