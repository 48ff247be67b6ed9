"""Files from people: the one door all islands use. Nothing is trusted, neither name nor type."""

from core.uploads.documents import CleanDocument, clean_document
from core.uploads.fields import CleanDocumentField, CleanImageField
from core.uploads.images import CleanImage, clean_image
from core.uploads.kinds import ALL_KINDS, Kind
from core.uploads.refusals import FileRefused
from core.uploads.serving import serve_private

__all__ = [
    "ALL_KINDS",
    "CleanDocument",
    "CleanDocumentField",
    "CleanImage",
    "CleanImageField",
    "FileRefused",
    "Kind",
    "clean_document",
    "clean_image",
    "serve_private",
]
