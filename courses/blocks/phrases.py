"""Words to learn, each in its own language."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class OtherLanguageBlock(blocks.StructBlock):
    language = blocks.ChoiceBlock(label=_("Language"), choices=settings.LANGUAGES)
    text = blocks.CharBlock(label=_("The same in that language"), max_length=300)


class PhraseBlock(blocks.StructBlock):
    lead = blocks.CharBlock(
        label=_("Before the phrase"),
        help_text=_("Who speaks, in a dialogue, or a number."),
        max_length=40,
        required=False,
    )
    text = blocks.CharBlock(label=_("Phrase in the language of the page"), max_length=300)
    others = blocks.ListBlock(OtherLanguageBlock(), label=_("In other languages"), min_num=1)

    class Meta:
        label = _("Phrase")


class PhrasesBlock(blocks.StructBlock):
    """Phrases or a dialogue to learn. Each text says its language, so that a screen reader and a
    hyphenating browser treat it as what it is (WCAG 3.1.2), which rich text cannot say.
    """

    phrases = blocks.ListBlock(PhraseBlock(), label=_("Phrases"), min_num=1)

    class Meta:
        label = _("Phrases in two or three languages")
        icon = "openquote"
        group = _("Text")
        template = "courses/blocks/phrases.html"
        description = _("Words to say, with what they mean in another language.")
        preview_value = {
            "phrases": [
                {"text": "Good morning.", "others": [{"language": "es", "text": "Buenos días."}]}
            ]
        }
