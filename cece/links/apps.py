from importlib import import_module

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

# One story a file; importing it is what makes two islands meet
BRIDGES = (
    "certificate_leads_on",
    "course_asks_forum",
    "found_by_engines",
    "found_by_search",
    "home_shows_figures",
    "home_shows_products",
    "mentor_sees_shop",
    "seller_finds_help",
    "welcome",
)


class LinksConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "cece.links"

    def ready(self) -> None:
        for bridge in BRIDGES:
            import_module(f"cece.links.{bridge}")
        tree = import_module("cece.links.site_tree")
        # Django signals only apps with models; this one joins the home pages, which come first
        post_migrate.connect(tree.ensure_index_pages, sender=apps.get_app_config("pages"))
