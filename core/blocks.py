"""StreamField blocks every island may use. Each has a preview in the editor."""

from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText

RICH = ["bold", "italic", "h3", "h4", "ol", "ul", "link", "document-link"]
PLAIN = ["bold", "italic", "ol", "ul", "link", "document-link"]
VIDEO_ENDINGS = frozenset({"mp4", "webm"})

_SAMPLE = (
    "<p>Before you open your shop, write down <b>what you sell</b>, to whom, and what it costs "
    "you to make it.</p>"
)


def _any_picture() -> Any:
    return get_image_model().objects.order_by("pk").first()


def _any_document() -> Any:
    return get_document_model().objects.order_by("pk").first()


class HeadingBlock(blocks.CharBlock):
    class Meta:
        label = _("Heading")
        icon = "title"
        group = _("Text")
        template = "core/blocks/heading.html"
        description = _("A title between two parts of the page.")
        preview_value = "What you need to start"


class TextBlock(blocks.RichTextBlock):
    class Meta:
        label = _("Text")
        icon = "pilcrow"
        group = _("Text")
        template = "core/blocks/text.html"
        description = _("Paragraphs, lists and links.")
        preview_value = _SAMPLE


class CalloutBlock(blocks.StructBlock):
    """A box that stands out; its kind is said in words, not only by colour."""

    KINDS: ClassVar = [
        ("tip", _("Tip")),
        ("important", _("Important")),
        ("warning", _("Be careful")),
    ]

    kind = blocks.ChoiceBlock(label=_("kind"), choices=KINDS, default="tip")
    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("text"), features=PLAIN)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return {**context, "kind_label": dict(self.KINDS).get(value["kind"], "")}

    class Meta:
        label = _("Box")
        icon = "info-circle"
        group = _("Text")
        template = "core/blocks/callout.html"
        description = _("A tip, an important point or a warning in a box.")
        preview_value = {"kind": "tip", "title": "Start small", "text": RichText(_SAMPLE)}


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("what was said"))
    name = blocks.CharBlock(label=_("who said it"), required=False, max_length=120)
    role = blocks.CharBlock(label=_("who that is"), required=False, max_length=120)

    class Meta:
        label = _("Quote")
        icon = "openquote"
        group = _("Text")
        template = "core/blocks/quote.html"
        description = _("The words of a person, with the name.")
        preview_value = {
            "text": "I sold my first bread to a neighbour. Now I bake for three shops.",
            "name": "Amina",
            "role": "Baker in Huelva",
        }


class PictureBlock(blocks.StructBlock):
    """A picture with the words that replace it for whoever cannot see it."""

    image = ImageChooserBlock(label=_("picture"))
    alt = blocks.CharBlock(
        label=_("what the picture shows"),
        max_length=250,
        help_text=_("For people who cannot see it. Say what matters in it, in one sentence."),
    )
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=250)

    class Meta:
        label = _("Picture")
        icon = "image"
        group = _("Pictures and files")
        template = "core/blocks/picture.html"
        description = _("One picture with an optional line below it.")

    def get_preview_value(self):
        return self.normalize(
            {
                "image": _any_picture(),
                "alt": "A market stall with vegetables",
                "caption": "The market in Lepe",
            }
        )


class CaptionsBlock(blocks.StructBlock):
    language = blocks.ChoiceBlock(label=_("language"), choices=settings.LANGUAGES)
    file = DocumentChooserBlock(label=_("captions file (.vtt)"))

    class Meta:
        label = _("Captions")
        icon = "comment"


class VideoBlock(blocks.StructBlock):
    """Our own video file: nothing is loaded from others, nor before the reader asks for it."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    file = DocumentChooserBlock(label=_("video file (.mp4 or .webm)"))
    poster = ImageChooserBlock(label=_("picture shown before it plays"), required=False)
    captions = blocks.ListBlock(CaptionsBlock(), label=_("captions"), default=[])
    transcript = blocks.RichTextBlock(
        label=_("transcript"),
        required=False,
        features=PLAIN,
        help_text=_("All that is said, as text. Needed when there are no captions."),
    )

    class Meta:
        label = _("Video")
        icon = "media"
        group = _("Pictures and files")
        template = "core/blocks/video.html"
        description = _("A video file with captions or a transcript.")

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {}
        if cleaned["file"].file_extension.lower() not in VIDEO_ENDINGS:
            errors["file"] = ValidationError(gettext("Choose a video file: .mp4 or .webm."))
        if any(row["file"].file_extension.lower() != "vtt" for row in cleaned["captions"]):
            errors["captions"] = ValidationError(gettext("Captions must be .vtt files."))
        if not cleaned["captions"] and not str(cleaned["transcript"] or "").strip():
            errors["transcript"] = ValidationError(
                gettext("Add captions or a transcript, so that everybody can follow the video.")
            )
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_preview_value(self):
        return self.normalize(
            {
                "title": "How to photograph your product",
                "file": _any_document(),
                "poster": _any_picture(),
                "captions": [],
                "transcript": RichText(_SAMPLE),
            }
        )


class DownloadBlock(blocks.StructBlock):
    file = DocumentChooserBlock(label=_("file"))
    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    note = blocks.CharBlock(label=_("what it is for"), required=False, max_length=250)

    class Meta:
        label = _("File to download")
        icon = "download"
        group = _("Pictures and files")
        template = "core/blocks/download.html"
        description = _("A file, with its kind and size shown.")

    def get_preview_value(self):
        return self.normalize(
            {
                "file": _any_document(),
                "title": "Price list to fill in",
                "note": "Opens in any spreadsheet program",
            }
        )


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.RichTextBlock(label=_("text"), required=False, features=PLAIN)

    class Meta:
        label = _("Step")
        icon = "arrow-right"


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    steps = blocks.ListBlock(StepBlock(), label=_("steps"), min_num=1)

    class Meta:
        label = _("Steps")
        icon = "list-ol"
        group = _("Lists")
        template = "core/blocks/steps.html"
        description = _("Numbered steps, one after the other.")
        preview_value = {
            "title": "Register as self-employed",
            "steps": [
                {"title": "Get your number", "text": RichText(_SAMPLE)},
                {"title": "Tell the tax office", "text": RichText(_SAMPLE)},
            ],
        }


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("answer"), features=PLAIN)

    class Meta:
        label = _("Question")
        icon = "help"


class FAQBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    questions = blocks.ListBlock(QuestionBlock(), label=_("questions"), min_num=1)

    class Meta:
        label = _("Questions and answers")
        icon = "help"
        group = _("Lists")
        template = "core/blocks/faq.html"
        description = _("Questions people ask; each answer opens with a click.")
        preview_value = {
            "title": "People often ask",
            "questions": [{"question": "What does a shop cost?", "answer": RichText(_SAMPLE)}],
        }


class CardBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False, max_length=300)
    image = ImageChooserBlock(label=_("picture"), required=False)
    alt = blocks.CharBlock(
        label=_("what the picture shows"),
        required=False,
        max_length=250,
        help_text=_("Leave empty when the picture only decorates."),
    )
    page = blocks.PageChooserBlock(label=_("page it leads to"), required=False)
    link = blocks.CharBlock(
        label=_("or address it leads to"),
        required=False,
        max_length=250,
        help_text=_("A path such as /es/shops/ or an https:// address."),
    )

    class Meta:
        label = _("Card")
        icon = "placeholder"

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned["link"] and not cleaned["link"].startswith(("/", "https://")):
            message = gettext("Write a path that starts with / or an https:// address.")
            raise StructBlockValidationError(block_errors={"link": ValidationError(message)})
        return cleaned


class CardsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    cards = blocks.ListBlock(CardBlock(), label=_("cards"), min_num=1)

    class Meta:
        label = _("Cards")
        icon = "grid"
        group = _("Lists")
        template = "core/blocks/cards.html"
        description = _("Cards side by side that lead to other pages.")
        preview_value = {
            "title": "Where to go next",
            "cards": [
                {"title": "Learn", "text": "Short courses in your language.", "link": "/es/"},
                {"title": "Sell", "text": "Open a shop that costs nothing.", "link": "/es/"},
                {"title": "Get help", "text": "Talk to a mentor.", "link": "/es/"},
            ],
        }


def _is_allowed(address: str) -> bool:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    return parts.scheme == "https" and host in settings.EMBED_HOSTS


class EmbedBlock(blocks.StructBlock):
    """Something on an allowed foreign site, as a plain link: the page itself loads nothing of it."""

    address = blocks.URLBlock(label=_("address"))
    title = blocks.CharBlock(label=_("title"), max_length=120)
    note = blocks.CharBlock(label=_("what it is"), required=False, max_length=250)

    class Meta:
        label = _("Link to a video or map")
        icon = "link-external"
        group = _("Pictures and files")
        template = "core/blocks/embed.html"
        description = _("A link to a video, map or form on another site.")
        preview_value = {
            "address": "https://www.openstreetmap.org/",
            "title": "Map of the market places",
            "note": "OpenStreetMap",
        }

    def clean(self, value):
        cleaned = super().clean(value)
        if not _is_allowed(cleaned["address"]):
            message = gettext("Only these sites are allowed: %(hosts)s.")
            hosts = ", ".join(settings.EMBED_HOSTS)
            raise StructBlockValidationError(
                block_errors={"address": ValidationError(message % {"hosts": hosts})}
            )
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        host = (urlsplit(value["address"]).hostname or "").removeprefix("www.")
        return {**context, "host": host}


class BodyBlock(blocks.StreamBlock):
    """The body of an ordinary page."""

    heading = HeadingBlock()
    text = TextBlock(features=RICH)
    callout = CalloutBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    video = VideoBlock()
    download = DownloadBlock()
    embed = EmbedBlock()
    steps = StepsBlock()
    faq = FAQBlock()
    cards = CardsBlock()

    class Meta:
        template = "core/blocks/body.html"


class BodyField(StreamField):
    """A stream field whose migrations do not repeat the blocks, so that a new block is no migration."""

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
