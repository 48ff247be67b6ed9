from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.places.models import LocalHoliday, Membership, Organisation, Territory


class TerritoryViewSet(SnippetViewSet):
    model = Territory
    icon = "globe"
    menu_label = _("Places")
    list_display = ("name", "code", "level", "parent")
    list_filter = ("level",)
    search_fields = ("name", "code")
    panels = (
        FieldPanel("name"),
        FieldPanel("code"),
        FieldPanel("level"),
        FieldPanel("parent"),
        FieldPanel("time_zone"),
    )


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    list_display = ("name", "kind", "territory")
    list_filter = ("kind",)
    search_fields = ("name",)
    panels = (
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("territory"),
    )


class MembershipViewSet(SnippetViewSet):
    model = Membership
    icon = "user"
    menu_label = _("Memberships")
    list_display = ("user", "organisation", "role", "from_on", "until_on")
    list_filter = ("role", "organisation")
    panels = (
        FieldPanel("user"),
        FieldPanel("organisation"),
        FieldPanel("role"),
        FieldPanel("from_on"),
        FieldPanel("until_on"),
    )


class LocalHolidayViewSet(SnippetViewSet):
    model = LocalHoliday
    icon = "calendar-alt"
    menu_label = _("Local holidays")
    list_display = ("on", "name", "territory")
    search_fields = ("name",)
    panels = (FieldPanel("territory"), FieldPanel("on"), FieldPanel("name"))


class PlacesViewSetGroup(SnippetViewSetGroup):
    items = (TerritoryViewSet, OrganisationViewSet, MembershipViewSet, LocalHolidayViewSet)
    menu_label = _("Places")
    menu_icon = "globe"
    menu_order = 500
