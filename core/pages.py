"""What every page type shares. Abstract: wagtail-localize does not support a custom base page."""

import json
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.templatetags.static import static
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from core.fixed_paths import is_fixed
from core.freshness import remembered

SHARED_PICTURE = "fill-1200x630|format-jpeg"
# Nothing inside a data block may look like markup
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Head:
    """What the ``<head>`` of one page says to search engines and shared links.

    ``path`` is the canonical path without host; ``alternates`` maps languages to the paths of the
    same content; ``picture`` is an address of a 1200 x 630 picture; without one the site's own is shown.
    """

    title: str
    path: str
    description: str = ""
    picture: str = ""
    kind: str = "website"
    alternates: dict[str, str] = field(default_factory=dict)
    data: dict[str, Any] | None = None
    is_indexed: bool = True

    @property
    def canonical(self) -> str:
        return absolute(self.path)

    @property
    def picture_address(self) -> str:
        return absolute(self.picture or static("img/share.png"))

    @property
    def other_languages(self) -> list[tuple[str, str]]:
        """Return (hreflang, address) of every translation and ``x-default``; empty when alone."""
        if len(self.alternates) <= 1:
            return []
        rows = [(code, absolute(path)) for code, path in self.alternates.items()]
        default = self.alternates.get(settings.LANGUAGE_CODE)
        return [*rows, ("x-default", absolute(default))] if default else rows

    @property
    def data_block(self) -> SafeString:
        """Return the schema.org data as a data block. Browsers never run it, so the CSP allows it."""
        if not self.data:
            return SafeString("")
        text = json.dumps({"@context": "https://schema.org", **self.data}, ensure_ascii=False)
        escaped = text.translate(_ESCAPES)
        return mark_safe(f'<script type="application/ld+json">{escaped}</script>')  # noqa: S308 - escaped


def absolute(path: str) -> str:
    """Return the public address of ``path``."""
    return path if path.startswith(("https://", "http://")) else f"{settings.SITE_URL}{path}"


class BasePageForm(WagtailAdminPageForm):
    """Refuse a taken address while the page has no place in the tree yet."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        slug = cleaned.get("slug")
        if slug and self.parent_page and not self.instance.path:
            try:
                self.instance.refuse_fixed_address(slug, parent=self.parent_page)
            except ValidationError as refusal:
                self.add_error("slug", refusal.message_dict["slug"])
        return cleaned


class BasePage(Page):
    """A page with a listing summary and picture, and what search engines and shared links need.

    An index page that lives at a fixed address sets ``fixed_slug``; its slug is that one in every
    language.
    """

    fixed_slug: ClassVar[str] = ""
    head_kind: ClassVar[str] = "website"

    listing_summary = models.CharField(
        _("short summary"),
        max_length=250,
        blank=True,
        help_text=_("One or two sentences. Shown in lists and when somebody shares the page."),
    )
    listing_image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture in lists"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Also shown when somebody shares the page. Best 1200 x 630 or larger."),
    )
    is_indexed = models.BooleanField(
        _("search engines may list this page"),
        default=True,
        help_text=_("Switch off for pages that only make sense with a link."),
    )

    base_form_class = BasePageForm
    promote_panels: ClassVar = [
        *Page.promote_panels,
        FieldPanel("is_indexed"),
        MultiFieldPanel(
            [FieldPanel("listing_summary"), FieldPanel("listing_image")], heading=_("In lists")
        ),
    ]
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("listing_summary")]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.path:
            self.refuse_fixed_address(self.slug, parent=self.get_parent())

    def refuse_fixed_address(self, slug: str, *, parent: Page | None) -> None:
        """Raise ValidationError when the page would hide behind an address the program uses."""
        if self.fixed_slug:
            if slug != self.fixed_slug:
                message = gettext("This page must keep the address “%(slug)s”.")
                raise ValidationError({"slug": message % {"slug": self.fixed_slug}})
            return
        if parent is None or parent.depth <= 1:
            return
        segments = [*parent.url_path.strip("/").split("/")[1:], slug]
        if is_fixed(settings.LANGUAGE_CODE, segments):
            message = gettext("The program itself uses the address “%(slug)s”. Choose another one.")
            raise ValidationError({"slug": message % {"slug": slug}})

    def get_view_restrictions(self) -> "models.QuerySet[PageViewRestriction]":
        """Return who is kept out: Wagtail's answer in one query, in none while nobody is anywhere."""
        restrictions = PageViewRestriction.objects
        if not remembered("restrictions", restrictions.exists):
            return restrictions.none()
        if self.alias_of_id:
            return super().get_view_restrictions()
        ends = range(self.steplen, len(self.path) + 1, self.steplen)
        return restrictions.filter(page__path__in=[self.path[:end] for end in ends])

    @cached_property
    def live_translations(self) -> dict[str, str]:
        """Return language -> path of every live version of this page, itself included."""
        return dict(remembered(("translations", self.translation_key), self._find_translations))

    def _find_translations(self) -> dict[str, str]:
        pages = (
            Page.objects.filter(translation_key=self.translation_key, alias_of__isnull=True)
            .live()
            .select_related("locale")
            .order_by("locale_id")
        )
        return {page.locale.language_code: page.url for page in pages}

    def json_ld(self) -> dict[str, Any] | None:
        """Return schema.org data for this page without ``@context``, or None; page types override it."""
        return None

    @property
    def head_title(self) -> str:
        return self.seo_title or self.title

    def share_picture(self) -> str:
        """Return the address of the picture for shared links, or nothing."""
        if self.listing_image is None:
            return ""
        return self.listing_image.get_rendition(SHARED_PICTURE).url

    @cached_property
    def head(self) -> Head:
        """Return what the page says about itself to machines."""
        original = self.alias_of if self.alias_of_id else self
        return Head(
            title=self.head_title,
            description=self.search_description or self.listing_summary,
            path=original.url or "",
            picture=self.share_picture(),
            kind=self.head_kind,
            alternates=self.live_translations,
            data=self.json_ld(),
            is_indexed=self.is_indexed,
        )
