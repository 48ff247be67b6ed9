"""What the drawings of the courses share: colours, a pen, a room, people, a phone, a file.

A drawing has no words in it, so it serves every language. Each course keeps its own drawings in
its ``drawings.py``: ``DRAWINGS`` maps the names used in the lessons to functions.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

SIZE = (1200, 675)
FINE = 2
WALL, FLOOR, WOOD = "#f3ead9", "#d9c3a0", "#9a6b3f"
SKY, FRAME, WHITE = "#bfe3f5", "#ffffff", "#ffffff"
BLUE, DARK, RED = "#2f6f9f", "#22303a", "#c7502f"
GREEN, SUN, CARD = "#0b6b62", "#f0b93a", "#c99a62"
LENGTHS = frozenset({"width", "radius"})


class Pen:
    """Draws what ``ImageDraw`` draws, finer: ``as_file`` makes it small again, with soft edges."""

    def __init__(self, image: Image.Image) -> None:
        self._draw = ImageDraw.Draw(image)

    def __getattr__(self, shape: str) -> Callable[..., None]:
        method = getattr(self._draw, shape)

        def draw(points: Any, *more: float, **style: Any) -> None:
            if shape == "rounded_rectangle" and more:
                style["radius"], *more = more  # type: ignore[assignment]
            for name in LENGTHS & set(style):
                style[name] *= FINE
            method(_finer(points), *more, **style)

        return draw


def _finer(points: Any) -> list[float]:
    pairs = (point if isinstance(point, tuple) else (point,) for point in points)
    return [number * FINE for pair in pairs for number in pair]


def room() -> tuple[Image.Image, Pen]:
    """Return an empty room and a pen to draw in it; places are counted up to ``SIZE``."""
    image = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), WALL)
    pen = Pen(image)
    pen.rectangle((0, 540, 1200, 675), fill=FLOOR)
    return image, pen


def table(pen: Pen, left: int, right: int, top: int = 470) -> None:
    pen.rectangle((left, top, right, top + 30), fill=WOOD)
    for leg in (left + 30, right - 58):
        pen.rectangle((leg, top + 30, leg + 28, 640), fill=WOOD)


def person(pen: Pen, left: int, top: int, *colours: str, scarf: bool = False) -> None:
    """Draw head and shoulders, 170 wide and 300 high: colours of skin, clothes, hair or scarf."""
    skin, clothes, hair = colours
    pen.ellipse((left + 28, top - 8, left + 142, top + 118), fill=hair)
    if not scarf:
        pen.rectangle((left + 65, top + 90, left + 105, top + 150), fill=skin)
    pen.rounded_rectangle((left, top + 145, left + 170, top + 300), 60, fill=clothes)
    pen.rectangle((left, top + 220, left + 170, top + 300), fill=clothes)
    if scarf:
        pen.ellipse((left + 16, top + 80, left + 154, top + 220), fill=hair)
        pen.polygon([(left + 28, top + 50), (left + 142, top + 50), (left + 152, top + 150), (left + 18, top + 150)], fill=hair)  # fmt: skip
    pen.ellipse((left + 40, top + 12, left + 130, top + 122), fill=skin)
    for eye in (left + 64, left + 98):
        pen.ellipse((eye, top + 58, eye + 9, top + 68), fill=DARK)
    pen.arc((left + 66, top + 62, left + 104, top + 98), 20, 160, fill=DARK, width=4)


def speech(pen: Pen, left: int, top: int, lines: int = 2, fill: str = WHITE) -> None:
    """Draw an empty speech bubble with its point below."""
    bottom = top + 34 + lines * 26
    pen.rounded_rectangle((left, top, left + 170, bottom), 24, fill=fill)
    pen.polygon([(left + 60, bottom - 4), (left + 110, bottom - 4), (left + 80, bottom + 32)], fill=fill)  # fmt: skip
    for line in range(lines):
        width = 110 if line % 2 else 130
        pen.rounded_rectangle((left + 20, top + 24 + line * 26, left + 20 + width, top + 34 + line * 26), 5, fill="#d5d9dc")  # fmt: skip


def phone(pen: Pen, left: int, top: int, width: int = 200, height: int = 400) -> tuple[int, ...]:
    """Draw an upright phone; return the corners of its empty screen."""
    pen.rounded_rectangle((left, top, left + width, top + height), 26, fill=DARK)
    screen = (left + 12, top + 30, left + width - 12, top + height - 30)
    pen.rounded_rectangle(screen, 8, fill=WHITE)
    return screen


def as_file(image: Image.Image, name: str) -> ContentFile:
    """Return a drawing as a PNG file."""
    out = BytesIO()
    image.resize(SIZE, Image.Resampling.BOX).save(out, "PNG")
    return ContentFile(out.getvalue(), name=f"demo_{name}.png")
