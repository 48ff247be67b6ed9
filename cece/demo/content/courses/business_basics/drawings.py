"""Drawings for the course "Working for yourself in Spain and Portugal"."""

from collections.abc import Callable

from PIL import Image

from cece.demo.content.courses.pictures import (
    BLUE,
    CARD,
    DARK,
    GREEN,
    RED,
    SKY,
    SUN,
    WHITE,
    WOOD,
    Pen,
    person,
    room,
    table,
)

EDGE, GLASS, LINE, IRON = "#b97f1c", "#e4f1f4", "#d5d9dc", "#5b6770"


def _pile(pen: Pen, left: int, base: int, coins: int) -> None:
    """Draw coins lying on each other, 80 wide; the lowest stands on ``base``."""
    for number in range(coins):
        top = base - 26 - number * 14
        pen.ellipse((left, top + 6, left + 80, top + 30), fill=EDGE)
        pen.ellipse((left, top, left + 80, top + 24), fill=SUN)
    pen.ellipse((left + 16, top + 6, left + 64, top + 18), outline=EDGE, width=2)


def _folded(pen: Pen, left: int, base: int, *colours: str) -> None:
    """Draw folded clothes on each other, 150 wide: a collar on top, a sleeve hanging out."""
    for number, colour in enumerate(colours):
        top, inset = base - 36 - number * 34, number * 5
        pen.rounded_rectangle((left + inset, top, left + 150 - inset, top + 34), 17, fill=colour)
        for line in (12, 22):
            pen.line((left + 60 + line, top + line, left + 140 - inset, top + line), fill=GLASS, width=2)  # fmt: skip
    pen.polygon([(left + 40, top + 2), (left + 62, top - 12), (left + 75, top + 4)], fill=WHITE)
    pen.polygon([(left + 110, top + 2), (left + 88, top - 12), (left + 75, top + 4)], fill=WHITE)
    pen.polygon([(left + 4, base - 20), (left + 40, base - 6), (left + 26, base + 62), (left - 12, base + 50)], fill=colours[0])  # fmt: skip
    pen.line((left - 9, base + 42, left + 27, base + 54), fill=WHITE, width=4)


def _pan(pen: Pen, middle: int) -> None:
    for side in (-105, 105):
        pen.line((middle, 165, middle + side, 340), fill=IRON, width=4)
    pen.pieslice((middle - 120, 290, middle + 120, 390), 0, 180, fill=IRON)


def scales() -> Image.Image:
    """A pair of scales with coins in one pan and folded clothes in the other, both level."""
    image, pen = room()
    table(pen, 180, 1020)
    pen.rounded_rectangle((490, 444, 710, 472), 12, fill=DARK)
    pen.rounded_rectangle((588, 140, 612, 450), 8, fill=DARK)
    pen.rounded_rectangle((340, 150, 860, 168), 9, fill=DARK)
    pen.ellipse((574, 122, 626, 174), fill=SUN)
    pen.ellipse((590, 138, 610, 158), fill=EDGE)
    for middle in (360, 840):
        _pan(pen, middle)
    _pile(pen, 278, 345, 4)
    _pile(pen, 364, 345, 6)
    _folded(pen, 768, 344, BLUE, RED, GREEN)
    return image


def _month(pen: Pen, left: int, top: int) -> None:
    pen.rectangle((left, top, left + 150, top + 88), fill=WHITE)
    pen.rectangle((left, top, left + 150, top + 18), fill=BLUE)
    for row in range(3):
        for column in range(6):
            x, y = left + 17 + column * 21, top + 30 + row * 18
            pen.rectangle((x, y, x + 11, y + 9), fill=LINE)


def calendar() -> Image.Image:
    """A wall calendar: a row for each quarter, its first month circled, and four piles of coins."""
    image, pen = room()
    pen.ellipse((590, 14, 610, 34), fill=DARK)
    pen.rounded_rectangle((332, 28, 868, 470), 12, fill=CARD)
    for row in range(4):
        for column in range(3):
            _month(pen, 357 + column * 168, 46 + row * 104)
        top = 40 + row * 104
        pen.ellipse((342, top, 522, top + 100), outline=RED, width=9)
    table(pen, 160, 1040, 570)
    for number, coins in enumerate((5, 4, 6, 5)):
        _pile(pen, 270 + number * 193, 574, coins)
    return image


def _jar(pen: Pen, left: int, colour: str, rows: int) -> None:
    """Draw a jar of 220 by 290 on the table, with a lid and rows of coins in it."""
    top, right, base = 180, left + 220, 470
    pen.rounded_rectangle((left, top, right, base), 34, fill=GLASS, outline=IRON, width=5)
    for row in range(rows):
        shift = 17 if row % 2 else 0
        for column in range(6 - row % 2):
            x, y = left + 12 + shift + column * 33, base - 44 - row * 27
            pen.ellipse((x, y, x + 34, y + 34), fill=EDGE)
            pen.ellipse((x + 2, y + 2, x + 31, y + 30), fill=SUN)
    pen.rounded_rectangle((left + 16, top - 46, right - 16, top + 8), 12, fill=colour)
    pen.rounded_rectangle((left + 22, top + 36, left + 32, top + 104), 5, fill=WHITE)


def jars() -> Image.Image:
    """Three glass jars: a quarter full, half full and a little less than half."""
    image, pen = room()
    table(pen, 120, 1080)
    for left, colour, rows in ((190, RED, 2), (490, BLUE, 5), (790, GREEN, 4)):
        _jar(pen, left, colour, rows)
    return image


def _machine(pen: Pen, left: int, base: int) -> None:
    """Draw a sewing machine, 270 wide, with a cloth under its needle."""
    pen.rounded_rectangle((left, base - 34, left + 270, base), 8, fill=DARK)
    pen.rectangle((left + 190, base - 150, left + 245, base - 30), fill=DARK)
    pen.rounded_rectangle((left + 20, base - 180, left + 250, base - 116), 22, fill=DARK)
    pen.rectangle((left + 22, base - 150, left + 70, base - 84), fill=DARK)
    pen.line((left + 46, base - 84, left + 46, base - 36), fill=LINE, width=5)
    pen.ellipse((left + 226, base - 190, left + 290, base - 126), fill=IRON)
    pen.ellipse((left + 246, base - 170, left + 270, base - 146), fill=SUN)
    pen.rounded_rectangle((left + 128, base - 214, left + 156, base - 176), 5, fill=RED)
    pen.polygon([(left - 60, base), (left - 30, base - 42), (left + 130, base - 42), (left + 120, base)], fill=BLUE)  # fmt: skip


def _notebook(pen: Pen, left: int, top: int) -> None:
    pen.polygon([(left, top), (left + 150, top), (left + 174, top + 100), (left + 24, top + 100)], fill=WHITE)  # fmt: skip
    pen.line((left, top, left + 24, top + 100), fill=RED, width=10)
    for line in range(4):
        start = left + 26 + line * 5
        pen.line((start, top + 20 + line * 20, start + 100, top + 20 + line * 20), fill=LINE, width=5)  # fmt: skip


def cover() -> Image.Image:
    """A seamstress at her table: sewing machine, notebook, coins and her residence card."""
    image, pen = room()
    pen.rectangle((80, 70, 330, 330), fill=SKY, outline=WHITE, width=16)
    pen.line((205, 78, 205, 322), fill=WHITE, width=10)
    for left, colour in ((860, GREEN), (950, RED), (1040, BLUE)):
        pen.line((left + 35, 90, left + 35, 130), fill=IRON, width=5)
        pen.polygon([(left + 8, 128), (left + 62, 128), (left + 80, 300), (left - 10, 300)], fill=colour)  # fmt: skip
    pen.rectangle((820, 82, 1140, 94), fill=WOOD)
    person(pen, 515, 150, "#b07a52", GREEN, RED, scarf=True)
    pen.rectangle((120, 440, 1080, 610), fill=WOOD)
    pen.rectangle((120, 440, 1080, 452), fill=CARD)
    _machine(pen, 230, 470)
    _notebook(pen, 600, 470)
    _pile(pen, 830, 500, 6)
    _pile(pen, 920, 500, 4)
    pen.rounded_rectangle((820, 515, 990, 600), 10, fill=SKY)
    pen.rectangle((834, 530, 884, 588), fill=WHITE)
    pen.ellipse((847, 536, 871, 562), fill="#b07a52")
    pen.pieslice((838, 564, 880, 612), 180, 360, fill=GREEN)
    for line in range(3):
        pen.line((900, 540 + line * 20, 972, 540 + line * 20), fill=BLUE, width=6)
    return image


DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    "cover": cover,
    "scales": scales,
    "calendar": calendar,
    "jars": jars,
}
