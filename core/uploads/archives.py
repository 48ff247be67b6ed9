"""Office files are ZIP archives: which kind one is, and whether it is safe to open elsewhere."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from core.uploads.kinds import Kind
from core.uploads.refusals import FileActive, FileDamaged, FileLocked, FileUnpacksTooLarge
from core.uploads.scanning import scan

# What the unpackers raise at bytes that no program has packed
DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(NotImplementedError, EOFError, OSError, ValueError, IndexError, OverflowError),
)
MOST_PARTS = 2000
MOST_BYTES_UNPACKED = 100 * 1024 * 1024
MOST_BYTES_FROM_ONE = 200  # what one packed byte may become
FREE_OF_RATIO = 1024 * 1024  # small parts may be packed as tightly as they like
ENCRYPTED = 0x1

OPEN_XML = "[Content_Types].xml"
OPEN_XML_KINDS = {
    b"wordprocessingml.document.main+xml": Kind.WORD,
    b"spreadsheetml.sheet.main+xml": Kind.SHEET,
    b"presentationml.presentation.main+xml": Kind.SLIDES,
}
OPEN_DOCUMENT = "mimetype"
OPEN_DOCUMENT_KINDS = {
    b"application/vnd.oasis.opendocument.text": Kind.OPEN_TEXT,
    b"application/vnd.oasis.opendocument.spreadsheet": Kind.OPEN_SHEET,
    b"application/vnd.oasis.opendocument.presentation": Kind.OPEN_SLIDES,
}
ACTIVE_PART = re.compile(
    r"vbaproject|vbadata|macrosheets/|activex|(^|/)embeddings/.*\.bin$|^basic/|^scripts/"
    r"|\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|msi|lnk)$",
    re.IGNORECASE,
)
# A part that a program fetches by itself when the file is opened
FETCHED_BY_ITSELF = re.compile(
    rb"<Relationship\b(?=[^>]*/(?:attachedTemplate|oleObject|frame|subDocument)[\"'])"
    rb"(?=[^>]*TargetMode\s*=\s*[\"']External)",
    re.IGNORECASE,
)


def kind_of_archive(data: bytes) -> Kind | None:
    """Return which office file ``data`` is; None for any other archive.

    Raises FileDamaged, FileLocked, FileActive, FileHarmful or FileUnpacksTooLarge.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _kind(archive)
    except DAMAGES as error:
        raise FileDamaged from error


def _kind(archive: zipfile.ZipFile) -> Kind | None:
    kind = None
    for name, content in _parts(archive):
        scan(content)
        if ACTIVE_PART.search(name) or FETCHED_BY_ITSELF.search(content):
            raise FileActive
        if name == OPEN_XML:
            if b"macroEnabled" in content:
                raise FileActive
            kind = next((k for mark, k in OPEN_XML_KINDS.items() if mark in content), None)
        elif name == OPEN_DOCUMENT:
            kind = OPEN_DOCUMENT_KINDS.get(content.strip())
    return kind


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Unpack part after part; refuse before anything grows too large."""
    entries = archive.infolist()
    left = MOST_BYTES_UNPACKED
    if len(entries) > MOST_PARTS:
        raise FileUnpacksTooLarge
    for entry in entries:
        if entry.flag_bits & ENCRYPTED:
            raise FileLocked
        if _leaves_folder(entry.filename):
            raise FileDamaged
        allowed = max(FREE_OF_RATIO, entry.compress_size * MOST_BYTES_FROM_ONE)
        if entry.file_size > min(left, allowed):
            raise FileUnpacksTooLarge
        with archive.open(entry) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise FileUnpacksTooLarge
        yield entry.filename, content


def _leaves_folder(name: str) -> bool:
    parts = re.split(r"[\\/]", name)
    return ".." in parts or parts[0] == "" or parts[0].endswith(":") or "\0" in name
