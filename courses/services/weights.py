"""How many kilobytes a lesson costs a phone."""

import gzip
import re
from urllib.parse import unquote

from django.conf import settings
from django.core.files.storage import default_storage

from courses.models import LessonPage

KILOBYTE = 1000
_PICTURE = re.compile(r"<img\b[^>]*?\bsrc=\"([^\"]+)\"")


def weigh_lesson(*, lesson: LessonPage) -> int:
    """Store and return the size in kB (rounded up) of what a reader loads at once.

    Text is counted as it is sent, compressed; pictures with the bytes of their files. Video is not
    counted: it is loaded only when asked for, and shows its own size.
    """
    html = "".join(str(block.render()) for block in lesson.body if block.block_type != "quiz")
    size = len(gzip.compress(html.encode())) if html else 0
    size += sum(_size_of(source) for source in set(_PICTURE.findall(html)))
    kilobytes = -(-size // KILOBYTE)
    LessonPage.objects.filter(pk=lesson.pk).update(size_kb=kilobytes)
    return kilobytes


def _size_of(source: str) -> int:
    """Return the bytes of a picture of ours; 0 for one that is missing or lies elsewhere."""
    if not source.startswith(settings.MEDIA_URL):
        return 0
    name = unquote(source.removeprefix(settings.MEDIA_URL))
    return default_storage.size(name) if default_storage.exists(name) else 0
