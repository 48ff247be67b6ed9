"""Editors' pictures in Wagtail; and the memory the largest take."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.models import Image as Picture

from tests.core import hostile_files as hostile
from tests.factories.accounts import SuperUserFactory


@pytest.fixture
def editor(client, db):
    client.force_login(SuperUserFactory())
    return client


def send(editor, data, *, name="plaza mayor.jpg", **kwargs):
    url = reverse("wagtailimages:edit" if kwargs else "wagtailimages:add", **kwargs)
    file = SimpleUploadedFile(name, data) if data else ""
    return editor.post(url, {"title": "Plaza", "file": file, "description": "x"})


def test_editor_picture_is_made_anew(editor):
    send(editor, hostile.with_places()["JPEG"])

    picture = Picture.objects.get()
    with picture.file.open() as file:
        data = file.read()
    assert hostile.SECRET not in data
    assert b"Exif" not in data
    assert (picture.width, picture.height) == (40, 60)
    assert picture.file_size == len(data)
    assert "plaza_mayor" in picture.file.name


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (hostile.png_that_claims(5001, 5000), "uploads.too-many-pixels"),
        (hostile.SVG, "uploads.not-a-picture"),
        (hostile.picture("PNG")[:-30], "uploads.picture-damaged"),
    ],
    ids=["too large", "no picture", "cut"],
)
def test_editor_picture_that_lies_is_refused(editor, data, code):
    response = send(editor, data, name="a.png")

    assert response.status_code == 200
    assert response.context["form"].errors.as_data()["file"][0].code == code
    assert not Picture.objects.exists()


def test_editor_picture_stays_when_only_its_title_changes(editor):
    send(editor, hostile.picture())
    before = Picture.objects.get()

    send(editor, None, args=[before.pk])

    after = Picture.objects.get()
    assert (after.file.name, after.file_hash) == (before.file.name, before.file_hash)


BASE_DIR = Path(__file__).parents[2]
MEASURE = """
import resource, sys
from django.conf import settings
settings.configure()
from django.core.files.base import ContentFile
from core.uploads import clean_image
data = open(sys.argv[1], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
clean_image(ContentFile(data))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def test_largest_picture_takes_less_than_200_megabytes(tmp_path):
    path = tmp_path / "large"
    Image.new("RGBA", (5000, 5000), (1, 2, 3, 4)).save(path, "PNG", compress_level=1)

    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", MEASURE, path],
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )

    assert float(run.stdout) < 200
