from django.utils.translation import gettext_lazy as _

from core.privacy import Erase, Holding, declare

declare(
    Holding(
        model="places.territory",
        why="Official places; no person's data.",
        keep="always",
        harmless=("code", "name", "level", "path", "time_zone"),
    ),
    Holding(
        model="places.organisation",
        why="Bodies that run or support something here; no person's data.",
        keep="always",
        harmless=("name", "slug", "kind"),
    ),
    Holding(
        model="places.membership",
        why=_("Says for whom a person acts and what she may therefore see."),
        keep=_("Until the person is erased."),
        person=("user",),
        personal=("user",),
        harmless=("role",),
        erase=Erase.DELETE,
    ),
    Holding(
        model="places.localholiday",
        why="Days off of a place; no person's data.",
        keep="always",
        harmless=("name",),
    ),
)
