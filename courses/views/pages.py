"""The shortest way to a page of the catalogue."""

from django.utils import translation
from django.views import View
from wagtail.views import serve

from core.access import Audience, allow
from core.page_places import show_the_way
from courses.selectors.catalogue import page_at


@allow(Audience.PUBLIC, note="published pages; Wagtail's own view does the rest")
class LearnPageView(View):
    """Find the page by its whole address instead of level by level, then let Wagtail serve it.

    What is not found so, Wagtail looks for itself: drafts and aliases stay its business.
    """

    serves_pages = True

    def get(self, request, path=""):
        show_the_way(request, page_at(translation.get_language(), path))
        return serve(request, f"learn/{path}/" if path else "learn/")
