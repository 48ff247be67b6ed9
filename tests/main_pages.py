"""The main pages, as somebody sees them who looks at the product for the first time."""

from django.urls import reverse
from django.utils import translation

from courses.models import CoursePage, LessonPage
from tests.site_pages import Shown

# name: the address in the access map
OF_VISITORS = {
    "market": "shops:market",
    "product": "shops:product",
    "order": "shops:order",
    "mentors": "mentoring:mentors",
    "topic": "forum:topic",
    "certificate": "verify_certificate",
}
OF_MEMBERS = {
    "dashboard": "links:dashboard",
    "course of mine": "courses:my_course",
    "shop desk": "shops:shop_desk",
    "mentors for me": "mentoring:shortlist",
    "inbox": "notices:inbox",
}


def main_pages(town, language):
    """Return the main pages of ``town`` in ``language``, visitors' pages first."""
    course = CoursePage.objects.live().filter(locale__language_code=language).first()
    lesson = LessonPage.objects.child_of(course.get_children().first()).first()
    with translation.override(language):
        return [
            Shown("home", f"/{language}/"),
            Shown("courses", f"/{language}/learn/"),
            Shown("course", course.get_url()),
            Shown("lesson", lesson.get_url()),
            Shown("forum", f"/{language}/forum/"),
            *(_of_map(town, name, address, language) for name, address in OF_VISITORS.items()),
            *(
                _of_map(town, name, address, language, own=True)
                for name, address in OF_MEMBERS.items()
            ),
        ]


def _of_map(town, name, address, language, *, own=False):
    place = town.places[address]
    path = reverse(address, kwargs=place.kwargs)
    if not path.startswith(f"/{language}/"):
        path += f"?lang={language}"
    return Shown(name, path, place.owner if own else None)
