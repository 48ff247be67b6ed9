import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from core.blocks import BodyBlock, CardBlock, EmbedBlock, VideoBlock

NAMES = [*BodyBlock().child_blocks]


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def picture():
    return Image.objects.create(title="Stall", file=get_test_image_file())


def document(name):
    return Document.objects.create(title=name, file=f"documents/{name}", file_size=2048)


@pytest.mark.parametrize("name", NAMES)
def test_preview_of_block_renders_on_an_empty_site(name, db):
    block = BodyBlock().child_blocks[name]

    html = block.render(block.get_preview_value())

    assert block.is_previewable
    assert html.strip()
    assert block.get_description()
    assert block.meta.group


@pytest.mark.parametrize("name", ["picture", "video", "download", "cards"])
def test_preview_of_block_uses_what_the_library_holds(name, db):
    picture()
    document("film.mp4")
    block = BodyBlock().child_blocks[name]

    html = block.render(block.get_preview_value())

    assert "no-picture" not in html


def video(**changes):
    block = VideoBlock()
    value = {
        "title": "Film",
        "file": document("film.mp4"),
        "poster": None,
        "captions": [],
        "transcript": "",
    }
    return block, block.normalize({**value, **changes})


def errors_of(block, value):
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(value)
    return {name: error.messages for name, error in caught.value.block_errors.items()}


def test_video_without_captions_or_transcript_is_refused(db):
    errors = errors_of(*video())

    assert errors == {
        "transcript": ["Add captions or a transcript, so that everybody can follow the video."]
    }


def test_video_of_wrong_kind_is_refused(db):
    errors = errors_of(*video(file=document("film.pdf"), transcript="<p>Hello</p>"))

    assert errors == {"file": ["Choose a video file: .mp4 or .webm."]}


def test_captions_of_wrong_kind_are_refused(db):
    errors = errors_of(*video(captions=[{"language": "es", "file": document("words.txt")}]))

    assert errors == {"captions": ["Captions must be .vtt files."]}


def test_video_loads_nothing_before_it_plays(db):
    block, value = video(
        captions=[{"language": "es", "file": document("words.vtt")}], transcript="<p>Hola</p>"
    )

    html = block.render(block.clean(value))

    assert 'preload="none"' in html
    assert 'srclang="es" label="español"' in html
    assert "2.0\xa0kB" in html
    assert "<summary>Transcript: Film</summary>" in html


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/x", "http://youtube.com/watch?v=1", "https://youtube.com.evil.example/"],
)
def test_embed_of_a_foreign_site_is_refused(address):
    block = EmbedBlock()

    errors = errors_of(block, block.normalize({"address": address, "title": "Film", "note": ""}))

    assert list(errors) == ["address"]


def test_embed_is_a_plain_link():
    block = EmbedBlock()
    value = block.clean(
        block.normalize({"address": "https://www.youtube.com/watch?v=1", "title": "F", "note": ""})
    )

    html = block.render(value)

    assert 'href="https://www.youtube.com/watch?v=1"' in html
    assert "On another site: youtube.com" in html
    assert "<iframe" not in html


@pytest.mark.parametrize("link", ["javascript:alert(1)", "http://x.example"])
def test_card_with_unsafe_link_is_refused(link):
    block = CardBlock()
    value = block.normalize({"title": "Go", "text": "", "link": link, "alt": ""})

    assert list(errors_of(block, value)) == ["link"]


def test_picture_without_words_is_refused(db):
    block = BodyBlock().child_blocks["picture"]

    errors = errors_of(block, block.normalize({"image": picture(), "alt": "", "caption": ""}))

    assert list(errors) == ["alt"]


def test_body_drops_blocks_it_does_not_know():
    body = BodyBlock()

    value = body.to_python([{"type": "nothing", "value": "x"}, {"type": "heading", "value": "Hi"}])

    assert [child.block_type for child in value] == ["heading"]
    with pytest.raises(ValidationError):
        body.child_blocks["heading"].clean("")
