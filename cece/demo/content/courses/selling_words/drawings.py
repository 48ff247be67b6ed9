"""Drawings for the course "Spanish or Portuguese for selling"."""

from collections.abc import Callable
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from cece.demo.content.courses.pictures import BLUE, DARK, FLOOR, RED, SKY, WALL, WHITE, WOOD

WIDTH, HEIGHT, FINER = 1200, 675, 2
CREAM, TEAL, LEAF, ORANGE, YELLOW = "#fff6e6", "#2f7a78", "#5f8f4e", "#ec8f2e", "#f2c230"
PLUM, SAND, CARD, PALE = "#8b3a5a", "#d8b27c", "#c99a63", "#e4f0df"
Edges = tuple[float, float, float, float]
Point = tuple[float, float]


class Pen:
    """Draws larger than the finished picture is, so that its edges come out soft."""

    def __init__(self, wall: str = WALL, floor: str = FLOOR) -> None:
        self.image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), wall)
        self.draw = ImageDraw.Draw(self.image)
        self.box((0, 560, WIDTH, HEIGHT), floor)

    def box(self, edges: Edges, fill: str, radius: float = 0) -> None:
        finer = [edge * FINER for edge in edges]
        self.draw.rounded_rectangle(finer, radius * FINER, fill=fill)

    def oval(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Draw around the middle ``x``, ``y``."""
        edges = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        self.draw.ellipse([edge * FINER for edge in edges], fill=fill)

    def shape(self, fill: str, *points: Point) -> None:
        self.draw.polygon([(x * FINER, y * FINER) for x, y in points], fill=fill)

    def stroke(self, fill: str, width: float, *points: Point) -> None:
        """Draw a line with round ends and corners."""
        for (x, y), (to_x, to_y) in pairwise(points):
            finer = (x * FINER, y * FINER, to_x * FINER, to_y * FINER)
            self.draw.line(finer, fill=fill, width=round(width * FINER))
        for x, y in points:
            self.oval(x, y, width, width, fill)

    def bow(self, edges: Edges, fill: str, width: float, start: int = 180, end: int = 360) -> None:
        """Draw a part of an oval's edge, the upper half unless told otherwise."""
        finer = [edge * FINER for edge in edges]
        self.draw.arc(finer, start, end, fill=fill, width=round(width * FINER))

    def number(self, at: Point, text: str, size: int, fill: str = DARK) -> None:
        """Write figures around the middle ``at``."""
        x, y = at
        font = ImageFont.load_default(size * FINER)
        self.draw.text((x * FINER, y * FINER), text, fill=fill, font=font, anchor="mm")

    def euro(self, at: Point, size: int, fill: str = DARK) -> None:
        """Draw the sign of the euro, which the built-in letters lack, around the middle ``at``."""
        (x, y), width = at, size / 11
        self.bow(
            (x - size * 0.3, y - size * 0.37, x + size * 0.44, y + size * 0.37),
            fill,
            width,
            48,
            312,
        )
        for rise in (-0.09, 0.09):
            self.box(
                (
                    x - size * 0.42,
                    y + size * rise - width / 2,
                    x + size * 0.12,
                    y + size * rise + width / 2,
                ),
                fill,
            )

    def finished(self) -> Image.Image:
        return self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _face(pen: Pen, x: float, top: float, skin: str) -> None:
    pen.oval(x, top + 60, 96, 112, skin)
    for side in (-20, 20):
        pen.oval(x + side, top + 54, 9, 12, DARK)
    pen.bow((x - 22, top + 58, x + 22, top + 92), "#8a3f2c", 5, 20, 160)


def _seller(pen: Pen, x: float, top: float) -> None:
    """A woman with a headscarf and an apron."""
    pen.box((x - 92, top + 118, x + 92, top + 440), TEAL, 70)
    pen.shape(
        CREAM, (x - 52, top + 190), (x + 52, top + 190), (x + 66, top + 440), (x - 66, top + 440)
    )
    pen.oval(x, top + 64, 136, 152, PLUM)
    pen.shape(
        PLUM, (x - 66, top + 70), (x + 66, top + 70), (x + 58, top + 168), (x - 58, top + 168)
    )
    _face(pen, x, top, "#d79b6c")


def _customer(pen: Pen, x: float, top: float) -> None:
    """A woman with short dark hair."""
    pen.oval(x, top + 46, 128, 124, "#2a1d1a")
    pen.box((x - 88, top + 128, x + 88, top + 540), ORANGE, 66)
    pen.box((x - 20, top + 96, x + 20, top + 150), "#74472f", 16)
    _face(pen, x, top, "#8a5738")
    pen.oval(x, top + 12, 92, 44, "#2a1d1a")


def _bag(pen: Pen, x: float, top: float, colour: str, size: float = 1) -> None:
    wide, narrow, deep = 76 * size, 64 * size, 136 * size
    pen.bow((x - 44 * size, top - 58 * size, x + 44 * size, top + 58 * size), DARK, 9 * size)
    pen.shape(
        colour, (x - wide, top), (x + wide, top), (x + narrow, top + deep), (x - narrow, top + deep)
    )
    pen.box((x - 38 * size, top + 56 * size, x + 38 * size, top + 104 * size), CREAM, 8)
    pen.box((x - 32 * size, top + 62 * size, x + 32 * size, top + 98 * size), colour, 5)


def _bubble(pen: Pen, edges: Edges, fill: str, tail: Point) -> None:
    """A speech bubble whose tail points to ``tail``."""
    left, _top, right, bottom = edges
    middle = (left + right) / 2
    pen.shape(fill, (middle - 30, bottom - 12), (middle + 30, bottom - 12), tail)
    pen.box(edges, fill, 34)


def _fruit(pen: Pen, left: float, top: float, colour: str) -> None:
    """A crate with a heap of round fruit."""
    for row, count in ((0, 3), (1, 4)):
        for number in range(count):
            x = left + 30 + number * 40 + (20 if row == 0 else 0)
            pen.oval(x, top - 26 + row * 28, 44, 44, colour)
            pen.oval(x - 8, top - 34 + row * 28, 10, 8, CREAM)
    pen.box((left, top + 14, left + 180, top + 74), CARD, 6)
    pen.box((left + 8, top + 40, left + 172, top + 46), WOOD)


def _street(pen: Pen) -> None:
    """The sun, and houses in the distance."""
    pen.oval(1080, 100, 110, 110, YELLOW)
    for left, top in ((900, 330), (1010, 290), (1110, 350)):
        pen.box((left, top, left + 120, 562), "#cfe0d8")
        for row in range(3):
            pen.box((left + 24, top + 26 + row * 62, left + 50, top + 58 + row * 62), WHITE, 4)
            pen.box((left + 72, top + 26 + row * 62, left + 98, top + 58 + row * 62), WHITE, 4)


def _awning(pen: Pen) -> None:
    for number in range(8):
        left, colour = 60 + number * 92, RED if number % 2 else CREAM
        pen.box((left, 84, left + 92, 168), colour)
        pen.oval(left + 46, 168, 92, 56, colour)
    pen.box((52, 70, 804, 92), WOOD, 8)


def stall() -> Image.Image:
    """A market stall: the seller and a customer wave to each other."""
    pen = Pen(wall="#dff0f5", floor="#e3cda6")
    _street(pen)
    for left in (90, 746):
        pen.box((left, 150, left + 20, 640), WOOD)
    _seller(pen, 420, 196)
    pen.stroke(TEAL, 44, (336, 360), (270, 300), (276, 236))
    pen.oval(276, 222, 46, 50, "#d79b6c")
    for x, colour in ((176, BLUE), (640, RED)):
        pen.stroke(DARK, 4, (x, 170), (x, 240))
        _bag(pen, x, 288, colour)
    _awning(pen)
    pen.box((70, 468, 786, 500), WOOD, 8)
    pen.box((90, 500, 766, 640), "#b98452")
    for left, colour in ((110, ORANGE), (320, YELLOW), (530, "#c8453a")):
        _fruit(pen, left, 394, colour)
    _customer(pen, 960, 236)
    pen.stroke(ORANGE, 42, (886, 402), (826, 350), (834, 286))
    pen.oval(834, 270, 44, 48, "#8a5738")
    _bubble(pen, (500, 196, 610, 276), WHITE, (470, 284))
    _bubble(pen, (850, 130, 960, 204), WHITE, (938, 236))
    for x, y in ((555, 236), (905, 167)):
        for step in (-26, 0, 26):
            pen.oval(x + step, y, 14, 14, TEAL)
    return pen.finished()


def _price(pen: Pen, left: float, top: float, text: str) -> None:
    pen.box((left + 80, top + 100, left + 92, 474), WOOD)
    pen.box((left, top, left + 172, top + 108), WHITE, 14)
    pen.box((left, top, left + 172, top + 14), RED, 7)
    pen.number((left + 64, top + 62), text, 46)
    pen.euro((left + 92 + 12 * len(text), top + 62), 38)


def _note(pen: Pen, left: float, top: float, text: str, colour: str) -> None:
    pen.box((left, top, left + 190, top + 96), colour, 8)
    pen.box((left + 10, top + 10, left + 180, top + 86), WHITE, 6)
    pen.box((left + 15, top + 15, left + 175, top + 81), colour, 4)
    pen.number((left + 52, top + 48), text, 42, WHITE)
    pen.bow((left + 104, top + 28, left + 158, top + 110), WHITE, 8)


def _coin(pen: Pen, x: float, y: float, text: str, colour: str) -> None:
    pen.oval(x, y + 5, 78, 78, WOOD)
    pen.oval(x, y, 78, 78, colour)
    pen.oval(x, y, 58, 58, "#f6dd9a")
    pen.number((x, y), text, 28)


def prices() -> Image.Image:
    """A scale with oranges, three price cards, notes and coins."""
    pen = Pen()
    pen.box((0, 470, WIDTH, HEIGHT), "#b98452")
    pen.box((0, 470, WIDTH, 492), WOOD)
    pen.box((110, 300, 440, 486), TEAL, 26)
    pen.oval(275, 396, 150, 150, CREAM)
    for x, y in ((275, 334), (337, 396), (213, 396), (275, 458)):
        pen.oval(x, y, 10, 10, DARK)
    pen.stroke(RED, 7, (275, 396), (318, 362))
    pen.oval(275, 396, 20, 20, DARK)
    pen.box((255, 262, 295, 306), DARK)
    for x, y in ((200, 190), (272, 180), (346, 192), (236, 128), (310, 126)):
        pen.oval(x, y + 18, 90, 88, "#d4781c")
        pen.oval(x, y + 16, 84, 84, ORANGE)
        pen.oval(x - 16, y, 20, 16, "#f8bd77")
        pen.oval(x + 4, y - 22, 20, 10, LEAF)
    pen.shape(SAND, (90, 226), (460, 226), (420, 272), (130, 272))
    for left, top, text in ((540, 282, "2,50"), (752, 252, "8"), (964, 282, "12")):
        _price(pen, left, top, text)
    _note(pen, 520, 524, "10", RED)
    _note(pen, 690, 556, "5", "#7d8f96")
    for x, y, text, colour in ((930, 566, "2", "#b9bcbf"), (1016, 596, "1", YELLOW), (1098, 560, "50", YELLOW)):  # fmt: skip
        _coin(pen, x, y, text, colour)
    return pen.finished()


def _read_marks(pen: Pen, x: float, y: float) -> None:
    for left in (x, x + 15):
        pen.stroke(BLUE, 5, (left, y), (left + 9, y + 9), (left + 26, y - 12))


def _lines(pen: Pen, left: float, top: float, *lengths: float) -> None:
    for number, length in enumerate(lengths):
        pen.box((left, top + number * 24, left + length, top + 10 + number * 24), "#8fa0a6", 5)


def messages() -> Image.Image:
    """A phone with a chat about a blue bag, and a closed parcel beside it."""
    pen = Pen(wall="#e8eef0", floor=SAND)
    pen.box((340, 20, 720, 655), DARK, 46)
    pen.box((358, 62, 702, 620), SKY, 18)
    pen.box((358, 62, 702, 124), TEAL, 18)
    pen.box((358, 100, 702, 124), TEAL)
    pen.oval(398, 93, 42, 42, CREAM)
    _lines(pen, 432, 88, 130)
    pen.box((374, 140, 580, 340), WHITE, 20)
    pen.box((386, 152, 568, 306), WALL, 12)
    _bag(pen, 477, 204, BLUE, 0.68)
    _lines(pen, 390, 317, 100)
    pen.box((500, 356, 688, 424), PALE, 20)
    _lines(pen, 518, 376, 140, 90)
    _read_marks(pen, 636, 402)
    pen.box((374, 440, 540, 500), WHITE, 20)
    pen.number((444, 470), "20", 34)
    pen.euro((484, 470), 30)
    pen.box((486, 516, 688, 600), PALE, 20)
    _lines(pen, 504, 536, 160, 120)
    _read_marks(pen, 636, 572)
    pen.shape(CARD, (800, 372), (1090, 372), (1090, 610), (800, 610))
    pen.shape("#dcb682", (800, 372), (846, 326), (1136, 326), (1090, 372))
    pen.shape("#ad7f4c", (1090, 372), (1136, 326), (1136, 560), (1090, 610))
    pen.shape(CREAM, (914, 372), (960, 326), (1004, 326), (960, 372))
    pen.box((914, 372, 960, 460), CREAM)
    pen.box((826, 500, 966, 586), WHITE, 6)
    _lines(pen, 842, 518, 100, 70, 86)
    pen.stroke(LEAF, 16, (130, 300), (184, 356), (280, 226))
    pen.bow((90, 180, 316, 406), LEAF, 14, 0, 360)
    return pen.finished()


def counter() -> Image.Image:
    """A customer brings a bag with a broken zip; the seller offers a new one or the money."""
    pen = Pen(wall="#f4e6d6", floor=FLOOR)
    pen.box((70, 150, 560, 170), WOOD, 6)
    pen.box((70, 300, 560, 320), WOOD, 6)
    for x, colour in ((130, YELLOW), (500, LEAF)):
        pen.box((x - 40, 84, x + 40, 150), colour, 12)
        pen.box((x - 40, 234, x + 40, 300), RED if colour == LEAF else BLUE, 12)
    _seller(pen, 320, 150)
    _customer(pen, 900, 170)
    pen.box((40, 470, 1160, 502), WOOD, 8)
    pen.box((70, 502, 1130, 675), "#b98452")
    pen.stroke(TEAL, 44, (396, 330), (440, 410), (474, 396))
    pen.oval(486, 394, 46, 46, "#d79b6c")
    pen.stroke(ORANGE, 42, (824, 346), (780, 420), (744, 400))
    pen.oval(734, 396, 44, 44, "#8a5738")
    _bag(pen, 520, 334, BLUE)
    _bag(pen, 690, 334, BLUE)
    pen.stroke(CREAM, 6, (626, 346), (660, 362), (676, 344), (700, 366), (720, 346), (752, 362))
    pen.stroke(RED, 7, (664, 380), (716, 432))
    pen.stroke(RED, 7, (716, 380), (664, 432))
    _note(pen, 130, 420, "20", "#3f7fae")
    _bubble(pen, (430, 60, 640, 170), WHITE, (386, 196))
    pen.bow((458, 84, 520, 146), TEAL, 9, 30, 330)
    pen.shape(TEAL, (508, 112), (534, 128), (504, 142))
    pen.oval(590, 115, 62, 62, YELLOW)
    pen.euro((588, 115), 42)
    return pen.finished()


DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    "stall": stall,
    "prices": prices,
    "messages": messages,
    "counter": counter,
}
