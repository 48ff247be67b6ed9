from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cece.pages.blocks import DoorsBlock, HomeBodyBlock
from core.blocks import BodyBlock, BodyField
from core.pages import BasePage, absolute

LONG_PAGE = 4  # headings


class HomePage(BasePage):
    """The first page of one language. There is one for each language and site."""

    hero_title = models.CharField(_("large title"), max_length=120, blank=True)
    hero_text = models.CharField(
        _("text below it"),
        max_length=300,
        blank=True,
        help_text=_("What this is and for whom, in one or two sentences."),
    )
    hero_image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    doors = BodyField(
        DoorsBlock(max_num=4),
        verbose_name=_("doors"),
        blank=True,
        help_text=_("The ways into the site. Three are best: learn, sell, get help."),
    )
    body = BodyField(HomeBodyBlock(), verbose_name=_("content"), blank=True)

    template = "pages/home_page.html"
    page_description = _("The first page of one language.")
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    content_panels: ClassVar = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("hero_text"), FieldPanel("hero_image")],
            heading=_("What people see first"),
        ),
        FieldPanel("doors"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("hero_title"),
        index.SearchField("hero_text"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @classmethod
    def can_create_at(cls, parent: Any) -> bool:
        """Editors translate the home page; they never make a second one beside it."""
        return False

    @property
    def head_title(self) -> str:
        return self.seo_title or self.hero_title or self.title

    def json_ld(self) -> dict[str, Any]:
        return {
            "@type": "WebSite",
            "name": settings.SITE_NAME,
            "url": absolute(self.url or "/"),
            "inLanguage": self.locale.language_code,
        }


class StandardPage(BasePage):
    """An ordinary page: about, help, legal notice."""

    body = BodyField(BodyBlock(), verbose_name=_("content"), blank=True)

    template = "pages/standard_page.html"
    page_description = _("Text, pictures, steps, questions and answers: about us, help, legal.")
    parent_page_types: ClassVar = ["pages.HomePage", "pages.StandardPage"]
    subpage_types: ClassVar = ["pages.StandardPage"]
    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    @cached_property
    def contents(self) -> list[tuple[str, str]]:
        """Return (anchor, heading) of each part of a long page; a short one needs no such list."""
        headings = [
            (child.id, child.value)
            for child in self.body
            if child.block_type == "heading" and child.id
        ]
        return headings if len(headings) >= LONG_PAGE else []


class ContactPage(BasePage):
    """The page with the contact form, at ``contact/`` in every language."""

    intro = models.CharField(
        _("text above the form"),
        max_length=300,
        blank=True,
        help_text=_("Who answers, and how soon."),
    )
    body = BodyField(
        BodyBlock(),
        verbose_name=_("content below the form"),
        blank=True,
        help_text=_("Address, telephone, opening hours."),
    )

    fixed_slug = "contact"
    template = "pages/contact_page.html"
    page_description = _("A form that writes to the operator of the site.")
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cece.pages.forms import ContactForm  # noqa: PLC0415 - the form saves what models hold

        context = super().get_context(request, *args, **kwargs)
        return {"form": ContactForm(), "is_sent": "sent" in request.GET, **context}
