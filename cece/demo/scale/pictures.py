"""Pictures for many products from a few drawings: encoded once, then copied."""

from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from cece.demo.content.shops.drawings import drawing
from shops.models import Product, ProductPicture
from shops.services.pictures import StoredPicture, remove_files, store_picture

WIDTH = 640


@dataclass(frozen=True)
class Encoded:
    """The files of one drawing, as ``shops.services.pictures`` writes them, by their name."""

    stored: StoredPicture
    files: dict[str, bytes]


class Pictures:
    """Gives products pictures that look like their kind."""

    @cached_property
    def _encoded(self) -> dict[str, Encoded]:
        return {}

    def of(self, kind: str) -> Encoded:
        """Return the files of the drawing ``kind``, encoded the first time only."""
        if kind not in self._encoded:
            self._encoded[kind] = _encode(kind)
        return self._encoded[kind]

    def picture(self, product: Product, *, kind: str, folder: str, alt: str) -> ProductPicture:
        """Write the files of ``kind`` into ``folder``; return the row for them, not yet saved."""
        encoded = self.of(kind)
        row = _row(replace(encoded.stored, folder=folder), product=product, alt=alt)
        for path in row.paths():
            default_storage.delete(path)
            default_storage.save(path, ContentFile(encoded.files[path.rpartition("/")[2]]))
        return row


def _row(stored: StoredPicture, **fields: object) -> ProductPicture:
    return ProductPicture(
        folder=stored.folder,
        widths=stored.widths,
        width=stored.width,
        height=stored.height,
        **fields,
    )


def _encode(kind: str) -> Encoded:
    """Let the service encode the drawing, and keep the bytes instead of the files."""
    clean = drawing(kind)
    picture = Image.open(BytesIO(clean.content.read()))
    picture.thumbnail((WIDTH, WIDTH))
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    small = replace(
        clean, content=ContentFile(buffer.getvalue()), width=picture.width, height=picture.height
    )
    stored = store_picture(small)
    paths = _row(stored).paths()
    files = {}
    for path in paths:
        with default_storage.open(path) as file:
            files[path.rpartition("/")[2]] = file.read()
    remove_files(paths)
    return Encoded(stored, files)
