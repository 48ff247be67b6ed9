"""The way from an address to a page of the tree."""

from django.utils.translation import get_language
from wagtail.views import serve

from core.access import Audience, allow
from core.page_places import page_at, show_the_way


@allow(Audience.PUBLIC, note="published pages; what is restricted Wagtail's own view guards")
def serve_page(request, path):
    """Find the page in one query, then let Wagtail serve it."""
    show_the_way(request, page_at(get_language(), path))
    return serve(request, path)
