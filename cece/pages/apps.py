from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "cece.pages"
    # No page for visitors shows them: writing one leaves what is kept as it is
    unseen_by_visitors = ("ContactMessage",)
    verbose_name = _("Pages")

    def ready(self) -> None:
        from cece.pages import notices, searchables, sitemaps, tasks  # noqa: F401 - they register
        from cece.pages.receivers import make_first_pages

        post_migrate.connect(make_first_pages, sender=self)
