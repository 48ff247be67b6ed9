from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "cece.pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from wagtail.signals import page_published, page_slug_changed, page_unpublished

        from cece.pages import notices, searchables, sitemaps, tasks  # noqa: F401 - they register
        from cece.pages.receivers import make_first_pages, renew_frames

        post_migrate.connect(make_first_pages, sender=self)
        navigation = self.get_model("Navigation")
        for signal in (post_save, post_delete):
            signal.connect(renew_frames, sender=navigation)
        for signal in (page_published, page_unpublished, page_slug_changed):
            signal.connect(renew_frames)
