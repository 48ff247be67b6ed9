"""Keep a product's picture in the few widths its pages use."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from core.codes import random_code

WIDTHS = (320, 640, 1280)
QUALITY = 78


@dataclass(frozen=True)
class StoredPicture:
    """Where the files lie and how large the largest is, in pixels."""

    folder: str
    widths: list[int]
    width: int
    height: int


def _encoded(picture: Image.Image, kind: str) -> ContentFile:
    buffer = BytesIO()
    picture.convert("RGB").save(buffer, kind, quality=QUALITY)
    return ContentFile(buffer.getvalue())


def _narrowed(picture: Image.Image, width: int) -> Image.Image:
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def store_picture(image: Any) -> StoredPicture:
    """Write WebP files in up to three widths and one JPEG of the smallest, under a random name.

    ``image`` is a ``core.uploads.CleanImage``: decoded, bounded and free of metadata already.
    """
    picture = Image.open(BytesIO(image.content.read()))
    folder = random_code(24)
    largest = min(picture.width, WIDTHS[-1])
    widths = sorted({*(width for width in WIDTHS if width < largest), largest})
    for width in widths:
        small = _narrowed(picture, width)
        default_storage.save(f"products/{folder}/{width}.webp", _encoded(small, "WEBP"))
        if width == widths[0]:
            default_storage.save(f"products/{folder}/{width}.jpg", _encoded(small, "JPEG"))
    height = max(1, round(picture.height * largest / picture.width))
    return StoredPicture(folder, widths, largest, height)


def remove_files(paths: list[str]) -> None:
    """Delete stored files; one that is gone already is fine."""
    for path in paths:
        default_storage.delete(path)
