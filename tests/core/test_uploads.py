"""The corpus of hostile files, and what must be true of everything that is taken."""

import io
import re
import unicodedata
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms, ImageFile

from core.uploads import FileRefused, Kind, clean_document, clean_image
from tests.core import hostile_files as hostile

CASES = hostile.cases()
TITLES = [case.title for case in CASES]
NAME = re.compile(r"[2-9a-hjkmnp-z]{20}\.[a-z]{3,4}")


def sent(case_or_data, name="photo.jpg"):
    """A file as Django hands it over; its constructor cuts folders off the name, so set it after."""
    data = case_or_data if isinstance(case_or_data, bytes) else case_or_data.data
    file = SimpleUploadedFile("x", data)
    file._name = name
    return file


def opened(clean):
    return Image.open(io.BytesIO(clean.content.read()))


@pytest.mark.parametrize("case", CASES, ids=TITLES)
def test_clean_image_gives_the_right_verdict(case):
    file = sent(case, case.claims)

    if case.as_image:
        with pytest.raises(case.as_image) as refusal:
            clean_image(file)
        assert str(refusal.value).endswith(".")
        return

    clean = clean_image(file)
    assert NAME.fullmatch(clean.name)
    assert clean.content.name == clean.name


@pytest.mark.parametrize("case", CASES, ids=TITLES)
def test_clean_document_gives_the_right_verdict(case):
    file = sent(case, case.claims)

    if case.as_document:
        with pytest.raises(case.as_document) as refusal:
            clean_document(file)
        assert str(refusal.value).endswith(".")
        return

    clean = clean_document(file)
    assert NAME.fullmatch(clean.name)
    assert not re.search(r'[/\\<>:"|?*]', clean.shown_name)
    assert {unicodedata.category(char)[0] for char in clean.shown_name}.isdisjoint("C")
    assert clean.shown_name.rpartition(".")[2] == clean.name.rpartition(".")[2]


@pytest.mark.parametrize(
    "case", [c for c in CASES if c.as_image is None], ids=lambda case: case.title
)
def test_clean_image_keeps_pixels_and_nothing_else(case):
    clean = clean_image(sent(case, case.claims))
    data = clean.content.read()

    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.size) == (
        "PNG" if clean.name.endswith(".png") else "JPEG",
        (clean.width, clean.height),
    )
    assert dict(picture.getexif()) == {}
    assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density",
                                   "progressive", "progression"}  # fmt: skip
    for trace in (
        hostile.SECRET,
        b"Exif",
        b"http",
        b"<x:",
        b"<?php",
        b"ICC_PROFILE",
        b"alert",
        b"PK\x03\x04",
    ):
        assert trace not in data
    end = b"\xff\xd9" if picture.format == "JPEG" else b"IEND\xaeB`\x82"
    assert data.endswith(end)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIC"])
def test_clean_image_turns_upright_before_it_forgets(kind):
    clean = clean_image(sent(hostile.with_places()[kind]))

    assert clean.width < clean.height


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_clean_image_forgives_a_broken_note_of_orientation():
    data = hostile.picture("JPEG")
    broken = data[:2] + b"\xff\xe1\x00\x10Exif\0\0II*\0\xff\xff\xff\xff" + data[2:]

    clean = clean_image(sent(broken))

    assert (clean.width, clean.height) == (60, 40)


def test_clean_image_refuses_cut_pictures_whatever_others_allow(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)

    with pytest.raises(FileRefused) as refusal:
        clean_image(sent(hostile.picture(size=(500, 500))[:-400]))

    assert refusal.value.code == "uploads.picture-damaged"
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_clean_image_bounds_what_it_keeps():
    clean = clean_image(sent(hostile.picture("JPEG", (4000, 1000))))

    assert (clean.width, clean.height) == (2560, 640)


def test_clean_image_decodes_a_large_photo_at_reduced_scale():
    clean = clean_image(sent(hostile.picture("JPEG", (8000, 7990), "L", 128)))

    assert (clean.width, clean.height) == (2560, 2557)


def test_clean_image_refuses_a_large_photo_that_cannot_be_reduced():
    data = hostile.picture("JPEG", (6000, 4200), "L", 128, progressive=True)

    with pytest.raises(FileRefused) as refusal:
        clean_image(sent(data))

    assert refusal.value.code == "uploads.too-many-pixels"


def test_clean_image_keeps_transparency_as_png():
    data = hostile.picture("WEBP", mode="RGBA", colour=(255, 0, 0, 100), lossless=True)

    clean = clean_image(sent(data))

    assert clean.name.endswith(".png")
    assert opened(clean).getpixel((5, 5)) == (255, 0, 0, 100)


def test_clean_image_sees_through_a_palette():
    data = hostile.picture("PNG", mode="P", colour=0, transparency=0)

    assert opened(clean_image(sent(data))).getpixel((5, 5))[3] == 0


def test_clean_image_makes_jpeg_of_an_alpha_channel_without_effect():
    data = hostile.picture("PNG", mode="RGBA", colour=(1, 2, 3, 255))

    assert clean_image(sent(data)).name.endswith(".jpg")


@pytest.mark.parametrize(("grey", "seen"), [(0, 0), (40000, 156), (65535, 255)])
def test_clean_image_reads_greys_of_sixteen_bits(grey, seen):
    data = hostile.picture("PNG", mode="I;16", colour=grey)

    pixel = opened(clean_image(sent(data))).getpixel((5, 5))

    assert pixel == pytest.approx((seen, seen, seen), abs=2)


def test_clean_image_moves_colours_to_srgb():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    bad = hostile.picture("JPEG", icc_profile=profile)
    worse = hostile.picture("JPEG", icc_profile=b"no profile")
    same = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    good = hostile.picture("JPEG", icc_profile=same)

    pixels = [opened(clean_image(sent(data))).getpixel((5, 5)) for data in (bad, worse, good)]

    assert pixels == [pytest.approx((255, 165, 0), abs=4)] * 3


def test_clean_image_gives_every_picture_another_name():
    data = hostile.picture()

    assert clean_image(sent(data)).name != clean_image(sent(data)).name


def test_clean_document_keeps_bytes_and_recognises_kinds():
    files = {
        Kind.PDF: hostile.pdf(),
        Kind.WORD: hostile.word(),
        Kind.OPEN_TEXT: hostile.archive({"content.xml": b"x"}),
    }

    cleaned = {kind: clean_document(sent(data, "plan.xyz")) for kind, data in files.items()}

    assert {kind: clean.content.read() for kind, clean in cleaned.items()} == files
    assert [clean.kind for clean in cleaned.values()] == list(files)
    assert [clean.shown_name for clean in cleaned.values()] == ["plan.pdf", "plan.docx", "plan.odt"]


def test_clean_document_writes_text_as_utf8():
    old = clean_document(sent("ação".encode("cp1252"), "notas.txt"))
    table = clean_document(sent(b"\xef\xbb\xbfa,b", "lista.CSV"))

    assert (old.kind, old.content.read()) == (Kind.TEXT, "ação".encode())
    assert (table.kind, table.content.read()) == (Kind.TABLE, b"a,b")


def test_clean_document_says_which_kinds_it_takes():
    with pytest.raises(FileRefused) as refusal:
        clean_document(sent(hostile.word(), "a.pdf"), kinds=frozenset({Kind.PDF, Kind.PICTURE}))

    assert "PDF, " in str(refusal.value)
    assert refusal.value.code == "uploads.kind-not-taken"


def test_clean_document_takes_no_picture_where_none_is_asked_for():
    with pytest.raises(FileRefused):
        clean_document(sent(hostile.picture()), kinds=frozenset({Kind.PDF}))


def test_clean_document_asks_the_checker_of_the_operator(settings):
    settings.UPLOAD_SCANNER = "tests.core.test_uploads.thinks_cats_harmful"

    with pytest.raises(FileRefused) as refusal:
        clean_document(sent(b"a cat", "a.txt"))

    assert refusal.value.code == "uploads.harmful"
    assert clean_document(sent(b"a dog", "a.txt")).kind == Kind.TEXT


def thinks_cats_harmful(content: bytes) -> bool:
    return b"cat" in content


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_archive_with_broken_packing_is_refused(method):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("[Content_Types].xml", bytes(range(256)) * 4)
    broken = bytearray(packed.getvalue())
    start = 30 + len("[Content_Types].xml")
    broken[start + 10 : start + 30] = b"\xff" * 20

    with pytest.raises(FileRefused) as refusal:
        clean_document(sent(bytes(broken), "a.docx"))

    assert refusal.value.code == "uploads.damaged"
