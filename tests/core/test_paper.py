"""What leaves on paper: QR codes and PDF."""

import base64
import re
import sys
import xml.etree.ElementTree as ET
import zlib

import pytest
import segno.helpers
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.utils import translation

from core import pdf, qr
from tests.core import hostile_files as hostile

IBAN = "ES91 2100 0418 4502 0005 1332"
needs_pango = pytest.mark.skipif(not pdf.is_available(), reason="Pango is not installed")


def test_svg_is_one_labelled_picture_without_style():
    code = qr.svg("https://cece.test/verify/abc/", title="Prüfen <b>")

    root = ET.fromstring(code)
    assert root.attrib["role"] == "img"
    assert root[0].text == "Prüfen <b>"
    assert "style" not in code
    assert re.search(r"viewBox|width", code)


def test_svg_has_a_label_when_none_is_given():
    with translation.override("en"):
        assert ET.fromstring(qr.svg("x"))[0].text == "QR code"


def test_epc_writes_what_banking_apps_read(monkeypatch):
    seen = []
    original = segno.make_qr
    monkeypatch.setattr(
        segno.helpers.segno,
        "make_qr",
        lambda content, **options: seen.append(content) or original(content, **options),
    )

    code = qr.epc(name="María " * 20, iban=IBAN, cents=1250, reference="Pedido " * 40)

    lines = seen[0].decode().split("\n") if isinstance(seen[0], bytes) else seen[0].split("\n")
    assert lines[:5] == ["BCD", "002", "1", "SCT", ""]
    assert lines[5] == ("María " * 20)[:70].strip()
    assert lines[6:8] == ["ES9121000418450200051332", "EUR12.5"]
    assert ET.fromstring(code)[0].text


@pytest.mark.parametrize(("iban", "cents"), [("ES00", 100), (IBAN, 0), (IBAN, 10**11)])
def test_epc_refuses_what_no_bank_takes(iban, cents):
    with pytest.raises(ValueError, match=r"."):
        qr.epc(name="Ana", iban=iban, cents=cents, reference="x")


@pytest.fixture
def paper(tmp_path, settings):
    """A function that makes a template of some HTML and renders it as PDF."""
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path], "APP_DIRS": False}]
    settings.TEMPLATES[0]["OPTIONS"] = {}

    def render(body, language="es", **context):
        html = (
            "{% load i18n static %}{% get_current_language as code %}"
            "<html lang='{{ code }}'><title>Doc</title><body>" + body + "</body></html>"
        )
        (tmp_path / "doc.html").write_text(html)
        return pdf.render_pdf("doc.html", context, language=language)

    return render


def _readable(made):
    """The file with its packed streams unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    packed = [data for data in streams if data.startswith(b"x")]
    return made + b"\n".join(zlib.decompressobj().decompress(data) for data in packed)


@needs_pango
def test_render_pdf_is_tagged_and_in_the_language_asked_for(paper):
    made = paper("<h1>{{ name }}</h1>", language="ar", name="مرحبا")

    assert made.startswith(b"%PDF-")
    text = _readable(made)
    assert b"/Lang (ar)" in text
    assert b"/StructTreeRoot" in text
    assert b"pdfuaid" in text


@needs_pango
def test_render_pdf_takes_our_own_pictures_and_styles(paper, settings):
    default_storage.save("a photo.png", ContentFile(hostile.picture("PNG")))
    data = base64.b64encode(hostile.picture("PNG", colour="blue")).decode()
    media = paper("<img alt='x' src='/media/a%20photo.png'>")
    inline = paper(f"<img alt='x' src='data:image/png;base64,{data}'>")

    assert b"/Subtype /Image" in media
    assert b"/Subtype /Image" in inline
    assert pdf._read(f"{settings.SITE_URL}/static/css/base.css")[0] == "css/base.css"


@needs_pango
@pytest.mark.parametrize(
    "address",
    [
        "http://evil.test/a.png",
        "https://127.0.0.1/a.png",
        "file:///etc/passwd",
        "ftp://evil.test/a.png",
        "//evil.test/a.png",
        "/etc/passwd",
        "/media/../private/secret.png",
        "/media/%2e%2e/private/secret.png",
        "/static/../manage.py",
        "/me/",
        "http://127.0.0.1:8000.evil.test/media/a.png",
    ],
)
def test_render_pdf_fetches_nothing_else(paper, address):
    storages["private"].save("secret.png", ContentFile(hostile.picture("PNG")))

    made = paper(f"<img alt='x' src='{address}'><link rel='stylesheet' href='{address}'>")

    assert b"/Subtype /Image" not in made


def test_render_pdf_says_when_the_machine_cannot(paper, monkeypatch):
    monkeypatch.setattr(pdf, "is_available", lambda: False)

    with pytest.raises(pdf.PdfUnavailable) as refusal:
        paper("x")

    assert refusal.value.status == 503


def test_is_available_is_false_without_the_system_library(monkeypatch):
    class Missing:
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])

    assert pdf.is_available.__wrapped__() is False
