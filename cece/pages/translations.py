"""Which translations no longer say what their source says."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation


@dataclass(frozen=True)
class Outdated:
    """One page in one language, and since when it lags behind its source."""

    page_id: int
    title: str
    source_id: int
    language: str
    since: datetime


def outdated_translations(limit: int = 20) -> list[Outdated]:
    """Return pages whose source was published after the last update, or has sentences untranslated.

    The longest waiting come first. One query.
    """
    source_pages = Page.objects.filter(
        translation_key=OuterRef("source__object_id"), locale=OuterRef("source__locale")
    )
    untranslated = StringSegment.objects.filter(source=OuterRef("source")).exclude(
        Exists(
            StringTranslation.objects.filter(
                translation_of=OuterRef("string_id"),
                context=OuterRef("context_id"),
                locale=OuterRef(OuterRef("target_locale")),
                has_error=False,
            )
        )
    )
    rows = (
        Translation.objects.filter(enabled=True)
        .annotate(
            page_id=Subquery(source_pages.values("pk")[:1]),
            title=Subquery(source_pages.values("draft_title")[:1]),
            published_at=Subquery(source_pages.values("last_published_at")[:1]),
            lacks_text=Exists(untranslated),
        )
        .filter(
            Q(published_at__gt=F("source__last_updated_at")) | Q(lacks_text=True),
            page_id__isnull=False,
        )
        .select_related("source", "target_locale")
        .order_by(Coalesce("published_at", "source__last_updated_at"), "pk")
    )
    return [
        Outdated(
            page_id=row.page_id,
            title=row.title,
            source_id=row.source_id,
            language=row.target_locale.get_display_name(),
            since=row.published_at or row.source.last_updated_at,
        )
        for row in rows[:limit]
    ]
