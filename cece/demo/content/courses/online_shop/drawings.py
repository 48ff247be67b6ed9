"""Drawings for the course "Opening an online shop"."""

from collections.abc import Callable

from PIL import Image

from cece.demo.content.courses.pictures import (
    BLUE,
    CARD,
    DARK,
    FRAME,
    GREEN,
    RED,
    SKY,
    SUN,
    WALL,
    WHITE,
    WOOD,
    Pen,
    person,
    phone,
    room,
    speech,
    table,
)

BROWN, LIGHT, OLIVE = "#7a4a2a", "#f0c7a2", "#c98f62"
PAPER, LINE = "#fff8ec", "#d5d9dc"


def _bag(pen: Pen, left: int, top: int, colour: str) -> None:
    pen.arc((left + 40, top - 70, left + 140, top + 70), 180, 360, fill=DARK, width=10)
    pen.polygon(
        [(left, top), (left + 180, top), (left + 165, top + 170), (left + 15, top + 170)],
        fill=colour,
    )
    pen.rectangle((left + 45, top + 70, left + 135, top + 125), outline=WHITE, width=5)


def _awning(pen: Pen, left: int, top: int, stripes: int) -> None:
    for number in range(stripes):
        edge = left + number * 100
        colour = RED if number % 2 else WHITE
        pen.rectangle((edge, top, edge + 100, top + 90), fill=colour)
        pen.pieslice((edge, top + 50, edge + 100, top + 130), 0, 180, fill=colour)


def shop_front() -> Image.Image:
    """A small shop with an awning, bags in the window and an open door; a plant beside it."""
    image, pen = room()
    pen.rectangle((180, 180, 880, 560), fill=PAPER, outline=WOOD, width=10)
    pen.rectangle((230, 290, 610, 510), fill=SKY, outline=WOOD, width=8)
    pen.rectangle((238, 470, 602, 502), fill=WOOD)
    for left, colour in ((248, BLUE), (428, GREEN)):
        _bag(pen, left, 300, colour)
    _awning(pen, 180, 150, 7)
    pen.rectangle((660, 290, 820, 560), fill=DARK)
    pen.polygon([(660, 290), (720, 312), (720, 582), (660, 560)], fill=WOOD)
    pen.ellipse((702, 430, 714, 442), fill=SUN)
    pen.rounded_rectangle((915, 470, 1025, 580), 14, fill=RED)
    for left, top in ((905, 380), (945, 350), (985, 385)):
        pen.ellipse((left, top, left + 55, top + 120), fill=GREEN)
    return image


def five_people() -> Image.Image:
    """Five different people, each with an empty speech bubble."""
    image, pen = room()
    people = (
        (OLIVE, BLUE, "#3a2a20", False),
        (BROWN, SUN, RED, True),
        (LIGHT, GREEN, "#a9572b", False),
        (OLIVE, "#8a4f7d", "#2f6f73", True),
        (BROWN, RED, "#1f1a17", False),
    )
    for number, (skin, clothes, hair, scarf) in enumerate(people):
        left = 60 + number * 225
        speech(pen, left, 70 + (number % 2) * 40, lines=2 + number % 2)
        person(pen, left, 290 + (number % 2) * 20, skin, clothes, hair, scarf=scarf)
    pen.rectangle((0, 560, 1200, 675), fill=WOOD)
    return image


def price_parts() -> Image.Image:
    """A bag on a table, and beside it a tower of four blocks with what its price pays for."""
    image, pen = room()
    table(pen, 90, 1110)
    _bag(pen, 220, 300, BLUE)
    for top in (360, 410):
        pen.rounded_rectangle((480, top, 570, top + 22), 8, fill=DARK)
    for number, colour in enumerate((GREEN, SUN, BLUE, RED)):
        top = 370 - number * 100
        pen.rounded_rectangle((680, top, 980, top + 92), 14, fill=colour)
    _coin(pen, 830, 116)
    _bulb(pen, 830, 212)
    pen.ellipse((796, 282, 864, 350), fill=WHITE)
    pen.line((830, 316, 830, 292), fill=DARK, width=6)
    pen.line((830, 316, 848, 326), fill=DARK, width=6)
    for left in (790, 832):
        pen.rectangle((left, 388, left + 8, 444), fill=WHITE)
    pen.rounded_rectangle((796, 396, 836, 436), 6, fill=RED)
    for left in (790, 832):
        pen.rounded_rectangle((left - 4, 384, left + 12, 448), 4, fill=CARD)
    return image


def _coin(pen: Pen, x: int, y: int) -> None:
    pen.ellipse((x - 36, y - 36, x + 36, y + 36), fill=SUN, outline=WHITE, width=5)
    pen.arc((x - 14, y - 16, x + 18, y + 16), 50, 310, fill=DARK, width=6)
    for offset in (-6, 4):
        pen.line((x - 22, y + offset, x + 4, y + offset), fill=DARK, width=4)


def _bulb(pen: Pen, x: int, y: int) -> None:
    pen.ellipse((x - 26, y - 34, x + 26, y + 18), fill=SUN)
    pen.rectangle((x - 12, y + 14, x + 12, y + 36), fill=WHITE)


def papers() -> Image.Image:
    """A stamped paper, a card with a face, a folder, and a phone that takes a photo of a receipt."""
    image, pen = room()
    table(pen, 60, 1140, 500)
    pen.rectangle((130, 130, 400, 500), fill=WHITE, outline=LINE, width=4)
    for top in range(180, 380, 36):
        pen.rectangle((165, top, 365 if top % 72 else 320, top + 10), fill=LINE)
    pen.ellipse((280, 380, 380, 480), outline=GREEN, width=9)
    pen.line((308, 430, 326, 448), fill=GREEN, width=9)
    pen.line((326, 448, 354, 412), fill=GREEN, width=9)
    pen.rounded_rectangle((450, 350, 690, 500), 16, fill=SKY, outline=BLUE, width=5)
    pen.ellipse((480, 380, 540, 440), fill=OLIVE)
    pen.pieslice((468, 434, 552, 530), 180, 360, fill=GREEN)
    for top, right in ((385, 660), (415, 630), (445, 660)):
        pen.rectangle((570, top, right, top + 12), fill=BLUE)
    pen.polygon([(740, 300), (820, 300), (840, 330), (930, 330), (930, 500), (740, 500)], fill=SUN)
    pen.rectangle((760, 310, 910, 330), fill=WHITE)
    pen.polygon([(740, 350), (930, 350), (930, 500), (740, 500)], fill="#e0a42c")
    left, top, right, bottom = phone(pen, 965, 240, 150, 260)
    pen.rectangle((left, top, right, bottom), fill=SKY)
    pen.rectangle((left + 26, top + 30, right - 26, bottom - 24), fill=WHITE)
    for line in range(top + 50, bottom - 40, 26):
        pen.rectangle((left + 40, line, right - 40, line + 8), fill=LINE)
    return image


def window_light() -> Image.Image:
    """A bag on a table between a window and a white sheet, and a phone in front."""
    image, pen = room()
    pen.rectangle((60, 60, 380, 420), fill=SKY, outline=FRAME, width=18)
    pen.line((220, 60, 220, 420), fill=FRAME, width=12)
    pen.line((60, 240, 380, 240), fill=FRAME, width=12)
    for offset in (0, 70, 140):
        pen.line((400, 170 + offset, 530, 230 + offset), fill="#ffd873", width=10)
    table(pen, 420, 1120)
    pen.rectangle((560, 150, 860, 470), fill="#e5dccb")
    _bag(pen, 620, 300, BLUE)
    pen.polygon([(930, 250), (1030, 210), (1030, 470), (930, 470)], fill=WHITE)
    left, top, right, bottom = phone(pen, 655, 478, 110, 185)
    pen.rectangle((left, top, right, bottom), fill="#e5dccb")
    pen.arc((left + 26, top + 26, right - 26, top + 86), 180, 360, fill=DARK, width=6)
    pen.polygon([(left + 14, top + 56), (right - 14, top + 56), (right - 20, bottom - 18), (left + 20, bottom - 18)], fill=BLUE)  # fmt: skip
    return image


def bag_measured() -> Image.Image:
    """A bag between two arrows, one for its width and one for its height, with a washing label."""
    image, pen = room()
    pen.arc((430, 60, 650, 360), 180, 360, fill=DARK, width=20)
    pen.polygon([(350, 210), (730, 210), (700, 560), (380, 560)], fill=BLUE)
    pen.rectangle((450, 350, 630, 460), outline=WHITE, width=8)
    for ends in ((350, 600, 730, 600), (290, 210, 290, 560)):
        pen.line(ends, fill=RED, width=8)
    for arrow in (
        ((350, 600), (378, 582), (378, 618)),
        ((730, 600), (702, 582), (702, 618)),
        ((290, 210), (272, 238), (308, 238)),
        ((290, 560), (272, 532), (308, 532)),
    ):
        pen.polygon(arrow, fill=RED)
    pen.line((716, 380, 820, 330), fill=DARK, width=5)
    pen.rounded_rectangle((800, 200, 1060, 470), 12, fill=WHITE)
    pen.polygon([(850, 260), (1010, 260), (990, 330), (870, 330)], outline=DARK, width=6)
    pen.arc((848, 244, 932, 284), 20, 160, fill=BLUE, width=6)
    pen.arc((928, 244, 1012, 284), 20, 160, fill=BLUE, width=6)
    for top, right in ((370, 1010), (400, 970), (430, 1010)):
        pen.rectangle((850, top, right, top + 10), fill=LINE)
    return image


def parcel_scale() -> Image.Image:
    """A closed parcel on a kitchen scale, a measuring tape in front and two price lists beside it."""
    image, pen = room()
    table(pen, 80, 1120, 510)
    pen.rounded_rectangle((230, 430, 610, 510), 20, fill=DARK)
    pen.rounded_rectangle((330, 450, 510, 492), 8, fill="#cfe8d8")
    for left in (362, 398, 434, 470):
        pen.rectangle((left, 460, left + 16, 482), fill=DARK)
    pen.rectangle((210, 412, 630, 432), fill="#5b6b76")
    _parcel(pen, 270, 200)
    pen.rounded_rectangle((690, 470, 1060, 506), 6, fill=SUN)
    for number in range(18):
        pen.line((705 + number * 20, 470, 705 + number * 20, 482 + 8 * (number % 2)), fill=DARK, width=3)  # fmt: skip
    for left, colour in ((730, BLUE), (900, RED)):
        pen.rectangle((left, 190, left + 140, 400), fill=WHITE)
        pen.rectangle((left, 190, left + 140, 226), fill=colour)
        for top in range(250, 380, 32):
            pen.rectangle((left + 18, top, left + 80, top + 10), fill=LINE)
            pen.ellipse((left + 100, top - 6, left + 122, top + 16), fill=SUN)
    return image


def _parcel(pen: Pen, left: int, top: int) -> None:
    pen.rectangle((left, top, left + 300, top + 212), fill=CARD)
    pen.rectangle((left + 130, top, left + 170, top + 212), fill="#b58148")
    pen.rectangle((left + 190, top + 110, left + 284, top + 190), fill=WHITE)
    for line in (130, 150, 170):
        pen.rectangle((left + 202, top + line, left + 270, top + line + 6), fill=LINE)


def stall_code() -> Image.Image:
    """A market stall with bags, and a poster with a square code that a phone reads."""
    image, pen = room()
    for post in (150, 720):
        pen.rectangle((post, 180, post + 24, 620), fill=WOOD)
    _bag(pen, 220, 270, RED)
    _bag(pen, 420, 270, BLUE)
    pen.rectangle((130, 440, 770, 620), fill=CARD)
    pen.rectangle((130, 440, 770, 466), fill=WOOD)
    _awning(pen, 100, 90, 7)
    person(pen, 590, 250, BROWN, GREEN, "#1f1a17")
    pen.rectangle((575, 440, 770, 552), fill=CARD)
    pen.rectangle((130, 440, 770, 466), fill=WOOD)
    _code(pen, 340, 480, 120)
    left, top, right, _bottom = phone(pen, 870, 200, 210, 400)
    _code(pen, left + 33, top + 40, 120)
    pen.rounded_rectangle((left + 20, top + 220, right - 20, top + 260), 10, fill=GREEN)
    for line in (285, 310):
        pen.rectangle((left + 20, top + line, right - 30, top + line + 10), fill=LINE)
    return image


def _code(pen: Pen, left: int, top: int, size: int) -> None:
    """A square that looks like a QR code and leads nowhere."""
    cell = size / 12
    pen.rectangle((left - cell, top - cell, left + size + cell, top + size + cell), fill=WHITE)
    for row in range(12):
        for column in range(12):
            if (row * 7 + column * 5 + row * column) % 3 == 0:
                x, y = left + column * cell, top + row * cell
                pen.rectangle((x, y, x + cell, y + cell), fill=DARK)
    for x, y in ((0, 0), (8, 0), (0, 8)):
        for inset, colour in ((0, DARK), (0.8, WHITE), (1.4, DARK)):
            near, far = inset * cell, (4 - inset) * cell
            edge, head = left + x * cell, top + y * cell
            pen.rectangle((edge + near, head + near, edge + far, head + far), fill=colour)


def packing() -> Image.Image:
    """An open box with a bag in soft paper, a card with a heart, tape, and a phone with a tick."""
    image, pen = room()
    table(pen, 60, 1140, 520)
    pen.polygon([(220, 300), (150, 220), (330, 220), (400, 300)], fill="#b58148")
    pen.polygon([(640, 300), (710, 220), (530, 220), (460, 300)], fill="#b58148")
    for left in range(230, 620, 60):
        pen.ellipse((left, 262, left + 84, 340), fill=PAPER)
    _bag(pen, 340, 210, BLUE)
    pen.rectangle((220, 310, 640, 520), fill=CARD)
    pen.rectangle((720, 400, 880, 510), fill=WHITE, outline=LINE, width=3)
    for left in (764, 796):
        pen.ellipse((left, 424, left + 40, 464), fill=RED)
    pen.polygon([(767, 453), (833, 453), (800, 492)], fill=RED)
    pen.ellipse((650, 450, 720, 520), fill=SUN)
    pen.ellipse((670, 470, 700, 500), fill=WALL)
    left, top, right, _bottom = phone(pen, 920, 230, 170, 290)
    pen.ellipse((left + 28, top + 40, right - 28, top + 130), fill=GREEN)
    pen.line((left + 50, top + 86, left + 68, top + 104), fill=WHITE, width=9)
    pen.line((left + 68, top + 104, left + 98, top + 66), fill=WHITE, width=9)
    for line in (155, 180):
        pen.rectangle((left + 18, top + line, right - 18, top + line + 10), fill=LINE)
    return image


def scam_phone() -> Image.Image:
    """A phone with a message that asks for secret stars, on a hook, beside a clock and a warning."""
    image, pen = room()
    left, top, right, _bottom = phone(pen, 470, 90, 270, 500)
    for offset, colour in ((30, LINE), (110, LINE)):
        pen.rounded_rectangle((left + 14, top + offset, right - 60, top + offset + 60), 16, fill=colour)  # fmt: skip
    pen.rounded_rectangle((left + 14, top + 200, right - 14, top + 330), 16, fill="#f6d9d0")
    for star in range(4):
        pen.ellipse((left + 44 + star * 44, top + 232, left + 66 + star * 44, top + 254), fill=DARK)
    pen.rounded_rectangle((left + 40, top + 276, right - 40, top + 310), 8, fill=RED)
    pen.line((880, 0, 880, 342), fill=DARK, width=7)
    pen.arc((780, 280, 884, 400), 0, 190, fill=DARK, width=9)
    pen.polygon([(766, 340), (800, 300), (800, 348)], fill=DARK)
    pen.ellipse((150, 170, 370, 390), fill=WHITE, outline=DARK, width=12)
    pen.line((260, 280, 260, 200), fill=DARK, width=10)
    pen.line((260, 280, 320, 310), fill=RED, width=10)
    pen.polygon([(1010, 330), (1130, 540), (890, 540)], fill=SUN)
    pen.rounded_rectangle((1000, 400, 1020, 480), 8, fill=DARK)
    pen.ellipse((998, 495, 1022, 519), fill=DARK)
    return image


DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    "shop_front": shop_front,
    "five_people": five_people,
    "price_parts": price_parts,
    "papers": papers,
    "window_light": window_light,
    "bag_measured": bag_measured,
    "parcel_scale": parcel_scale,
    "stall_code": stall_code,
    "packing": packing,
    "scam_phone": scam_phone,
}
