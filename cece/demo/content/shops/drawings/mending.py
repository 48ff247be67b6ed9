"""What else Wilson does at his bench: a key ring, and shoes with a new sole."""

import math

from cece.demo.content.shops.drawings.cloth import seam
from cece.demo.content.shops.drawings.forms import Form, Point, curve, lying, path, ring, turned
from cece.demo.content.shops.drawings.leather import (
    BRASS,
    CHESTNUT,
    COFFEE,
    COGNAC,
    STEEL,
    THREAD,
    hide,
    metal,
)
from cece.demo.content.shops.drawings.studio import Colour, Studio, mixed


def key_ring(studio: Studio) -> None:
    """A loop of leather with a ring of brass and two keys, hanging on a peg."""
    loop = studio.band([(500, 146), (500, 260)], 26)
    peg = studio.oval((500, 146), (23, 23))
    tag = studio.blob(path("414,330 440,244 500,170 560,244 586,330 574,436 500,474 426,436"))
    studio.cast(tag, (26, 34), 16, 0.5)
    hide(studio, loop, CHESTNUT)
    hide(studio, tag, COGNAC, 13)
    seam(
        studio,
        curve(path("434,332 456,256 500,202 544,256 566,332 556,422 500,454 444,422 434,332")),
        THREAD,
        4,
    )
    sun = [
        [
            (500 + math.cos(a) * 34, 342 + math.sin(a) * 34),
            (500 + math.cos(a) * 58, 342 + math.sin(a) * 58),
        ]
        for a in (n * math.pi / 5 for n in range(10))
    ]
    studio.emboss(
        tag, studio.strokes([*sun, [*ring((500, 342), (24, 24)), (524, 342)]], 7), 3.5, -1
    )
    big = studio.oval((500, 532), (86, 86)) - studio.oval((500, 532), (69, 69))
    _key(studio, (462, 600), 16, BRASS)
    _key(studio, (542, 600), -15, STEEL)
    metal(studio, big, BRASS, 6)
    studio.cast(peg, (16, 20), 9, 0.5)
    studio.fill(peg, "#a9743f")
    studio.swell(peg, 9, 1.1)


def _key(studio: Studio, top: Point, lean: float, colour: Colour) -> None:
    x, y = top
    bow = ring((x, y + 34), (60, 58), pieces=40)
    stem = [(x - 13, y + 80), (x + 13, y + 80), (x + 13, y + 272), (x, y + 286), (x - 13, y + 272)]
    bits = [
        [
            (x + 8, y + 168 + n * 36),
            (x + 40 - (n % 2) * 12, y + 168 + n * 36),
            (x + 40 - (n % 2) * 12, y + 190 + n * 36),
            (x + 8, y + 190 + n * 36),
        ]
        for n in range(3)
    ]
    whole = studio.polygons([turned(part, lean, top) for part in (bow, stem, *bits)])
    key = whole - studio.polygon(turned(ring((x, y + 22), (26, 24), pieces=30), lean, top))
    studio.cast(key, (24, 30), 11, 0.45)
    studio.fill(key, colour)
    studio.swell(key, 8, 1.7)
    studio.emboss(
        key, studio.strokes([turned([(x - 2, y + 100), (x - 2, y + 262)], lean, top)], 6), 3, -0.8
    )


def shoe(studio: Studio) -> None:
    """A shoe with a new sole, a cobbler's hammer and a few nails."""
    studio.stand((480, 792), 360, 26)
    sole = studio.polygon(
        [
            *curve(
                path(
                    "168,716 176,760 196,782 330,786 356,760 400,752 520,770 700,786 830,782 "
                    "872,752 866,716"
                )
            ),
            (168, 700),
        ]
    )
    studio.cast(sole, (10, 12), 10, 0.5)
    studio.grade(sole, "#e6c48e", "#b98a52", 20)
    studio.swell(sole, 9, 0.8)
    heel = studio.polygon([(170, 738), (356, 738), (346, 792), (184, 792)])
    studio.grade(heel, COFFEE, "#38201a", 30)
    studio.swell(heel, 7, 0.9)
    upper = studio.blob(_UPPER)
    hide(studio, upper, CHESTNUT, 30)
    _toe_and_laces(studio, upper)
    welt = curve(path("170,712 320,718 500,722 700,732 866,716"))
    studio.fill(studio.band(welt, 15), "#c99a5e")
    seam(studio, welt, "#fff0cf", 4)
    _hammer(studio)


_UPPER = path(
    "170,708 164,620 182,520 196,430 232,404 300,418 372,428 420,446 470,500 "
    "560,558 680,590 800,622 862,672 868,716 780,728 500,720 300,714"
)


def _toe_and_laces(studio: Studio, upper: Form) -> None:
    opening = studio.blob(path("206,426 260,408 340,420 404,440 360,454 280,450 222,444"))
    studio.fill(opening, "#3a2018")
    cap = curve([(694, 592), (664, 640), (668, 700), (690, 730)])
    seam(studio, cap, THREAD, 3.6)
    seam(studio, [(x + 15, y) for x, y in cap], THREAD, 3.6)
    quarter = curve([(424, 448), (452, 560), (420, 650), (452, 718)])
    studio.emboss(upper, studio.band(quarter, 7), 4, -1)
    seam(studio, [(x - 15, y) for x, y in quarter], THREAD, 3.4)
    counter = curve([(184, 540), (270, 570), (300, 650), (290, 714)])
    seam(studio, counter, THREAD, 3.4)
    facing = studio.polygon(path("404,440 470,500 560,558 520,596 440,566 392,490"))
    studio.fill(facing & upper, mixed(CHESTNUT, "#2a140c", 0.28))
    studio.swell(facing & upper, 8, 0.7)
    for (x, y), (a, b) in (
        ((420, 492), (474, 496)),
        ((446, 526), (510, 528)),
        ((478, 556), (548, 556)),
    ):
        lace = studio.band([(x, y), (a, b)], 13)
        studio.cast(lace, (3, 5), 4, 0.5)
        studio.fill(lace, "#ecd9b4")
        studio.swell(lace, 4, 1)


def _hammer(studio: Studio) -> None:
    shaft = studio.band([(560, 884), (860, 826)], 26, 32)
    studio.cast(shaft, (8, 14), 8, 0.55)
    studio.fill(shaft, "#c08d55")
    studio.swell(shaft, 9, 1.2)
    head = studio.polygon(
        [
            *curve([(512, 836), (540, 822), (574, 836)]),
            (590, 884),
            *curve([(610, 930), (570, 948), (534, 942)]),
            (540, 896),
        ]
    )
    metal(studio, head, "#7f878c", 11)
    nails = [
        lying([(0, 0), (34, 0)], (x, y), turn)
        for x, y, turn in ((250, 860, 20), (318, 884, -35), (214, 904, 70), (372, 856, 100))
    ]
    pins = studio.strokes(nails, 7)
    studio.cast(pins, (3, 5), 3, 0.55)
    studio.fill(pins, "#8d949a")
    studio.swell(pins, 3, 1.2)
    heads = studio.dots([nail[0] for nail in nails], 8)
    studio.fill(heads, "#c3c9cd")
    studio.swell(heads, 3, 1)
