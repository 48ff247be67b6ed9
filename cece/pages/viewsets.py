from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from cece.pages.models import ContactMessage, Navigation


class NavigationViewSet(SnippetViewSet):
    model = Navigation
    icon = "bars"
    menu_label = _("Menu and footer")
    menu_order = 300
    add_to_admin_menu = True
    list_display = ("__str__",)


class ContactMessageViewSet(SnippetViewSet):
    """Read and tick off; what somebody wrote is not for editing."""

    model = ContactMessage
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 310
    add_to_admin_menu = True
    list_display = ("name", "address", "language", "sent_at", "is_answered")
    list_filter = ("is_answered", "language")
    panels = (
        FieldPanel("name", read_only=True),
        FieldPanel("address", read_only=True),
        FieldPanel("text", read_only=True),
        FieldPanel("language", read_only=True),
        FieldPanel("sent_at", read_only=True),
        FieldPanel("is_answered"),
    )
