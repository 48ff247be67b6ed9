from django.apps import AppConfig


class EffectsConfig(AppConfig):
    """Give a real worker something to do whose effects can be counted."""

    name = "tests.races.effects"

    def ready(self) -> None:
        from tests.races.effects import handlers

        handlers.drop_the_guard_if_told()
