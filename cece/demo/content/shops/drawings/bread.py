"""What Samir bakes: flat bread, a loaf, bread with thyme, date cakes, rings with sesame."""

import math
from collections.abc import Sequence
from random import Random

from cece.demo.content.shops.drawings.forms import (
    Form,
    Point,
    curve,
    lying,
    path,
    raised,
    ring,
    rounded,
)
from cece.demo.content.shops.drawings.growing import crumbs
from cece.demo.content.shops.drawings.studio import Colour, Studio, scatter
from cece.demo.content.shops.drawings.wheel import Turned, rim, stripes

CRUST, GOLD, DARK, FLOUR, DATE, WOOD = (
    "#c07a37",
    "#e0ae66",
    "#7a4219",
    "#f8efdc",
    "#5a2f1c",
    "#a06a3c",
)


def board(studio: Studio, centre: Point, size: Point, turn: float = 0) -> Form:
    """A wooden board on the table; return its upper face."""
    face = lying(rounded(size[0], size[1], 60), centre, turn)
    whole = studio.polygon(raised(face, 26))
    studio.cast(whole, (14, 20), 14, 0.5)
    studio.fill(whole, "#7d4f2a")
    studio.swell(whole, 8, 0.8)
    top = studio.polygon(face)
    studio.grade(top, "#c08d58", WOOD, 60)
    dice = scatter(5)
    grain = []
    for number in range(13):
        y = -size[1] / 2 + size[1] * (number + 0.5) / 13
        line = [(-size[0] / 2 + size[0] * n / 6, y + dice.uniform(-7, 7)) for n in range(7)]
        grain.append(lying(curve(line), centre, turn))
    studio.darken(studio.strokes(grain, 2.2) & top, 0.22)
    studio.swell(top, 4, 0.5)
    return top


def _baked(studio: Studio, form: Form, seed: int, spots: int, colour: Colour = DARK) -> None:
    """Let the oven leave darker spots of many sizes."""
    dice = scatter(seed)
    left, top, right, bottom = form.box
    for size in (26, 17, 10):
        places = [
            studio.place(dice.uniform(left, right), dice.uniform(top, bottom))
            for _spot in range(spots)
        ]
        studio.darken(
            studio.halo(studio.dots(places, size) & form, size * 0.4) & form, 0.35, colour
        )


def flatbread(studio: Studio) -> None:
    """A pile of round flat breads on a board, and one leaning on it."""
    board(studio, (500, 740), (760, 470), 4)
    for number in range(5):
        x, y = 480 + (number % 2) * 16 - (number % 3) * 7, 718 - number * 46
        _flat(studio, (x, y), (262 - number * 4, 98), number)
    _leaning(studio)


def _flat(studio: Studio, centre: Point, size: Point, seed: int) -> None:
    dice = scatter(seed + 20)
    edge = [
        (x + dice.uniform(-7, 7), y + dice.uniform(-4, 4)) for x, y in ring(centre, size, pieces=18)
    ]
    face = curve(edge, is_closed=True)
    whole = studio.polygon(raised(face, 30))
    studio.cast(whole, (5, 10), 9, 0.45)
    studio.fill(whole, "#d9a763")
    studio.swell(whole, 13, 1)
    top = studio.polygon(face)
    studio.grade(top, "#f6d99c", "#dda75c", 50)
    _baked(studio, top, seed, 14, "#a35a24")
    studio.swell(top, 26, 0.8)


def _leaning(studio: Studio) -> None:
    edge = ring((724, 704), (122, 132), turn=14, pieces=20)
    dice = scatter(77)
    whole = studio.blob([(x + dice.uniform(-5, 5), y + dice.uniform(-5, 5)) for x, y in edge])
    studio.cast(whole, (14, 18), 12, 0.5)
    studio.grade(whole, "#f7e2b4", "#dcae6a", 40)
    _baked(studio, whole, 9, 14, "#9c5420")
    bubbles = studio.dots(path("690,650 748,690 704,744 770,752 660,712"), 26)
    studio.emboss(whole, bubbles, 13, 0.7)
    studio.swell(whole, 20, 1)


def loaf(studio: Studio) -> None:
    """A round loaf with an ear of wheat cut into its crust."""
    board(studio, (500, 770), (800, 430), 0)
    outline = path(
        "170,690 178,580 250,452 380,378 510,362 650,390 766,470 832,590 834,700 "
        "780,764 640,800 490,808 330,796 220,758"
    )
    whole = studio.blob(outline)
    studio.cast(whole, (20, 20), 18, 0.6)
    studio.grade(whole, "#dda355", "#9a5622", 35)
    _baked(studio, whole, 4, 22)
    studio.swell(whole, 100, 1.0)
    _cuts(studio, whole)
    _dusted(studio, whole)
    studio.swell(whole, 22, 0.7)
    crumbs(studio, (852, 812), (70, 20), 26, 5, ("#c98f4c", "#8d5424"))


def _cuts(studio: Studio, whole: Form) -> None:
    stem = curve([(250, 640), (390, 560), (520, 520), (700, 500)])
    leaves = [stem]
    for x, y in ((350, 584), (430, 552), (510, 528), (590, 514), (660, 505)):
        leaves += [
            curve([(x, y), (x + 30, y - 60), (x + 84, y - 92)]),
            curve([(x, y), (x + 62, y + 40), (x + 126, y + 50)]),
        ]
    wide = studio.strokes(leaves, 30) & whole
    studio.darken(studio.halo(wide, 7) & whole, 0.4, "#8a4a1c")
    inner = studio.strokes(leaves, 19) & whole
    studio.fill(inner, "#f3dcae")
    studio.emboss(inner, studio.strokes(leaves, 10), 5, -0.7)
    studio.emboss(whole, wide, 7, -0.9)


def _dusted(studio: Studio, whole: Form) -> None:
    dice = scatter(31)
    for size, count in ((2.6, 260), (1.6, 600)):
        places = [(dice.gauss(440, 150), dice.gauss(500, 90)) for _grain in range(count)]
        studio.fill(studio.dots(places, size) & whole, FLOUR, 0.45)


def thyme_bread(studio: Studio) -> None:
    """A flat bread under thyme, sesame and oil, seen from above on a round board."""
    plate = studio.oval((500, 500), (392, 392))
    studio.cast(plate, (26, 30), 22, 0.5)
    studio.grade(plate, "#b98552", "#94602f", 40)
    rings = [[*ring((500, 500), (r, r)), (500 + r, 500)] for r in (120, 200, 262, 318, 366)]
    studio.emboss(plate, studio.strokes(rings, 4), 3, -0.4)
    studio.swell(plate, 12, 0.8)
    dice = scatter(8)
    edge = [
        (x + dice.uniform(-9, 9), y + dice.uniform(-9, 9))
        for x, y in ring((498, 496), (318, 314), pieces=22)
    ]
    whole = studio.blob(edge)
    studio.cast(whole, (14, 18), 14, 0.6)
    studio.grade(whole, "#eebd72", "#c98a40", 40)
    _baked(studio, whole, 6, 16, "#9a5522")
    studio.swell(whole, 30, 0.9)
    _topping(studio, dice)
    _cut_in_four(studio, whole)


def _topping(studio: Studio, dice: Random) -> None:
    edge = [
        (x + dice.uniform(-12, 12), y + dice.uniform(-12, 12))
        for x, y in ring((498, 496), (262, 258), pieces=30)
    ]
    green = studio.blob(edge)
    studio.fill(studio.halo(green, 6), "#6f7a35", 0.95)
    for colour, size, count in (
        ("#4f5c26", 7, 420),
        ("#8b9144", 6, 420),
        ("#3f4a20", 4, 420),
        ("#a08a3c", 4, 200),
    ):
        places = [_in_circle(dice, (498, 496), 258) for _herb in range(count)]
        studio.fill(studio.dots(places, size) & green, colour, 0.85)
    _strew(studio, dice, [_in_circle(dice, (498, 496), 250) for _seed in range(150)], green)
    studio.lighten(studio.halo(studio.oval((420, 400), (120, 80), -30), 40), 0.22)


def _in_circle(dice: Random, centre: Point, radius: float) -> Point:
    angle, away = dice.uniform(0, 2 * math.pi), math.sqrt(dice.random()) * radius
    return centre[0] + math.cos(angle) * away, centre[1] + math.sin(angle) * away


def _cut_in_four(studio: Studio, whole: Form) -> None:
    lines = [[(230, 640), (770, 352)], [(356, 232), (640, 764)]]
    groove = studio.strokes(lines, 9) & whole
    studio.darken(groove, 0.45, "#7a4a20")
    studio.emboss(whole, groove, 4, -0.6)


def date_cakes(studio: Studio) -> None:
    """Six small moulded cakes under sugar on a blue plate; one is broken and shows its dates."""
    dish = Turned(500, path("690,350 704,342 730,270 748,200 756,196"), 0.32)
    dish.stand(studio)
    dish.paint(studio, "#3f6f86", lambda pen, size: stripes(pen, size, [(0, 0.14, "#e9e0c9")]), 0.3)
    rim(studio, dish, "#e9e0c9", "#5c8ba0", 0.95)
    for x, y in ((330, 640), (500, 610), (668, 640), (412, 700), (590, 706)):
        _moulded(studio, (x, y), 96)
    _moulded(studio, (500, 560), 92)
    _broken(studio, (770, 842))


def _moulded(studio: Studio, centre: Point, size: float) -> None:
    x, y = centre
    outline = [
        (x - size, y + 8),
        (x - size * 0.86, y - size * 0.42),
        (x - size * 0.4, y - size * 0.78),
        (x, y - size * 0.86),
        (x + size * 0.4, y - size * 0.78),
        (x + size * 0.86, y - size * 0.42),
        (x + size, y + 8),
        (x + size * 0.7, y + size * 0.36),
        (x, y + size * 0.46),
        (x - size * 0.7, y + size * 0.36),
    ]
    whole = studio.blob(outline)
    studio.cast(whole, (9, 10), 9, 0.55)
    studio.grade(whole, "#f7dfae", "#dca35a", 35)
    grooves = []
    for number in range(-4, 5):
        foot = (x + number * size * 0.235, y + size * (0.40 - 0.018 * number * number))
        grooves.append(
            curve(
                [
                    (x + number * 3, y - size * 0.80),
                    (x + number * size * 0.16, y - size * 0.36),
                    foot,
                ]
            )
        )
    studio.emboss(whole, studio.strokes(grooves, 7) & whole, 4, -0.6)
    studio.emboss(whole, studio.oval((x, y - size * 0.72), (size * 0.30, size * 0.13)), 4, 0.8)
    studio.swell(whole, size * 0.34, 0.8)
    sugar = studio.halo(studio.oval((x - 8, y - size * 0.56), (size * 0.5, size * 0.26)), 12)
    studio.fill(sugar & whole, "#fffaf0", 0.72)


def _broken(studio: Studio, centre: Point) -> None:
    x, y = centre
    whole = studio.blob(
        [
            (x - 84, y + 6),
            (x - 70, y - 40),
            (x - 10, y - 62),
            (x + 50, y - 44),
            (x + 74, y + 4),
            (x + 46, y + 34),
            (x - 30, y + 38),
        ]
    )
    studio.cast(whole, (9, 10), 9, 0.6)
    studio.grade(whole, "#f3d9a6", "#cf9650", 35)
    studio.swell(whole, 22, 1.1)
    cut = studio.blob(
        [
            (x - 80, y + 4),
            (x - 58, y - 34),
            (x - 6, y - 46),
            (x + 26, y - 8),
            (x + 14, y + 26),
            (x - 34, y + 34),
        ]
    )
    studio.fill(cut, "#e9c48a")
    filling = studio.blob(
        [
            (x - 58, y + 2),
            (x - 44, y - 22),
            (x - 10, y - 30),
            (x + 10, y - 6),
            (x, y + 16),
            (x - 34, y + 20),
        ]
    )
    studio.fill(filling, DATE)
    studio.swell(filling, 8, 1)
    crumbs(studio, (x - 20, y + 46), (84, 12), 22, 4.5, ("#e6bd7c", "#c08a4a"))


def sesame_rings(studio: Studio) -> None:
    """Two bread rings full of sesame on a striped cloth, seen from above."""
    _cloth(studio)
    _sesame_ring(studio, (392, 430), 222, 1)
    _sesame_ring(studio, (612, 590), 228, 2)
    crumbs(studio, (210, 760), (90, 60), 22, 5.5, ("#f3dfae", "#e2bf78"))


def _cloth(studio: Studio) -> None:
    edge = path(
        "90,130 330,104 640,122 902,98 926,360 908,640 930,900 640,884 360,906 80,880 "
        "104,600 84,360"
    )
    cloth = studio.polygon(curve(edge, is_closed=True))
    studio.cast(cloth, (12, 16), 14, 0.42)
    studio.fill(cloth, "#f5efe2")
    for x in (176, 206, 790, 820):
        line = studio.band(curve([(x, 80), (x + 10, 400), (x - 6, 700), (x + 4, 920)]), 15)
        studio.fill(line & cloth, "#4f7d92")
    lines = [
        curve([(120, 300), (420, 250), (700, 300), (900, 240)]),
        curve([(100, 780), (380, 800), (640, 760), (900, 800)]),
        curve([(280, 120), (250, 420), (300, 880)]),
    ]
    studio.emboss(cloth, studio.strokes(lines, 30), 22, 0.6)
    studio.swell(cloth, 12, 0.6)


def _sesame_ring(studio: Studio, centre: Point, radius: float, seed: int) -> None:
    dice = scatter(seed)
    outer = studio.blob(
        [
            (x + dice.uniform(-6, 6), y + dice.uniform(-6, 6))
            for x, y in ring(centre, (radius, radius * 0.98), pieces=20)
        ]
    )
    hole = studio.blob(
        [
            (x + dice.uniform(-5, 5), y + dice.uniform(-5, 5))
            for x, y in ring(centre, (radius * 0.46, radius * 0.44), pieces=16)
        ]
    )
    whole = outer - hole
    studio.cast(whole, (20, 24), 16, 0.6)
    studio.grade(whole, "#dc9a4b", "#b06a2a", 40)
    _baked(studio, whole, seed, 16)
    studio.swell(whole, radius * 0.2, 1.3)
    places = []
    for _seed in range(250):
        angle, away = dice.uniform(0, 2 * math.pi), dice.gauss(0.73, 0.12) * radius
        places.append((centre[0] + math.cos(angle) * away, centre[1] + math.sin(angle) * away))
    _strew(studio, dice, places, whole)
    studio.lighten(
        studio.halo(
            studio.oval(
                (centre[0] - radius * 0.5, centre[1] - radius * 0.52),
                (radius * 0.28, radius * 0.12),
                -44,
            ),
            12,
        )
        & whole,
        0.3,
    )


def _strew(studio: Studio, dice: Random, places: Sequence[Point], on: Form) -> None:
    """Lay a grain of sesame on each place."""
    grains = [ring(place, (8.5, 5), turn=dice.uniform(0, 180), pieces=14) for place in places]
    many = studio.polygons(grains) & on
    studio.cast(many, (2, 3), 2.5, 0.5)
    studio.fill(many, "#f5e2b2")
    studio.swell(many, 2.8, 0.9)
