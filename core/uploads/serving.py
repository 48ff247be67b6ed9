"""Private files: their own storage, no address of their own, one way out."""

import mimetypes

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest

from core.uploads.kinds import Kind

KNOWN_TYPES = {f".{kind}" for kind in Kind} | {".jpg", ".png", ".ics", ".zip"}


def serve_private(request: HttpRequest, path: str, filename: str) -> FileResponse:
    """Send a file of the private storage for saving as ``filename``.

    The calling view has asked, on this very request, whether this person may have it. Nothing on
    the way keeps a copy, and no browser opens it inside our pages. Raises Http404.
    """
    storage = storages["private"]
    try:
        file = storage.open(path)
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    kind, _encoding = mimetypes.guess_type(path)
    is_known = any(path.endswith(extension) for extension in KNOWN_TYPES)
    response = FileResponse(
        file,
        as_attachment=True,
        filename=filename,
        content_type=kind if kind and is_known else "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
