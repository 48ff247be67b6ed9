"""PDF from people: nothing that runs, nothing hidden inside, no password.

Works on the text of the file's objects, those in compressed object streams included; it does not
need to understand the pages.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from core.uploads.refusals import FileActive, FileDamaged, FileLocked, FileUnpacksTooLarge

MOST_BYTES_UNPACKED = 50 * 1024 * 1024
TAIL = 2048
STREAM = re.compile(rb"\bstream\r?\n")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
OBJECTS = re.compile(rb"/ObjStm\b")
PACKED = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\s*\]?\s*[/>]")
ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?=[\s()<>\[\]/]|$)")
LOCKED = re.compile(rb"/Encrypt(?=[\s<])")


def check_pdf(data: bytes) -> None:
    """Raise FileDamaged, FileLocked, FileActive or FileUnpacksTooLarge for what may not be kept."""
    if b"%%EOF" not in data[-TAIL:] or zipfile.is_zipfile(BytesIO(data)):
        raise FileDamaged
    left = MOST_BYTES_UNPACKED
    for text in _objects(data):
        left -= len(text)
        if left < 0:
            raise FileUnpacksTooLarge
        plain = _unescaped(text)
        if LOCKED.search(plain):
            raise FileLocked
        if ACTIVE.search(plain):
            raise FileActive


def _unescaped(text: bytes) -> bytes:
    """Return ``text`` with names like ``/J#61vaScript`` written plainly."""
    return ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), text)


def _objects(data: bytes) -> Iterator[bytes]:
    """Return the file piece by piece without its streams, and the object streams unpacked."""
    start = 0
    while match := STREAM.search(data, start):
        head = data[start : match.start()]
        yield head
        end = data.find(b"endstream", match.end())
        if end < 0:
            raise FileDamaged
        described = _unescaped(head[head.rfind(b" obj") + 1 :])
        if OBJECTS.search(described):
            yield _unpacked(described, data[match.end() : end])
        start = end + len(b"endstream")
    yield data[start:]


def _unpacked(described: bytes, packed: bytes) -> bytes:
    """Return the objects in a stream. Raises FileDamaged when they are packed in an unusual way."""
    if b"/Filter" not in described:
        return packed
    if not PACKED.search(described):
        raise FileDamaged
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, MOST_BYTES_UNPACKED)
    except zlib.error as error:
        raise FileDamaged from error
    if unpacker.unconsumed_tail:
        raise FileUnpacksTooLarge
    return text
