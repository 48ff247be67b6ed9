from wagtail.snippets.models import register_snippet

from core.places.viewsets import PlacesViewSetGroup

register_snippet(PlacesViewSetGroup)
