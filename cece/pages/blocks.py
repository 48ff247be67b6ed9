"""Blocks only the roof's own pages and its menu use."""

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from core.blocks import BodyBlock


def localized(link: str, language: str | None = None) -> str:
    """Return the address of ``link``: as it is, or below the language when it has no slash in front."""
    if link.startswith(("/", "https://", "mailto:")):
        return link
    return f"/{language or get_language()}/{link}"


def drawing_of(link: str) -> str:
    """Return the name of the drawing for a door that leads to ``link``: learn, sell or help."""
    first = link.strip("/").split("/")[0]
    return {"learn": "learn", "sell": "sell", "shops": "sell"}.get(first, "help")


class LinkBlock(blocks.StructBlock):
    """A labelled link to a page of the tree or to an address of the program."""

    label = blocks.CharBlock(label=_("text"), max_length=60)
    page = blocks.PageChooserBlock(label=_("page"), required=False)
    link = blocks.CharBlock(
        label=_("or address"),
        required=False,
        max_length=250,
        help_text=_("For example shops/ or mentoring/ or an https:// address."),
    )

    class Meta:
        label = _("Link")
        icon = "link"
        description = _("A link in the menu or in the footer.")
        preview_value = {"label": "Shops", "page": None, "link": "shops/"}

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["link"]):
            message = gettext("Choose a page or write an address, one of the two.")
            raise StructBlockValidationError(block_errors={"link": ValidationError(message)})
        if ":" in cleaned["link"] and not cleaned["link"].startswith(("https://", "mailto:")):
            message = gettext("The address must start with https://.")
            raise StructBlockValidationError(block_errors={"link": ValidationError(message)})
        return cleaned


class LinkGroupBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=60)
    links = blocks.ListBlock(LinkBlock(), label=_("links"))

    class Meta:
        label = _("Column of links")
        icon = "list-ul"
        description = _("A column in the footer.")
        preview_value = {
            "title": "About us",
            "links": [{"label": "Shops", "page": None, "link": "shops/"}],
        }


class DoorBlock(blocks.StructBlock):
    """One of the ways into the house."""

    title = blocks.CharBlock(label=_("title"), max_length=60)
    text = blocks.TextBlock(label=_("text"), max_length=300)
    label = blocks.CharBlock(label=_("text of the link"), max_length=60)
    link = blocks.CharBlock(
        label=_("address"), max_length=250, help_text=_("For example learn/ or shops/.")
    )

    class Meta:
        label = _("Door")
        icon = "login"
        template = "pages/blocks/door.html"
        description = _("A way into the site: learn, sell, get help.")
        preview_value = {
            "title": "Learn",
            "text": "Short courses in your language.",
            "label": "See the courses",
            "link": "learn/",
        }

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        drawing = drawing_of(value["link"])
        return {**context, "href": localized(value["link"]), "drawing": drawing}


class StoryBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("name"), max_length=80)
    about = blocks.CharBlock(label=_("who and where"), max_length=120)
    text = blocks.TextBlock(label=_("story"), max_length=600)
    image = ImageChooserBlock(label=_("picture"), required=False)
    alt = blocks.CharBlock(
        label=_("what the picture shows"),
        required=False,
        max_length=250,
        help_text=_("Leave empty when the picture only decorates."),
    )
    page = blocks.PageChooserBlock(label=_("page with the whole story"), required=False)

    class Meta:
        label = _("Story")
        icon = "user"


class StoriesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=120)
    stories = blocks.ListBlock(StoryBlock(), label=_("stories"), min_num=1)

    class Meta:
        label = _("Stories of people")
        icon = "group"
        group = _("Lists")
        template = "pages/blocks/stories.html"
        description = _("People who started here, in their words.")
        preview_value = {
            "title": "They started here",
            "stories": [
                {
                    "name": "Amina",
                    "about": "Baker in Lepe",
                    "text": "I learned to set my prices. Now my bread pays the rent.",
                    "image": None,
                    "alt": "",
                    "page": None,
                }
            ],
        }


class HomeBodyBlock(BodyBlock):
    """The body of a home page: everything a page can hold, and stories."""

    stories = StoriesBlock()

    class Meta:
        template = "core/blocks/body.html"


class DoorsBlock(blocks.StreamBlock):
    door = DoorBlock()

    class Meta:
        template = "pages/blocks/doors.html"


class MenuBlock(blocks.StreamBlock):
    link = LinkBlock()


class FooterBlock(blocks.StreamBlock):
    group = LinkGroupBlock()
