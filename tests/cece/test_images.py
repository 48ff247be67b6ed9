"""The drawings of ``static/img/``: safe to show, light to send, all there. ``docs/illustrations.md`` says how they are made."""

import gzip
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from PIL import Image

from cece.pages.styleguide import DRAWINGS, ICONS

FOLDER = Path(settings.BASE_DIR) / "static" / "img"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
FILES = sorted(FOLDER.glob("*.svg"))
SPRITES = ("forum.svg", "icons.svg")
SVG = "{http://www.w3.org/2000/svg}"
PLAIN, PACKED = 6 * 1024, 3 * 1024
HEAVIER = {"hero.svg": (14 * 1024, 4 * 1024), "icons.svg": (12 * 1024, 3 * 1024)}
ELEMENTS = {"svg", "symbol", "g", "path", "circle", "ellipse", "rect", "clipPath"}
PNG_SIZES = {
    "apple-touch-icon.png": (180, 180),
    "icon-192.png": (192, 192),
    "icon-512.png": (512, 512),
    "share.png": (1200, 630),
}
ANYONE = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
ALONE = pytest.mark.parametrize(
    "path", [path for path in FILES if path.name not in SPRITES], ids=lambda path: path.name
)


def _elements(path: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(path).iter())


def _symbols(name: str) -> list[ElementTree.Element]:
    return [element for element in _elements(FOLDER / name) if element.tag == f"{SVG}symbol"]


@ANYONE
def test_drawing_holds_shapes_only(path):
    """No script, no style, no words, no picture or address from elsewhere."""
    elements = _elements(path)

    assert {element.tag.removeprefix(SVG) for element in elements} - ELEMENTS == set()
    assert [element.text for element in elements if (element.text or "").strip()] == []


@ANYONE
def test_drawing_refers_to_nothing_outside(path):
    attributes = [item for element in _elements(path) for item in element.attrib.items()]

    assert [name for name, _ in attributes if name.startswith("on") or name == "style"] == []
    assert [name for name, _ in attributes if name.endswith("href")] == []
    assert [value for _, value in attributes if "url(" in value and "url(#" not in value] == []


@ALONE
def test_drawing_says_its_size_in_the_shape_of_its_frame(path):
    """A browser keeps the room free by width and height; another shape would leave a gap."""
    root, *_ = _elements(path)
    _, _, width, height = (float(number) for number in root.get("viewBox").split())

    assert min(float(root.get("width")), float(root.get("height")), width, height) > 0
    assert float(root.get("width")) / float(root.get("height")) == pytest.approx(width / height)


@pytest.mark.parametrize("name", SPRITES)
def test_symbols_of_a_sprite_have_a_frame(name):
    assert [part.get("id") for part in _symbols(name) if not part.get("viewBox")] == []


@ANYONE
def test_drawing_is_light(path):
    content = path.read_bytes()
    plain, packed = HEAVIER.get(path.name, (PLAIN, PACKED))

    assert len(content) <= plain
    assert len(gzip.compress(content, 9)) <= packed


@ANYONE
def test_drawing_repeats_no_id(path):
    ids = Counter(element.get("id") for element in _elements(path) if element.get("id"))

    assert [name for name, count in ids.items() if count > 1] == []


def test_icons_draw_in_the_colour_of_the_words():
    painted = {(symbol.get("stroke") or symbol.get("fill")) for symbol in _symbols("icons.svg")}

    assert painted == {"currentColor"}


def test_icons_and_drawings_of_the_styleguide_exist():
    names = {symbol.get("id") for symbol in _symbols("icons.svg")}

    assert set(ICONS) - names == set()
    assert {name for name in DRAWINGS if not (FOLDER / f"{name}.svg").exists()} == set()


def test_icons_named_in_templates_exist():
    names = {symbol.get("id") for symbol in _symbols("icons.svg")}
    used = {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r"{% icon [\"']([\w-]+)[\"']", path.read_text())
    }

    assert used - names == set()


def test_empty_states_of_templates_have_their_drawing():
    used = {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r"\bdrawing=[\"']([\w-]+)[\"']", path.read_text())
    }

    assert {name for name in used if not (FOLDER / f"{name}.svg").exists()} == set()


@pytest.mark.parametrize(("name", "size"), PNG_SIZES.items())
def test_rendered_picture_has_its_size_and_is_light(name, size):
    path = FOLDER / name

    with Image.open(path) as picture:
        assert picture.size == size
    assert path.stat().st_size <= 40 * 1024
