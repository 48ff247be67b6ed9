"""What Oksana makes on her wheel: a mug, a bowl, a jug, a plate, little vases."""

import math
from collections.abc import Callable, Sequence

from cece.demo.content.shops.drawings.forms import Form, Pen, Point, curve, path
from cece.demo.content.shops.drawings.growing import leaf
from cece.demo.content.shops.drawings.studio import Colour, Studio, mixed
from cece.demo.content.shops.drawings.wheel import Turned, rim, stripes

GLAZE, COBALT, YELLOW, GREEN, BARE, SEED = (
    "#f4eee1",
    "#2f5597",
    "#eab333",
    "#5f8650",
    "#c0774c",
    "#6b3f22",
)


def mug(studio: Studio) -> None:
    """A white mug with a sunflower and a blue line."""
    cup = Turned(468, path("330,176 420,180 560,182 680,176 740,160 756,150"))
    cup.stand(studio)
    _ear(studio, path("630,420 742,404 782,510 738,628 622,650"), 46, GLAZE)
    cup.paint(studio, GLAZE, _sunflower, 0.55)
    rim(studio, cup, GLAZE, "#b9b2a2", 0.92)
    line = cup.circle(studio, cup.top) - cup.circle(studio, cup.top, 0.975)
    studio.fill(line, COBALT, 0.85)


def _ear(studio: Studio, line: Sequence[Point], width: float, colour: Colour) -> None:
    """A handle; paint the thing itself after it."""
    ear = studio.band(curve(line), width, width * 0.9)
    studio.fill(ear, colour)
    studio.swell(ear, width * 0.36, 1.3)
    studio.shine([(x - 4, y - width * 0.16) for x, y in curve(line)[8:26]], 7, 0.6)


def _sunflower(pen: Pen, size: tuple[int, int]) -> None:
    width, height = size
    stripes(pen, size, [(0.90, 1, BARE), (0.87, 0.895, COBALT), (0.03, 0.05, COBALT)])
    x, y = width * 0.47, height * 0.42
    stem = [(x, y), (x - 30, height * 0.7), (x - 10, height * 0.86)]
    pen.line(stem, fill=GREEN, width=26, joint="curve")
    for side in (-1, 1):
        pen.polygon(_petal((x - 20, height * 0.82), -90 + side * 58, 250, 110), fill=GREEN)
    for ring_number, (length, tone) in enumerate(((300, "#d9972a"), (262, YELLOW))):
        for number in range(14):
            angle = number * 360 / 14 + ring_number * 13
            pen.polygon(_petal((x, y), angle, length, 92), fill=tone)
    pen.ellipse((x - 118, y - 118, x + 118, y + 118), fill=SEED)
    for number in range(52):
        angle, away = number * 2.4, 14 * math.sqrt(number)
        a, b = x + math.cos(angle) * away, y + math.sin(angle) * away
        pen.ellipse((a - 8, b - 8, a + 8, b + 8), fill="#a0682f")


def _petal(base: Point, angle: float, length: float, width: float) -> list[Point]:
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    half = curve([(0, 0), (length * 0.35, width * 0.42), (length * 0.7, width * 0.4), (length, 0)])
    both = [*half, *((along, -across) for along, across in reversed(half))]
    return [(base[0] + x * cos - y * sin, base[1] + x * sin + y * cos) for x, y in both]


def bowl(studio: Studio) -> None:
    """A wide bowl, white inside, with a blue garland outside."""
    dish = Turned(
        500,
        path("452,306 480,306 560,284 650,224 712,152 748,130 768,126"),
        0.30,
    )
    dish.stand(studio)
    dish.paint(studio, COBALT, _garland, 0.5)
    hole = rim(studio, dish, GLAZE, "#efe7d6", 0.94)
    studio.grade(hole, "#a99c86", "#fbf5e8", 70)
    floor = studio.halo(studio.oval((510, 520), (150, 40)), 22)
    studio.darken(floor & hole, 0.4)
    for part, thick, colour in ((0.84, 0.035, COBALT), (0.74, 0.016, YELLOW)):
        line = _inner(studio, dish, part) - _inner(studio, dish, part - thick)
        studio.fill(line & hole, colour, 0.85)


def _inner(studio: Studio, dish: Turned, part: float) -> Form:
    radius = dish.widest * part
    return studio.oval((dish.centre, dish.top + (1 - part) * 120), (radius, radius * dish.tilt))


def _garland(pen: Pen, size: tuple[int, int]) -> None:
    width, height = size
    stripes(pen, size, [(0, 0.12, GLAZE), (0.62, 0.66, GLAZE), (0.93, 1, BARE)])
    count = 12
    for number in range(count):
        x, y = (number + 0.5) * width / count, height * 0.37
        for angle in range(0, 360, 60):
            pen.polygon(_petal((x, y), angle + 30, 84, 48), fill=GLAZE)
        pen.ellipse((x - 20, y - 20, x + 20, y + 20), fill=YELLOW)
        for side in (-1, 1):
            base = (x + side * width / count / 2, y)
            pen.polygon(_petal((base[0], base[1] - 50), 90, 100, 44), fill="#a9c2e6")


def jug(studio: Studio) -> None:
    """A tall jug with blue flowers."""
    pot = Turned(
        470,
        path("228,96 262,88 330,92 420,138 530,184 640,190 740,160 786,128 796,126"),
    )
    pot.stand(studio)
    _ear(studio, path("556,278 690,262 740,372 716,486 640,556"), 42, GLAZE)
    pot.paint(studio, GLAZE, _meadow, 0.55)
    lip = studio.polygon(
        [
            *curve([(470, 205), (400, 206), (330, 196), (304, 200)]),
            *curve([(304, 200), (330, 246), (372, 292), (402, 318)]),
            (470, 250),
        ]
    )
    studio.grade(lip, "#fbf7ee", mixed(GLAZE, "#b8ae9c", 0.45), 110)
    rim(studio, pot, GLAZE, "#b8ae9c", 0.88)
    inside = studio.blob(path("320,203 370,210 420,212 470,214 440,240 396,234 350,218"))
    studio.grade(inside, "#d5ccbb", "#8d8371", 80)
    edge = studio.band(
        curve(
            path(
                "566,228 540,211 470,205 400,206 330,196 304,200 340,220 392,242 470,251 "
                "540,246 566,228"
            )
        ),
        6,
    )
    studio.fill(edge, COBALT, 0.9)


def _meadow(pen: Pen, size: tuple[int, int]) -> None:
    width, height = size
    stripes(
        pen,
        size,
        [(0.93, 1, BARE), (0.17, 0.19, COBALT), (0.21, 0.22, COBALT), (0.89, 0.91, COBALT)],
    )
    for number, (part, top) in enumerate(
        ((0.18, 0.50), (0.34, 0.40), (0.5, 0.47), (0.66, 0.38), (0.82, 0.5))
    ):
        x, y = width * part, height * top
        pen.line(
            [(x, y), (x + 12, height * 0.72), (x, height * 0.88)],
            fill=GREEN,
            width=18,
            joint="curve",
        )
        for side in (-1, 1):
            pen.polygon(_petal((x + 8, height * 0.74), -90 + side * 44, 190, 52), fill=GREEN)
        tone = (COBALT, "#5f86c4")[number % 2]
        for angle in range(0, 360, 45):
            pen.polygon(_petal((x, y), angle, 118, 62), fill=tone)
        pen.ellipse((x - 34, y - 34, x + 34, y + 34), fill=YELLOW)


def plate(studio: Studio) -> None:
    """A painted plate, standing up."""
    middle = (500, 490)
    studio.stand((500, 808), 190, 24)
    studio.cast(studio.oval((500, 490), (316, 312)), (34, 30), 20, 0.42)
    for x in (380, 620):
        foot = studio.band([(x, 760), (x + (x - 500) * 0.12, 816)], 30)
        studio.fill(foot, "#9b6b3f")
        studio.swell(foot, 9, 1)
    disc = studio.oval(middle, (318, 314))
    studio.fill(disc, mixed(GLAZE, "#b9a88c", 0.35))
    face = studio.oval((498, 487), (312, 308))
    studio.grade(face, "#fbf6ea", GLAZE, 40)
    _rings(studio, middle)
    well = studio.oval(middle, (204, 201))
    studio.emboss(face, well, 9, -0.9)
    _flower(studio, middle)
    studio.swell(disc, 10, 0.7)
    studio.shine([(300, 360), (350, 286), (430, 232)], 24, 0.55)


def _rings(studio: Studio, middle: Point) -> None:
    for size, thick, colour in ((300, 9, COBALT), (214, 7, COBALT), (284, 3, YELLOW)):
        line = studio.oval(middle, (size, size * 0.987)) - studio.oval(
            middle, (size - thick, (size - thick) * 0.987)
        )
        studio.fill(line, colour)
    for number in range(20):
        angle = number * 18
        x = middle[0] + math.cos(math.radians(angle)) * 250
        y = middle[1] + math.sin(math.radians(angle)) * 247
        if number % 2:
            studio.fill(studio.oval((x, y), (13, 13)), YELLOW)
            studio.fill(studio.oval((x, y), (5, 5)), "#b4702a")
            continue
        for turn in (-50, 0, 50):
            studio.fill(
                studio.polygon(_petal((x, y), angle + 180 + turn, 34, 20)),
                (COBALT, GREEN)[turn == 0],
            )
            studio.fill(
                studio.polygon(_petal((x, y), angle + turn, 30, 18)), (GREEN, COBALT)[turn == 0]
            )


def _flower(studio: Studio, middle: Point) -> None:
    for number in range(8):
        studio.fill(studio.polygon(_petal(middle, number * 45 + 22.5, 168, 46)), GREEN)
    for number in range(8):
        studio.fill(studio.polygon(_petal(middle, number * 45, 150, 84)), COBALT)
        studio.fill(studio.polygon(_petal(middle, number * 45, 128, 50)), "#6d95d2")
    for number in range(12):
        studio.fill(studio.polygon(_petal(middle, number * 30, 84, 36)), YELLOW)
    studio.fill(studio.oval(middle, (38, 38)), SEED)
    seeds = [
        (
            middle[0] + math.cos(n * 2.4) * 5.2 * math.sqrt(n),
            middle[1] + math.sin(n * 2.4) * 5.2 * math.sqrt(n),
        )
        for n in range(36)
    ]
    studio.fill(studio.dots(seeds, 3), "#c98a3f")


def vases(studio: Studio) -> None:
    """Three little vases, each with one flower."""
    _vase(
        studio,
        270,
        path("470,34 520,30 580,62 660,92 740,82 776,62"),
        "#7fa3b8",
        _lavender,
    )
    _vase(
        studio,
        730,
        path("520,44 560,40 610,78 680,96 740,80 772,60"),
        "#e2b04a",
        _grass,
    )
    _vase(
        studio,
        500,
        path("430,40 500,36 590,84 690,108 760,92 800,72"),
        GLAZE,
        _bloom,
    )


def _vase(
    studio: Studio,
    middle: float,
    profile: Sequence[Point],
    colour: Colour,
    grow: Callable[[Studio, Point], None],
) -> None:
    pot = Turned(middle, profile)
    pot.stand(studio)
    pot.paint(
        studio,
        colour,
        lambda pen, size: stripes(
            pen,
            size,
            [
                (0.90, 1, BARE),
                (0.44, 0.455, mixed(colour, COBALT, 0.5)),
                (0.48, 0.49, mixed(colour, COBALT, 0.5)),
            ],
        ),
        0.6,
    )
    rim(studio, pot, colour, mixed(colour, "#4a4038", 0.6), 0.8)
    grow(studio, (middle, pot.top))


def _bloom(studio: Studio, base: Point) -> None:
    x, y = base
    head = (x + 26, y - 178)
    stem = studio.band(curve([(x, y + 4), (x + 4, y - 70), (x + 20, y - 150)]), 13, 9)
    studio.fill(stem, GREEN)
    studio.swell(stem, 4, 1)
    leaf(studio, (x + 4, y - 50), (x - 86, y - 104), 48, GREEN)
    leaf(studio, (x + 8, y - 84), (x + 96, y - 96), 40, "#6f955a")
    for size, shift, tone in ((122, 0, "#d8952a"), (108, 11, YELLOW)):
        for number in range(16):
            petal = studio.polygon(_petal(head, number * 22.5 + shift, size, 42))
            studio.fill(petal, tone)
            studio.swell(petal, 6, 0.8)
    heart = studio.oval(head, (48, 48))
    studio.cast(heart, (2, 3), 5, 0.5)
    studio.fill(heart, SEED)
    seeds = [
        (
            head[0] + math.cos(n * 2.4) * 6 * math.sqrt(n),
            head[1] + math.sin(n * 2.4) * 6 * math.sqrt(n),
        )
        for n in range(52)
    ]
    studio.fill(studio.dots(seeds, 3.4), "#a9713a")
    studio.swell(heart, 16, 0.9)


def _lavender(studio: Studio, base: Point) -> None:
    x, y = base
    for lean in (-46, 6, 54):
        tip = (x + lean, y - 236 + abs(lean) * 0.5)
        studio.fill(studio.band(curve([(x, y), (x + lean * 0.3, y - 110), tip]), 6, 4), "#7d9163")
        for number in range(8):
            part = number / 8
            a, b = tip[0] - lean * 0.2 * part, tip[1] + part * 92
            for side in (-1, 1):
                bud = studio.oval((a + side * 9, b), (10, 14), side * 24)
                studio.fill(bud, mixed("#7c6bb0", "#b9a6dc", (number % 3) / 3))
                studio.swell(bud, 4, 1)


def _grass(studio: Studio, base: Point) -> None:
    x, y = base
    for lean, tall in ((-62, 214), (-14, 262), (40, 236), (84, 176)):
        line = curve([(x, y), (x + lean * 0.25, y - tall * 0.5), (x + lean, y - tall)])
        studio.fill(studio.band(line, 5, 3), "#b99a5a")
        for place in range(len(line) // 2, len(line) - 1, 1):
            a, b = line[place]
            for side in (-1, 1):
                grain = studio.oval((a + side * 7, b - 4), (5, 11), side * 30)
                studio.fill(grain, mixed("#e0c27e", "#b98a45", (place % 4) / 4))
