from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cece.pages.panels import FirstStepsPanel, OutdatedTranslationsPanel
from cece.pages.viewsets import ContactMessageViewSet, NavigationViewSet

register_snippet(NavigationViewSet)
register_snippet(ContactMessageViewSet)


@hooks.register("construct_homepage_panels")
def add_panels(request, panels):
    panels.append(FirstStepsPanel(request))
    panels.append(OutdatedTranslationsPanel())
