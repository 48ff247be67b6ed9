from django.apps import AppConfig


class CoursesConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "courses"
    # No page for visitors shows them: writing one leaves what is kept as it is
    unseen_by_visitors = (
        "QuizSnapshot",
        "Attempt",
        "Certificate",
        "Enrolment",
        "Completion",
    )

    def ready(self) -> None:
        from courses import facts, notices, receivers  # noqa: F401

        receivers.connect()
