from django.utils.translation import gettext_lazy as _

from core.privacy import Erase, Holding, declare

_BASE = ("listing_summary",)

declare(
    Holding(
        model="pages.homepage",
        why="Published text of the site; no person's data.",
        keep="always",
        harmless=(*_BASE, "hero_title", "hero_text", "doors", "body"),
    ),
    Holding(
        model="pages.standardpage",
        why="Published text of the site; no person's data.",
        keep="always",
        harmless=(*_BASE, "body"),
    ),
    Holding(
        model="pages.contactpage",
        why="Published text of the site; no person's data.",
        keep="always",
        harmless=(*_BASE, "intro", "body"),
    ),
    Holding(
        model="pages.navigation",
        why="Menu and footer of a language; no person's data.",
        keep="always",
        harmless=("menu", "footer", "footer_text", "translation_key"),
    ),
    Holding(
        model="pages.contactmessage",
        why=_("To answer who wrote to us."),
        keep=_("Until an operator deletes it, at most one year after the answer."),
        person=("sender",),
        address=("address",),
        personal=("name", "address", "text", "sender"),
        harmless=("language",),
        erase=Erase.DELETE,
    ),
)
