"""Pictures from people: decoded within bounds, turned upright, made anew from their pixels alone."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from core.codes import random_code
from core.uploads.refusals import (
    EmptyFile,
    FileTooLarge,
    NotAPicture,
    PictureDamaged,
    TooManyPixels,
)

LARGEST_FILE = 15 * 1024 * 1024
MOST_PIXELS = 25_000_000
# A JPEG can be decoded at half its size and less; a progressive one needs all of it in memory
MOST_PIXELS_OF_JPEG = 64_000_000
# These decoders hold several copies of the picture: the memory of 25 million pixels elsewhere
MOST_PIXELS_OF = {"WEBP": 12_000_000, "AVIF": 18_000_000}
MOST_PIXELS_OF_A_SIDE = 30_000
LONGEST_SIDE = 2560  # what is kept: enough for a large screen at double density
BAND = 256  # rows converted at once, so that no second copy of the whole picture is made
LARGEST_PROFILE = 1024 * 1024
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF")
JPEG_FORMATS = {"JPEG", "MPO"}
ORIENTATION = 0x0112
QUALITY = 85
# One at a time in each process: many large pictures at once take time, not memory
_DECODING = Lock()


@dataclass(frozen=True)
class CleanImage:
    """A picture safe to keep and to show. ``content`` carries the same generated ``name``."""

    name: str
    content: ContentFile
    width: int
    height: int


def clean_image(file: "File[bytes]") -> CleanImage:
    """Return the picture made anew: upright, at most 2560 pixels long, without any metadata.

    Of an animation only the first frame stays. Colours are moved to sRGB before their profile
    goes. What has transparent parts becomes PNG, everything else JPEG.

    Raises FileRefused; nothing is stored in either case.
    """
    check_size(file, LARGEST_FILE)
    picture = _decoded(file)
    kind, extension = ("PNG", "png") if picture.mode == "RGBA" else ("JPEG", "jpg")
    written = io.BytesIO()
    options = {"quality": QUALITY, "progressive": True} if kind == "JPEG" else {}
    picture.save(written, kind, optimize=True, **options)
    name = f"{random_code(20)}.{extension}"
    return CleanImage(name, ContentFile(written.getvalue(), name), *picture.size)


def check_size(file: "File[bytes]", limit: int) -> None:
    """Raise EmptyFile or FileTooLarge."""
    if not file.size:
        raise EmptyFile
    if file.size > limit:
        raise FileTooLarge(size=filesizeformat(file.size), limit=filesizeformat(limit))


@cache
def _know_heif() -> None:
    """Teach Pillow to read HEIC, once for each process; only when the first picture arrives."""
    import pillow_heif  # noqa: PLC0415 - 10 MB nobody needs who takes no pictures

    pillow_heif.register_heif_opener(thumbnails=False)


def _decoded(file: "File[bytes]") -> Image.Image:
    """Return the first frame, upright, small enough, RGB or RGBA, without metadata."""
    _know_heif()
    try:
        file.seek(0)
        with _DECODING, _strictly(), Image.open(file, formats=FORMATS) as opened:
            _bound(opened)
            return _plain(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooManyPixels from error
    except UnidentifiedImageError as error:
        raise NotAPicture from error
    except (TooManyPixels, MemoryError):
        raise
    except Exception as error:  # decoders fail on hostile bytes in any way they like
        raise PictureDamaged from error


@contextmanager
def _strictly() -> Iterator[None]:
    """Let Pillow refuse cut pictures, whatever else runs here: WeasyPrint switches that off for all."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _bound(picture: Image.Image) -> None:
    """Refuse what would cost too much to decode, before decoding it."""
    kind = picture.format or ""
    can_shrink = kind in JPEG_FORMATS and not picture.info.get("progressive")
    most = MOST_PIXELS_OF_JPEG if can_shrink else MOST_PIXELS_OF.get(kind, MOST_PIXELS)
    if picture.width * picture.height > most or max(picture.size) > MOST_PIXELS_OF_A_SIDE:
        raise TooManyPixels
    if kind in JPEG_FORMATS:
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))


def _plain(picture: Image.Image) -> Image.Image:
    """Return the first frame made anew: upright, bounded, RGB or RGBA in sRGB."""
    if getattr(picture, "n_frames", 1) > 1:
        picture.seek(0)
    picture.load()
    profile, orientation = picture.info.get("icc_profile"), _orientation(picture)
    plain = _in_srgb(_shrunk(picture), profile)
    if plain.mode == "RGBA" and plain.getchannel("A").getextrema() == (255, 255):
        plain = plain.convert("RGB")
    return _upright(plain, orientation)


def _shrunk(picture: Image.Image) -> Image.Image:
    """Return the picture in RGB or RGBA, its longest side at most ``LONGEST_SIDE``; close it.

    Works band by band, first across and then down: the same pixels as in one go, without a second
    picture of full size in memory.
    """
    ratio = min(1, LONGEST_SIDE / max(picture.size))
    width, height = (max(1, round(side * ratio)) for side in picture.size)
    has_alpha = picture.has_transparency_data
    narrow = Image.new("RGBa" if has_alpha else "RGB", (width, picture.height))
    for top in range(0, picture.height, BAND):
        bottom = min(top + BAND, picture.height)
        band = _eight_bit(picture.crop((0, top, picture.width, bottom)))
        band = band.convert("RGBA").convert("RGBa") if has_alpha else band.convert("RGB")
        narrow.paste(band.resize((width, bottom - top)), (0, top))
    picture.close()  # frees its pixels before the last step needs room
    small = narrow.resize((width, height))
    return small.convert("RGBA") if has_alpha else small


def _eight_bit(picture: Image.Image) -> Image.Image:
    """Return greys of 16 bits as greys of 8; Pillow would cut them off at white."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    return picture


def _orientation(picture: Image.Image) -> int:
    """Return which way up the picture was taken; a broken note of it is no reason to refuse."""
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - EXIF of any camera, phone or liar
        return 1


def _upright(picture: Image.Image, orientation: int) -> Image.Image:
    """Return a new picture of the pixels alone, turned as ``orientation`` asks."""
    fresh = Image.new(picture.mode, picture.size)
    fresh.paste(picture)
    fresh.getexif()[ORIENTATION] = orientation
    ImageOps.exif_transpose(fresh, in_place=True)
    fresh.info.clear()
    return fresh


def _in_srgb(picture: Image.Image, profile: Any) -> Image.Image:
    """Return the picture with its colours in sRGB; unchanged when its profile cannot be used."""
    if not isinstance(profile, bytes) or not 0 < len(profile) <= LARGEST_PROFILE:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        moved = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return moved or picture
