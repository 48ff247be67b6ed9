"""PDF from the same templates, catalogues and styles as the pages, by WeasyPrint.

WeasyPrint needs Pango, a library of the system. Where it is missing everything else works: ask
``is_available`` before showing a link, and offer the page for printing instead.
"""

from functools import cache
from mimetypes import guess_type
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher, URLFetcherResponse


class PdfUnavailable(DomainError):
    """The system library that PDF needs is missing."""

    code = "core.pdf-unavailable"
    message = _("PDF files cannot be made here. Please print the page instead.")
    status = 503


@cache
def is_available() -> bool:
    """Say whether this machine has what PDF needs; asked once for each process."""
    try:
        import weasyprint  # noqa: F401, PLC0415 - slow to import, and may fail
    except OSError:
        return False
    return True


def render_pdf(template: str, context: dict[str, Any], *, language: str) -> bytes:
    """Return the template as a tagged PDF (PDF/UA-1) in ``language``.

    Pictures and styles come from our own static and media files or stand in the page as ``data:``;
    nothing is ever fetched over the network. Raises PdfUnavailable.
    """
    if not is_available():
        raise PdfUnavailable
    import weasyprint  # noqa: PLC0415 - see is_available

    with translation.override(language):
        html = render_to_string(template, context)
    document = weasyprint.HTML(string=html, base_url=settings.SITE_URL, url_fetcher=_own_files())
    return document.write_pdf(pdf_variant="pdf/ua-1")


@cache
def _own_files() -> "URLFetcher":
    """Return what gives WeasyPrint our own files and leaves out every other address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - see is_available

    class OwnFiles(URLFetcher):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> "URLFetcherResponse":
            if url.startswith("data:"):
                return super().fetch(url, headers)
            name, content = _read(url)
            kind = guess_type(name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return OwnFiles(allowed_protocols={"data"})


def _read(url: str) -> tuple[str, bytes]:
    """Return name and content of one of our own files. Raises ValueError for any other address."""
    for base, opened in ((settings.STATIC_URL, _open_static), (settings.MEDIA_URL, _open_media)):
        absolute = base if "://" in base else settings.SITE_URL.rstrip("/") + base
        if url.startswith(absolute):
            name = unquote(urlsplit(url.removeprefix(absolute)).path)
            with opened(name) as file:
                return name, file.read()
    raise ValueError("Only our own static and media files may stand in a PDF.")


def _open_static(name: str) -> Any:
    """Open a collected file by its hashed name, or the source where nothing is collected."""
    found = finders.find(name)
    if found:
        return open(found, "rb")  # noqa: PTH123 - the finder gives text
    return staticfiles_storage.open(name)


def _open_media(name: str) -> Any:
    return default_storage.open(name)
