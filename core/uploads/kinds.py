"""What a document may be."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.translation import gettext_lazy


class Kind(StrEnum):
    """Kinds of document people may send; the value is the extension, but for pictures."""

    PDF = "pdf"
    WORD = "docx"
    SHEET = "xlsx"
    SLIDES = "pptx"
    OPEN_TEXT = "odt"
    OPEN_SHEET = "ods"
    OPEN_SLIDES = "odp"
    TEXT = "txt"
    TABLE = "csv"
    PICTURE = "picture"


ALL_KINDS = frozenset(Kind)
NAMES = {
    Kind.PDF: "PDF",
    Kind.WORD: "Word",
    Kind.SHEET: "Excel",
    Kind.SLIDES: "PowerPoint",
    Kind.OPEN_TEXT: "ODT",
    Kind.OPEN_SHEET: "ODS",
    Kind.OPEN_SLIDES: "ODP",
    Kind.TEXT: gettext_lazy("plain text"),
    Kind.TABLE: "CSV",
    Kind.PICTURE: gettext_lazy("picture"),
}
PICTURE_TYPES = (
    "image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/heif", "image/avif",
)  # fmt: skip


def in_words(kinds: Iterable[Kind]) -> str:
    """Return the names of ``kinds`` for people, in a fixed order."""
    wanted = set(kinds)
    return ", ".join(str(NAMES[kind]) for kind in Kind if kind in wanted)


def accept(kinds: Iterable[Kind]) -> str:
    """Return what a file input should offer for ``kinds``."""
    wanted = set(kinds)
    extensions = [f".{kind}" for kind in Kind if kind in wanted - {Kind.PICTURE}]
    return ",".join([*extensions, *(PICTURE_TYPES if Kind.PICTURE in wanted else ())])
