"""What Sunita grows: basil, aloe, chillies, oregano to dry, marigolds."""

import math
from collections.abc import Sequence

from cece.demo.content.shops.drawings.forms import Point, curve, ring
from cece.demo.content.shops.drawings.growing import leaf
from cece.demo.content.shops.drawings.studio import Colour, Studio, mixed, scatter
from cece.demo.content.shops.drawings.wheel import Turned, rim

POT, SOIL, GREEN, LIME, RED, ORANGE = (
    "#c4713f",
    "#4a3226",
    "#4f8f45",
    "#8cb84e",
    "#cf3327",
    "#ee8a1f",
)


def pot(
    studio: Studio, middle: float = 500, top: float = 560, wide: float = 178, colour: Colour = POT
) -> None:
    """A pot of clay with earth in it; what grows comes after it."""
    w = wide
    body = Turned(
        middle,
        [(top + 40, w * 0.90), (top + 120, w * 0.83), (top + 236, w * 0.68), (top + 250, w * 0.66)],
    )
    body.stand(studio)
    body.paint(studio, colour, gloss=0.06)
    lip = Turned(middle, [(top, w), (top + 24, w), (top + 56, w * 0.985), (top + 64, w * 0.96)])
    studio.cast(lip.form(studio) & body.form(studio), (2, 16), 8, 0.5)
    lip.paint(studio, mixed(colour, "#ffd9b0", 0.10), gloss=0.08)
    hole = rim(studio, lip, mixed(colour, "#ffe2c2", 0.15), SOIL, 0.9)
    studio.fill(hole, SOIL, 0.7)


def basil(studio: Studio) -> None:
    """A bush of basil in a pot."""
    pot(studio)
    dice = scatter(12)
    stems = [
        [(500 + n * 12, 570), (500 + n * 26, 480), (500 + n * 44, 380 - (4 - abs(n)) * 16)]
        for n in (-4, -2, 0, 2, 4)
    ]
    studio.fill(studio.strokes([curve(stem) for stem in stems], 10), "#6d9440")
    places = []
    for number in range(84):
        angle, away = dice.uniform(0, 2 * math.pi), math.sqrt(dice.random())
        places.append(
            (500 + math.cos(angle) * away * 214, 400 + math.sin(angle) * away * 178, number)
        )
    for x, y, number in sorted(places, key=lambda place: -abs(place[0] - 500) * 0.4 + place[1]):
        out = math.atan2(y - 520, (x - 500) * 1.3)
        size = 84 + (number % 4) * 9
        base = (x - math.cos(out) * size * 0.5, y - math.sin(out) * size * 0.5)
        tip = (x + math.cos(out) * size * 0.5, y + math.sin(out) * size * 0.5)
        high = (560 - y) / 330
        leaf(
            studio,
            base,
            tip,
            size * 0.66,
            mixed(
                "#1f5a30", "#83c04a", max(0, min(1, high * 1.15 - 0.1 + dice.uniform(-0.22, 0.22)))
            ),
        )


def aloe(studio: Studio) -> None:
    """An aloe with thick pointed leaves."""
    pot(studio, colour="#6f8fa6")
    fans = [
        (-62, 300, 0),
        (60, 306, 1),
        (-42, 370, 2),
        (40, 376, 3),
        (-20, 420, 4),
        (18, 428, 5),
        (-74, 214, 6),
        (74, 220, 7),
        (-30, 300, 8),
        (32, 292, 9),
        (0, 350, 10),
        (-8, 220, 11),
    ]
    for lean, tall, number in fans:
        _spear(studio, lean, tall, mixed("#3f7f62", "#93bf8c", (number % 5) / 5))


def _spear(studio: Studio, lean: float, tall: float, colour: Colour) -> None:
    angle = math.radians(lean * 0.72)
    foot = (500 + lean * 0.9, 566)
    bend = math.radians(lean * 0.35)
    line = [
        (
            foot[0] + math.sin(angle + bend * t) * tall * t,
            foot[1] - math.cos(angle + bend * t) * tall * t,
        )
        for t in (n / 14 for n in range(15))
    ]
    form = studio.band(line, 66, 3)
    studio.cast(form, (8, 10), 9, 0.4)
    studio.grade(form, mixed(colour, "#f0f4c8", 0.25), colour, 60)
    studio.swell(form, 17, 1.2)
    dice = scatter(int(lean + tall))
    freckles = [
        (x + dice.uniform(-18, 18) * (1 - n / 15), y + dice.uniform(-8, 8))
        for n, (x, y) in enumerate(line[:12])
        for _twice in (1, 2)
    ]
    studio.fill(studio.dots(freckles, 3.4) & form, "#e4f0cf", 0.8)


def chillies(studio: Studio) -> None:
    """A bush with red chillies."""
    pot(studio, colour="#d9c19a")
    stems = [
        [(500, 570), (494, 470), (470, 360), (400, 262)],
        [(500, 570), (512, 440), (560, 330), (628, 250)],
        [(500, 570), (500, 430), (506, 300), (512, 190)],
        [(496, 500), (430, 440), (350, 404)],
        [(508, 490), (590, 440), (664, 404)],
    ]
    studio.fill(studio.strokes([curve(stem) for stem in stems], 11), "#6b8a3d")
    twigs = [
        curve(
            [(500 + (x - 500) * 0.4, y + 70), (500 + (x - 500) * 0.8, y), (x, y - 34), (x, y - 20)]
        )
        for x, y, _lean, _colour in _PODS
    ]
    studio.fill(studio.strokes(twigs, 7), "#6b8a3d")
    dice = scatter(4)
    bases = [(x, y - 30) for x, y, _lean, _colour in _PODS[::2]]
    for stem in stems:
        bases += curve(stem)[7::4]
    for x, y in bases:
        angle, tone = dice.uniform(-2.6, -0.5), dice.uniform(0, 0.6)
        tip = (x + math.cos(angle) * 104, y + math.sin(angle) * 104)
        leaf(studio, (x, y), tip, 46, mixed("#35713b", LIME, tone))
    for x, y, lean, colour in _PODS:
        _pod(studio, (x, y), lean, colour)


_PODS: list[tuple[float, float, float, str]] = [
    (380, 330, -14, RED),
    (448, 400, -6, RED),
    (340, 420, -10, "#e0662a"),
    (560, 372, 8, RED),
    (630, 330, 14, RED),
    (668, 430, 10, "#e9a52c"),
    (510, 268, 2, RED),
    (596, 466, 6, RED),
    (410, 490, -8, RED),
]


def _pod(studio: Studio, top: Point, lean: float, colour: Colour) -> None:
    x, y = top
    stalk = studio.band(curve([(x - lean * 0.4, y - 30), (x, y - 8), (x, y + 4)]), 8, 12)
    body = studio.band(
        curve(
            [
                (x, y + 6),
                (x + lean * 0.5, y + 46),
                (x + lean * 1.4, y + 92),
                (x + lean * 2.6, y + 128),
            ]
        ),
        36,
        4,
    )
    studio.cast(body, (8, 11), 8, 0.45)
    studio.fill(body, colour)
    studio.swell(body, 9, 1.2)
    studio.shine([(x - 6, y + 20), (x - 5 + lean * 0.5, y + 58)], 7, 0.75)
    studio.fill(stalk, "#5f8a3a")
    cap = studio.oval((x, y + 4), (19, 10))
    studio.fill(cap, "#5f8a3a")
    studio.swell(cap, 5, 1)


def oregano(studio: Studio) -> None:
    """Three bunches of oregano drying on a stick."""
    stick = studio.band(curve([(120, 208), (340, 196), (620, 210), (880, 198)]), 22, 16)
    studio.cast(stick, (22, 34), 12, 0.45)
    studio.fill(stick, "#8f6640")
    studio.swell(stick, 7, 1.2)
    for x, y, seed in ((262, 330, 1), (742, 334, 2), (500, 352, 3)):
        _bunch(studio, (x, y), seed)


def _bunch(studio: Studio, knot: Point, seed: int) -> None:
    x, y = knot
    dice = scatter(seed)
    string = studio.band([(x, 204), (x, y)], 5)
    studio.cast(string, (18, 26), 7, 0.35)
    studio.fill(string, "#d8b984")
    stalks = [[(x + n * 7, y - 70 - abs(n) * 4), (x + n * 2, y)] for n in range(-5, 6)]
    studio.fill(studio.strokes(stalks, 6), "#9a8f5a")
    ends = [(x + dice.uniform(-118, 118), y + dice.uniform(170, 410)) for _stem in range(30)]
    ends.sort(key=lambda end: -abs(end[0] - x))
    shadow = studio.blob(
        [
            (x - 26, y),
            (x - 60, y + 120),
            (x - 40, y + 240),
            (x + 40, y + 240),
            (x + 60, y + 120),
            (x + 26, y),
        ]
    )
    studio.cast(shadow, (30, 36), 18, 0.42)
    studio.fill(shadow, "#566b3f")
    for number in range(10):
        stems = [
            curve([(x + (a - x) * 0.06, y + 4), (x + (a - x) * 0.6, y + (b - y) * 0.5), (a, b)])
            for a, b in ends[number::10]
        ]
        _herbs(studio, stems, number)
    knotted = studio.strokes(
        [
            curve([(x - 40, y + n * 8 - 6), (x, y + n * 8 + 3), (x + 40, y + n * 8 - 6)])
            for n in range(4)
        ],
        8,
    )
    studio.fill(knotted, "#d8b984")
    studio.swell(knotted, 3, 1.1)


def _herbs(studio: Studio, stems: Sequence[Sequence[Point]], number: int) -> None:
    """A few stalks with small leaves and buds at their ends."""
    tone = mixed("#4f6a3c", "#a3b276", (number * 7 % 10) / 10)
    studio.fill(studio.strokes(stems, 4), mixed(tone, "#6a5a34", 0.4))
    leaves = [
        ring((x + side * 12, y + 5), (15, 8), turn=side * 38, pieces=14)
        for stem in stems
        for x, y in stem[5:-1:2]
        for side in (-1, 1)
    ]
    many = studio.polygons(leaves)
    studio.cast(many, (3, 4), 3, 0.35)
    studio.fill(many, tone)
    studio.swell(many, 5, 0.9)
    flowers = ((0, 8), (-9, 0), (9, 0), (-5, -10), (6, -11))
    buds = studio.dots(
        [(x + a, y + b) for x, y in (stem[-1] for stem in stems) for a, b in flowers], 8
    )
    studio.fill(buds, mixed("#8a6a92", "#c3a3bf", (number % 4) / 4))
    studio.swell(buds, 4, 1)


def marigolds(studio: Studio) -> None:
    """A pot full of orange marigolds."""
    pot(studio)
    dice = scatter(21)
    for number in range(58):
        angle = dice.uniform(math.pi * 0.99, math.pi * 2.01)
        far = dice.uniform(40, 230)
        base = (500 + math.cos(angle) * far * 0.45, 572 + math.sin(angle) * far * 0.45)
        tip = (500 + math.cos(angle) * (far + 60), 572 + math.sin(angle) * (far + 60))
        leaf(studio, base, tip, 34, mixed("#376b39", "#7fa84a", (number % 6) / 6))
    heads = [
        (352, 300, 84),
        (648, 306, 84),
        (500, 236, 92),
        (420, 404, 88),
        (588, 410, 86),
        (296, 430, 72),
        (706, 436, 70),
        (502, 330, 80),
    ]
    for number, (x, y, size) in enumerate(heads):
        _marigold(studio, (x, y), size, ("#ee8a1f", "#f2a92c", "#e87222")[number % 3])


def _marigold(studio: Studio, centre: Point, size: float, colour: Colour) -> None:
    whole = studio.oval(centre, (size * 0.96, size * 0.9))
    studio.cast(whole, (10, 14), 12, 0.45)
    studio.fill(whole, mixed(colour, "#a8480c", 0.35))
    for row in range(5):
        radius = size * (1 - row * 0.2)
        count = max(5, 14 - row * 2)
        petals = []
        for number in range(count):
            angle = 2 * math.pi * (number + row * 0.5) / count
            place = (
                centre[0] + math.cos(angle) * radius * 0.74,
                centre[1] - row * 2 + math.sin(angle) * radius * 0.70,
            )
            petals.append(
                ring(
                    place, (radius * 0.30, radius * 0.24), turn=math.degrees(angle) + 90, pieces=16
                )
            )
        form = studio.polygons(petals)
        studio.cast(form, (2, 4), 4, 0.35)
        studio.fill(form, mixed(colour, "#ffd873" if row % 2 else "#c9560f", 0.12 + 0.07 * row))
        studio.swell(form, size * 0.07, 1)
    studio.swell(whole, size * 0.4, 0.7)
