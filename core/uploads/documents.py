"""Documents from people: the kind is read from the content, and what could run is refused.

A document is kept as it was sent, because signatures and layout must survive. So it never stands
in a page; it is served for saving, by ``serve_private``.
"""

import re
from dataclasses import dataclass

from django.core.files.base import ContentFile, File

from core.codes import random_code
from core.uploads.archives import kind_of_archive
from core.uploads.images import check_size, clean_image
from core.uploads.kinds import ALL_KINDS, Kind, in_words
from core.uploads.names import shown_name
from core.uploads.pdfs import check_pdf
from core.uploads.refusals import KindNotTaken, NotAPicture
from core.uploads.scanning import scan

LARGEST_DOCUMENT = 10 * 1024 * 1024
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
# Text that some program would run or draw
NOT_PLAIN = ("<!", "<html", "<svg", "<script", "<head", "<body", "<?", "<%", "#!", "%!", "{\\rtf")
ENCODINGS = ("utf-8-sig", "cp1252")


@dataclass(frozen=True)
class CleanDocument:
    """A document safe to keep. ``shown_name`` is the sender's name for it, made harmless."""

    name: str
    content: ContentFile
    kind: Kind
    shown_name: str


def clean_document(file: "File[bytes]", *, kinds: frozenset[Kind] = ALL_KINDS) -> CleanDocument:
    """Return the document under a generated name, when it is one of ``kinds`` and holds no program.

    Pictures are made anew, see ``clean_image``; text becomes UTF-8; the rest stays byte for byte.

    Raises FileRefused; nothing is stored in either case.
    """
    check_size(file, LARGEST_DOCUMENT)
    file.seek(0)
    data = file.read()
    scan(data)
    claimed = file.name or ""
    kind, extension, content = _recognised(data, claimed, kinds)
    if kind not in kinds:
        raise KindNotTaken(kinds=in_words(kinds))
    name = f"{random_code(20)}.{extension}"
    return CleanDocument(name, ContentFile(content, name), kind, shown_name(claimed, extension))


def _recognised(
    data: bytes, claimed: str, kinds: frozenset[Kind]
) -> tuple[Kind | None, str, bytes]:
    """Return kind, extension and the bytes to keep."""
    if data.startswith(b"%PDF-"):
        check_pdf(data)
        return Kind.PDF, "pdf", data
    if data.startswith(b"PK\x03\x04"):
        kind = kind_of_archive(data)
        return kind, kind or "", data
    if Kind.PICTURE in kinds:
        try:
            picture = clean_image(ContentFile(data))
        except NotAPicture:
            pass
        else:
            return Kind.PICTURE, picture.name.rpartition(".")[2], picture.content.read()
    text = _plain_text(data)
    if text is None:
        return None, "", b""
    is_table = claimed.lower().endswith(".csv")
    kind = Kind.TABLE if is_table else Kind.TEXT
    return kind, kind, text.encode()


def _plain_text(data: bytes) -> str | None:
    """Return the text in ``data``; None when it is no text, or text that is a program."""
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        is_plain = not CONTROL.search(text) and not text.lstrip().lower().startswith(NOT_PLAIN)
        return text if is_plain else None
    return None
