"""What Amina sells: soap, spices, tea, lemons, baskets."""

import math

from PIL import Image

from cece.demo.content.shops.drawings.forms import (
    Form,
    Pen,
    Point,
    curve,
    lying,
    path,
    raised,
    ring,
    rounded,
)
from cece.demo.content.shops.drawings.growing import crumbs, leaf, sprig
from cece.demo.content.shops.drawings.studio import Colour, Studio, mixed, scatter
from cece.demo.content.shops.drawings.wheel import Turned, rim, stripes

CLAY, OLIVE, AMBER, LEAF = "#b8683f", "#97a35b", "#c9822b", "#4f8a4c"


def soap(studio: Studio) -> None:
    """Two green bars, one across the other, on a dish of clay."""
    dish = Turned(500, path("700,318 716,312 748,240 764,190 770,186"))
    dish.stand(studio)
    dish.paint(studio, CLAY, gloss=0.15)
    hole = rim(studio, dish, "#cf8256", "#a85d38", 0.95)
    studio.lighten(hole, 0.18)
    _bar(studio, (486, 640), 14, OLIVE)
    _bar(studio, (520, 530), -22, mixed(OLIVE, "#dfe0a0", 0.3))
    crumbs(studio, (730, 812), (100, 30), 30, 6, ("#2c2622", "#3a322c"))
    leaf(studio, (150, 830), (262, 782), 44, "#6d7f3f")
    leaf(studio, (190, 862), (318, 838), 44, "#7c8d48")


def _bar(studio: Studio, centre: Point, turn: float, colour: Colour) -> None:
    face = lying(rounded(390, 250, 46), centre, turn)
    whole = studio.polygon(raised(face, 92))
    studio.cast(whole, (18, 22), 16, 0.55)
    studio.grade(whole, mixed(colour, "#4a5a2a", 0.18), mixed(colour, "#3a4420", 0.5), 70)
    studio.swell(whole, 16, 0.7)
    top = studio.polygon(face)
    studio.grade(top, mixed(colour, "#ffffff", 0.26), colour, 50)
    studio.swell(top, 9, 0.6)
    lines = [lying([(-120, 0), (120, 0)], centre, turn)]
    for place in (-80, -30, 20, 70):
        for side in (-1, 1):
            small = ring((place + 18, side * 34), (36, 13), turn=side * 38, pieces=24)
            lines.append(lying([*small, small[0]], centre, turn))
    studio.emboss(top, studio.strokes(lines, 7), 3, -0.8)


def spices(studio: Studio) -> None:
    """A painted bowl with a hill of red-brown powder; cinnamon and star anise before it."""
    bowl = Turned(490, path("555,262 585,264 640,238 700,176 738,118 756,108"))
    bowl.stand(studio)
    bowl.paint(studio, "#1f6b6b", _zigzag, 0.5)
    rim(studio, bowl, "#2b7a78", "#164a4a")
    _hill(studio)
    _cinnamon(studio, [(640, 842), (865, 778)])
    _cinnamon(studio, [(610, 800), (846, 822)])
    _anise(studio, (262, 822), 84)


def _zigzag(pen: Pen, size: tuple[int, int]) -> None:
    width, height = size
    stripes(pen, size, [(0, 0.09, "#f0e2c0"), (0.36, 0.40, "#e9c46a")])
    step = width / 20
    for number in range(20):
        left = number * step
        pen.polygon(
            [(left, height * 0.14), (left + step / 2, height * 0.33), (left + step, height * 0.14)],
            fill="#e9c46a",
        )


def _hill(studio: Studio) -> None:
    outline = path("252,560 330,480 420,372 486,316 552,372 644,478 726,560")
    front = [
        (490 + 237 * math.cos(t * math.pi / 12), 560 + 54 * math.sin(t * math.pi / 12))
        for t in range(13)
    ]
    hill = studio.polygon([*curve(outline), *front])
    studio.cast(hill, (10, 10), 12, 0.4)
    studio.grade(hill, "#d4733a", "#b3502a", 60)
    far_side = studio.halo(studio.polygon([(496, 290), (800, 290), (800, 640), (600, 640)]), 34)
    studio.darken(far_side & hill, 0.62)
    near_side = studio.halo(studio.polygon([(470, 330), (200, 560), (330, 620), (440, 600)]), 40)
    studio.lighten(near_side & hill, 0.2)
    dice = scatter(3)
    for colour, size in (("#ec9a55", 2.8), ("#7d3318", 2.8), ("#e7bb74", 2.0)):
        grains = [(dice.gauss(490, 120), dice.uniform(330, 612)) for _grain in range(420)]
        studio.fill(studio.dots(grains, size) & hill, colour, 0.42)


def _cinnamon(studio: Studio, ends: list[Point]) -> None:
    (x, y), (a, b) = ends
    stick = studio.band(ends, 40)
    studio.cast(stick, (8, 12), 9, 0.6)
    studio.fill(stick, "#9a5a30")
    studio.swell(stick, 12, 1.3)
    fold = studio.band([(x + 6, y + 3), (a - 6, b + 3)], 5)
    studio.darken(fold, 0.6)
    end = studio.oval((a + 4, b), (15, 20))
    studio.fill(end, "#c98a56")
    for radius in (11, 5):
        studio.darken(studio.oval((a + 5, b), (radius * 0.72, radius)), 0.5)


def _anise(studio: Studio, centre: Point, size: float) -> None:
    arms = []
    for number in range(8):
        turn = 22.5 + number * 45
        arm = [
            (0, 0),
            (size * 0.5, -size * 0.22),
            (size * 0.8, -size * 0.12),
            (size, 0),
            (size * 0.8, size * 0.12),
            (size * 0.5, size * 0.22),
        ]
        arms.append(studio.polygon(lying(_spun(arm, turn), centre)))
    star = arms[0]
    for arm_form in arms[1:]:
        star = star | arm_form
    studio.cast(star, (6, 10), 7, 0.6)
    studio.fill(star, "#7b4526")
    for arm_form in arms:
        studio.swell(arm_form, 7, 0.9)
    seeds = lying(ring((0, 0), (size * 0.52, size * 0.52), turn=22.5, pieces=8), centre)
    grains = studio.dots(seeds, 8)
    studio.fill(grains, "#c98b4e")
    studio.swell(grains, 3, 1)


def _spun(points: list[Point], turn: float) -> list[Point]:
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in points]


def tea(studio: Studio) -> None:
    """A glass of tea with a band of gold, and mint standing in it."""
    glass = Turned(500, path("330,142 420,132 520,126 640,120 720,112 756,104"))
    glass.stand(studio)
    studio.lighten(studio.halo(studio.oval((640, 800), (120, 30)), 20), 0.5, "#f0b04a")
    sprig(studio, [(470, 430), (448, 340), (404, 262)], (104, 78), LEAF)
    sprig(studio, [(520, 430), (552, 350), (606, 282)], (98, 74), mixed(LEAF, "#8cab4a", 0.3))
    before = studio.image.copy()
    form = glass.paint(studio, "#e9e0c4", _gilded, 0.75)
    warm = studio.halo(studio.oval((560, 640), (52, 104), 8), 26)
    studio.lighten(warm & form, 0.55, "#f4b24e")
    _clear(studio, before, glass, form)
    _pearls(studio)


def _gilded(pen: Pen, size: tuple[int, int]) -> None:
    width, height = size
    stripes(pen, size, [(0.24, 1, AMBER), (0.24, 0.30, "#dd9d45"), (0.93, 1, "#a5651c")])
    stripes(pen, size, [(0.44, 0.455, "#f3d98b"), (0.66, 0.675, "#f3d98b")])
    step = width / 16
    for number in range(16):
        x, y = (number + 0.5) * step, height * 0.555
        half, tall = step * 0.42, height * 0.085
        pen.polygon(
            [(x, y - tall), (x + half, y), (x, y + tall), (x - half, y)], outline="#f3d98b", width=7
        )
        pen.ellipse((x - 9, y - 12, x + 9, y + 12), fill="#f3d98b")


def _clear(studio: Studio, before: Image.Image, glass: Turned, form: Form) -> None:
    """Let what is behind the empty part of the glass shine through."""
    level = 330 + 0.24 * 426
    empty = form & (studio.block((300, 200, 700, level)) | glass.circle(studio, level))
    studio.image.paste(before.crop(empty.box), empty.box, empty.faded(0.72).mask)
    surface = glass.circle(studio, level, 0.97)
    studio.fill(surface, "#e0a24a", 0.8)
    studio.lighten(studio.halo(studio.oval((460, level - 4), (60, 10)), 6), 0.5, "#ffffff")
    lip = glass.circle(studio, glass.top) - glass.circle(studio, glass.top, 0.93)
    studio.lighten(lip, 0.7, "#ffffff")
    studio.shine([(408, 360), (414, 520), (424, 700)], 16, 0.7)


def _pearls(studio: Studio) -> None:
    dice = scatter(11)
    places = [(dice.gauss(262, 52), dice.gauss(812, 15)) for _pearl in range(70)]
    for number, colour in enumerate(("#3d4a2c", "#56643a", "#6f7c4b")):
        grains = studio.dots(places[number::3], 9.5)
        studio.cast(grains, (4, 6), 4, 0.5)
        studio.fill(grains, colour)
        studio.swell(grains, 4.5, 1.2)


def lemons(studio: Studio) -> None:
    """A jar of lemons in salt under a checked cloth, and half a lemon before it."""
    jar = Turned(500, path("300,118 330,122 372,168 430,182 600,182 720,180 762,164"))
    jar.stand(studio)
    form = jar.paint(studio, "#dfe3c4", gloss=0)
    for x, y, turn in _PILE:
        _lemon(studio, (x, y), turn, form)
    studio.fill(form, "#eef0d0", 0.16)
    studio.light(form, _side_light(form), 0.55)
    studio.shine([(352, 430), (348, 560), (358, 700)], 22, 0.75)
    studio.shine([(642, 450), (648, 560), (642, 690)], 9, 0.4)
    _cap(studio)
    _half_lemon(studio, (742, 800), 74)


_PILE = [
    (392, 712, 20),
    (500, 722, -12),
    (612, 712, -30),
    (430, 630, -24),
    (552, 640, 24),
    (640, 616, 60),
    (372, 610, 70),
    (478, 556, 8),
    (590, 552, -20),
    (400, 520, -40),
    (520, 478, 30),
    (440, 452, -10),
    (608, 470, 50),
]


def _lemon(studio: Studio, centre: Point, turn: float, jar: Form) -> None:
    body = studio.polygon(ring(centre, (64, 48), turn=turn)) & jar
    studio.darken(studio.halo(body, 8) & jar, 0.4, "#9a7a2a")
    studio.grade(body, "#fbdc5c", "#e9b52e", 30)
    studio.swell(body, 22, 0.8)
    glint = studio.oval((centre[0] - 18, centre[1] - 16), (20, 10), turn)
    studio.lighten(studio.halo(glint, 6) & jar, 0.5, "#ffffff")


def _side_light(form: Form) -> Image.Image:
    """Return a map of light for clear things: dark at both edges."""
    values = [round(150 - 100 * abs(n / 31.5 - 1) ** 4 - 18 * n / 63) for n in range(64)]
    return Image.frombytes("L", (64, 1), bytes(values)).resize(
        form.mask.size, Image.Resampling.BICUBIC
    )


def _cap(studio: Studio) -> None:
    points = path(
        "368,330 384,262 420,232 500,222 580,232 616,262 632,330 600,352 560,336 "
        "520,356 480,340 440,356 400,338"
    )
    cloth = studio.blob(points)
    studio.cast(cloth, (6, 12), 9, 0.5)
    studio.fill(cloth, "#f5ead6")
    columns = [[(x, 200), (500 + (x - 500) * 1.25, 380)] for x in range(380, 640, 30)]
    rows = [curve([(340, y - 6), (500, y + 10), (660, y - 6)]) for y in range(236, 380, 26)]
    for lines in (columns, rows):
        studio.fill(studio.strokes(lines, 12) & cloth, "#b8492f", 0.62)
    folds = [[(500 + (x - 500) * 0.7, 250), (x, 356)] for x in (390, 430, 470, 520, 565, 606)]
    studio.emboss(cloth, studio.strokes(folds, 12), 8, 0.7)
    studio.swell(cloth, 22, 0.7)
    string = studio.band(curve(path("380,296 440,308 500,312 560,308 620,296")), 9)
    studio.darken(studio.halo(string, 5) & cloth, 0.5)
    studio.fill(string, "#c59a5c")
    studio.swell(string, 3, 1)


def _half_lemon(studio: Studio, centre: Point, size: float) -> None:
    x, y = centre
    whole = studio.oval((x, y), (size * 1.05, size * 0.82))
    studio.cast(whole, (16, 18), 12, 0.6)
    studio.fill(whole, "#edbd2f")
    studio.swell(whole, 18, 1)
    face = studio.oval((x - 6, y - 8), (size * 0.92, size * 0.7))
    studio.fill(face, "#fbf3cf")
    wedges = []
    for number in range(9):
        angle = 2 * math.pi * number / 9
        inner = (x - 6 + math.cos(angle) * 9, y - 8 + math.sin(angle) * 7)
        spread = 0.30
        outer = [
            (x - 6 + math.cos(angle + d) * size * 0.8, y - 8 + math.sin(angle + d) * size * 0.6)
            for d in (-spread, -spread / 2, 0, spread / 2, spread)
        ]
        wedges.append([inner, *outer])
    for wedge in wedges:
        piece = studio.polygon(wedge)
        studio.grade(piece, "#ffe58a", "#f0bf3c", 30)
        studio.swell(piece, 5, 0.6)


def basket(studio: Studio) -> None:
    """A woven basket with two handles of leather."""
    thing = Turned(500, path("440,262 520,258 620,240 700,216 760,190"))
    thing.stand(studio)
    _handle(studio, path("392,430 400,300 500,236 600,300 608,430"), "#7a4424")
    thing.paint(studio, "#b98a4a", _woven, 0.06)
    hole = rim(studio, thing, "#c99c5a", "#8a6334", 0.92)
    studio.darken(hole, 0.35)
    braid = thing.circle(studio, thing.top) - thing.circle(studio, thing.top, 0.92)
    beads = ring((500, 440), (252, 60), pieces=64)
    studio.emboss(braid, studio.dots(beads, 9), 4, 1)
    _handle(studio, path("380,520 384,372 500,300 616,372 620,520"), "#8d5029")
    for x in (380, 620):
        tab = studio.block((x - 22, 488, x + 22, 556), 14)
        studio.fill(tab, "#8d5029")
        studio.swell(tab, 6, 1)
        studio.fill(studio.dots([(x, 508), (x, 536)], 5), "#e9c88a")


def _handle(studio: Studio, line: list[Point], colour: Colour) -> None:
    strap = studio.band(curve(line), 24)
    studio.cast(strap, (8, 10), 8, 0.45)
    studio.fill(strap, colour)
    studio.swell(strap, 8, 1.2)


def _woven(pen: Pen, size: tuple[int, int]) -> None:
    width, height = size
    rows, columns = 11, 26
    tall, wide = height / rows, width / columns
    pen.rectangle((0, 0, width, height), fill="#7d5a2c")
    for row in range(rows):
        for column in range(-1, columns + 1):
            left = (column + (row % 2) / 2) * wide
            top = row * tall
            tone = ("#d7ad6a", "#cfa25c", "#dcb678")[(row * 5 + column * 3) % 3]
            if row in {3, 4}:
                tone = ("#8a4a2a", "#7d4326", "#965433")[(row + column) % 3]
            pen.rounded_rectangle(
                (left + 2, top + 2, left + wide * 0.94, top + tall - 3), tall * 0.42, fill=tone
            )
            pen.arc(
                (left + 6, top + 5, left + wide * 0.9, top + tall),
                190,
                340,
                fill="#efd39a",
                width=3,
            )
