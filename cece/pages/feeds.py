from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext
from wagtail.models import Page

from core.access import Audience, allow
from core.pages import absolute


@allow(Audience.PUBLIC)
class NewPagesFeed(Feed):
    """The newest pages of one language, as Atom."""

    feed_type = Atom1Feed
    size = 20

    def title(self):
        return gettext("New on %(site)s") % {"site": settings.SITE_NAME}

    def subtitle(self):
        return settings.SITE_TAGLINE

    def link(self):
        return absolute(f"/{get_language()}/")

    def feed_url(self):
        return absolute(f"/{get_language()}/feed/")

    @property
    def language(self):
        """Read when a feed is written: the class is one object for all languages."""
        return get_language()

    def items(self):
        pages = (
            Page.objects.live()
            .public()
            .filter(
                locale__language_code=get_language(),
                depth__gt=2,
                alias_of__isnull=True,
                first_published_at__isnull=False,
            )
            .order_by("-first_published_at")
        )
        return pages[: self.size].specific()

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return getattr(item, "listing_summary", "") or item.search_description

    def item_link(self, item):
        return absolute(item.url)

    def item_pubdate(self, item):
        return item.first_published_at

    def item_updateddate(self, item):
        return item.last_published_at
