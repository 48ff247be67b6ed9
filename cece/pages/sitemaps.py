from collections import defaultdict
from collections.abc import Iterator

from wagtail.models import Page, get_page_models

from core.pages import BasePage
from core.sitemaps import Entry, section


@section("pages")
def page_entries() -> Iterator[Entry]:
    """Yield every live, public page that search engines may list; three queries and one a type."""
    hidden = [
        pk
        for model in get_page_models()
        if issubclass(model, BasePage)
        for pk in model.objects.filter(is_indexed=False).values_list("pk", flat=True)
    ]
    pages = list(
        Page.objects.live()
        .public()
        .filter(depth__gt=1, alias_of__isnull=True)
        .exclude(pk__in=hidden)
        .select_related("locale")
        .order_by("path")
    )
    versions: dict[str, dict[str, str]] = defaultdict(dict)
    for page in pages:
        versions[page.translation_key][page.locale.language_code] = page.url
    for page in pages:
        alternates = versions[page.translation_key]
        yield Entry(page.url, page.last_published_at, alternates if len(alternates) > 1 else {})
