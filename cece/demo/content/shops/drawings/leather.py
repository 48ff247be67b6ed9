"""What Wilson makes and mends: a wallet, a belt, a bag, a key ring, shoes with a new sole."""

import math
from collections.abc import Sequence

from cece.demo.content.shops.drawings.cloth import seam
from cece.demo.content.shops.drawings.forms import (
    Form,
    Pen,
    Point,
    curve,
    path,
    ring,
    rounded,
    turned,
)
from cece.demo.content.shops.drawings.studio import Colour, Studio, mixed, scatter
from cece.demo.content.shops.drawings.wheel import Turned, stripes

COGNAC, CHESTNUT, COFFEE, BRASS, STEEL, THREAD = (
    "#b5672f",
    "#8a4526",
    "#5a3322",
    "#d6aa4c",
    "#aeb4b8",
    "#f0d9a8",
)


def hide(studio: Studio, form: Form, colour: Colour, thick: float = 9) -> None:
    """Paint ``form`` as leather: lighter above, with a worn sheen and a soft edge."""
    studio.grade(form, mixed(colour, "#ffd9a0", 0.26), mixed(colour, "#3a1f14", 0.16), 35)
    dice = scatter(form.left)
    left, top, right, bottom = form.box
    worn = [
        studio.place(dice.uniform(left, right), dice.uniform(top, bottom)) for _spot in range(9)
    ]
    studio.lighten(studio.halo(studio.dots(worn, 22) & form, 26) & form, 0.16)
    studio.swell(form, thick, 1)


def metal(studio: Studio, form: Form, colour: Colour = BRASS, thick: float = 5) -> None:
    """Paint ``form`` as metal, with its small shadow."""
    studio.cast(form, (6, 8), 5, 0.5)
    studio.fill(form, colour)
    studio.swell(form, thick, 1.7)


def wallet(studio: Studio) -> None:
    """A folded wallet with a strap, notes looking out of it."""
    middle = (500, 510)
    for shift, colour in ((-196, "#8fb08a"), (-172, "#dcb57c")):
        note = studio.polygon(turned(_moved(rounded(500, 120, 6), (470, 510 + shift)), -9, middle))
        studio.cast(note, (6, 8), 6, 0.35)
        studio.grade(note, mixed(colour, "#ffffff", 0.3), colour, 40)
    back = studio.polygon(turned(_moved(rounded(640, 404, 44), (508, 520)), -9, middle))
    studio.cast(back, (26, 34), 22, 0.6)
    hide(studio, back, CHESTNUT)
    front = studio.polygon(turned(_moved(rounded(636, 392, 44), (500, 505)), -9, middle))
    studio.cast(front, (4, 6), 6, 0.5)
    hide(studio, front, COGNAC, 11)
    edge = rounded(596, 352, 34)
    seam(studio, turned(_moved([*edge, edge[0]], (500, 505)), -9, middle), THREAD, 4)
    _strap(studio, middle)
    studio.emboss(front, studio.strokes(_fern(middle), 8), 3.5, -0.9)


def _moved(points: Sequence[Point], by: Point) -> list[Point]:
    return [(x + by[0], y + by[1]) for x, y in points]


def _strap(studio: Studio, middle: Point) -> None:
    tongue = path("830,460 700,456 628,462 606,506 628,550 700,556 830,552")
    outline = [tongue[0], *curve(tongue[1:6]), tongue[6]]
    strap = studio.polygon(turned(outline, -9, middle))
    studio.cast(strap, (8, 11), 8, 0.55)
    hide(studio, strap, CHESTNUT)
    seam(
        studio,
        turned(
            curve(path("812,474 700,470 640,476 622,506 640,536 700,542 812,538")),
            -9,
            middle,
        ),
        THREAD,
        3.2,
    )
    button = studio.polygon(turned(ring((664, 506), (24, 24)), -9, middle))
    metal(studio, button)
    studio.emboss(button, studio.polygon(turned(ring((664, 506), (12, 12)), -9, middle)), 4, 0.8)


def _fern(middle: Point) -> list[list[Point]]:
    """Return the lines of a fern, as pressed into leather."""
    stem = [(300, 600), (372, 566), (440, 520), (520, 440)]
    lines = [curve(stem)]
    for x, y, size in (
        (322, 590, 40),
        (364, 570, 56),
        (406, 545, 58),
        (446, 514, 50),
        (482, 478, 38),
    ):
        lines.append(
            curve([(x, y), (x - size * 0.12, y - size * 0.6), (x + size * 0.16, y - size)])
        )
        lines.append(curve([(x, y), (x + size * 0.6, y + size * 0.1), (x + size, y - size * 0.16)]))
    return [turned(line, -9, middle) for line in lines]


def belt(studio: Studio) -> None:
    """A belt rolled up, its brass buckle in front."""
    roll = Turned(470, [(470, 250), (540, 251), (620, 251), (690, 250)], 0.36)
    roll.stand(studio)
    roll.paint(studio, CHESTNUT, _stitched, 0.2)
    top = roll.circle(studio, roll.top)
    studio.fill(top, "#4a2818")
    for number in range(5):
        outer, inner = 1 - number * 0.105, 1 - number * 0.105 - 0.06
        edge = studio.oval((470 + number * 4, 470), (250 * outer, 90 * outer)) - studio.oval(
            (470 + number * 4, 470), (250 * inner, 90 * inner)
        )
        studio.grade(edge, mixed(COGNAC, "#ffdcae", 0.32), COGNAC, 60)
        studio.swell(edge, 4, 0.9)
    hole = studio.oval((492, 470), (118, 42))
    studio.grade(hole, "#2c170e", "#5a3420", 70)
    _end(studio)


def _stitched(pen: Pen, size: tuple[int, int]) -> None:
    width, height = size
    for part in (0.12, 0.88):
        for place in range(0, width, 40):
            pen.rounded_rectangle(
                (place, height * part - 4, place + 24, height * part + 4), 4, fill=THREAD
            )
    stripes(pen, size, [(0, 0.035, COFFEE), (0.965, 1, COFFEE)])


def _end(studio: Studio) -> None:
    line = [(560, 560), (690, 592), (800, 580), (860, 566)]
    upper = curve([(430, 560), (560, 574), (700, 572), (800, 552)])
    lower = [(x, y + 200) for x, y in upper]
    strap = studio.polygon([*upper, *reversed(lower)])
    studio.cast(strap, (12, 16), 14, 0.55)
    hide(studio, strap, CHESTNUT, 14)
    for shift in (24, 176):
        seam(studio, [(x, y + shift) for x, y in upper], THREAD, 4)
    holes = [(x, line[0][1] + 108) for x in (478, 546, 614)]
    studio.fill(studio.dots(holes, 9), "#2a160d")
    keeper = studio.polygon([(652, 566), (694, 562), (694, 786), (652, 790)])
    studio.cast(keeper, (6, 8), 6, 0.5)
    hide(studio, keeper, COFFEE, 8)
    _buckle(studio, (806, 652))


def _buckle(studio: Studio, centre: Point) -> None:
    x, y = centre
    frame = studio.polygon(
        turned(_moved(rounded(200, 262, 46), centre), -4, centre)
    ) - studio.polygon(turned(_moved(rounded(132, 196, 22), centre), -4, centre))
    metal(studio, frame, BRASS, 9)
    bar = studio.band([(x - 58, y - 104), (x - 46, y + 108)], 22)
    metal(studio, bar, mixed(BRASS, "#8a6420", 0.2), 6)
    prong = studio.band([(x - 56, y + 4), (x + 84, y - 6)], 20, 15)
    metal(studio, prong, BRASS, 6)


def shoulder_bag(studio: Studio) -> None:
    """A small bag with a round flap, a brass clasp and a long strap."""
    studio.stand((500, 800), 270, 30)
    loop = curve(path("256,470 236,300 330,176 500,140 670,176 764,300 744,470"))
    strap = studio.band(loop, 26)
    studio.cast(strap, (14, 18), 11, 0.45)
    hide(studio, strap, CHESTNUT, 7)
    seam(studio, loop, THREAD, 2.6)
    body = studio.blob(
        path(
            "236,440 300,408 500,400 700,408 764,440 780,620 752,780 640,812 500,816 "
            "360,812 248,780 220,620"
        )
    )
    studio.cast(body, (16, 18), 16, 0.4)
    hide(studio, body, CHESTNUT, 34)
    flap = studio.polygon(
        [
            *curve(path("226,436 300,404 500,394 700,404 774,436")),
            *curve(path("774,436 772,560 690,664 500,702 310,664 228,560 226,436")),
        ]
    )
    studio.cast(flap, (8, 14), 11, 0.6)
    hide(studio, flap, COGNAC, 20)
    seam(
        studio,
        curve(path("250,452 256,556 326,640 500,676 674,640 744,556 750,452")),
        THREAD,
        3.8,
    )
    _flower_press(studio, flap)
    clasp = studio.block((470, 652, 530, 742), 14)
    metal(studio, clasp, BRASS, 7)
    studio.fill(studio.block((490, 688, 510, 720), 6), "#7d5a1e")
    for x in (252, 748):
        eye = studio.oval((x, 452), (30, 30)) - studio.oval((x, 452), (15, 15))
        metal(studio, eye, BRASS, 5)


def _flower_press(studio: Studio, flap: Form) -> None:
    lines = []
    for number in range(8):
        angle = math.radians(number * 45)
        lines.append(
            ring(
                (500 + math.cos(angle) * 52, 538 + math.sin(angle) * 52),
                (40, 17),
                turn=number * 45,
                pieces=24,
            )
        )
    lines.append(ring((500, 538), (17, 17), pieces=24))
    for side in (-1, 1):
        lines.append(
            curve([(500 + side * 112, 560), (500 + side * 176, 548), (500 + side * 218, 500)])
        )
        for x, y in ((150, 556), (192, 532)):
            lines.append(ring((500 + side * x, y - 24), (24, 9), turn=-side * 60, pieces=20))
    closed = [[*line, line[0]] if len(line) in {20, 24} else line for line in lines]
    studio.emboss(flap, studio.strokes(closed, 6), 3.5, -0.95)
