"""What Fatumata sews: a bag, a cushion, an apron, earrings, napkins."""

import math
from collections.abc import Sequence

from cece.demo.content.shops.drawings.forms import (
    Form,
    Pen,
    Point,
    curve,
    dashes,
    lying,
    path,
    raised,
    rounded,
    turned,
)
from cece.demo.content.shops.drawings.studio import Colour, Studio, mixed, scatter
from cece.demo.content.shops.drawings.wheel import Turned, stripes

ORANGE, TEAL, INDIGO, MUSTARD, CREAM, RED = (
    "#dd6b3a",
    "#23777a",
    "#2d4a78",
    "#e3aa3d",
    "#f4e7cd",
    "#a83a3a",
)
BRASS, WOOD = "#d3a545", "#a9743f"


def seam(studio: Studio, line: Sequence[Point], colour: Colour, width: float = 3.2) -> None:
    """Sew along ``line``: short stitches that lie in a small groove."""
    studio.darken(studio.halo(studio.band(line, width * 1.6), 2), 0.22)
    stitches = studio.strokes(dashes(line, 11, 7), width)
    studio.fill(stitches, colour)


def folds(studio: Studio, form: Form, lines: Sequence[Sequence[Point]], strength: float) -> None:
    """Let soft folds run along ``lines``."""
    studio.emboss(form, studio.strokes(lines, 26), 18, strength)


def bag(studio: Studio) -> None:
    """A striped bag of cloth, standing, with two handles."""
    studio.stand((500, 796), 260, 26)
    _strap(
        studio,
        path("392,370 398,236 452,150 512,140 572,160 614,250 616,370"),
        "#6d3a22",
    )
    edge = path("262,362 380,374 500,378 620,374 738,362")
    right = curve([(738, 362), (752, 560), (770, 770)])
    foot = curve(path("752,806 620,816 500,818 380,816 248,806"))
    left = curve([(230, 770), (248, 560), (262, 362)])
    body = studio.polygon([*curve(edge), *right, *foot, *left])
    studio.fill(body, CREAM)
    colours = (ORANGE, TEAL, MUSTARD, INDIGO, ORANGE, TEAL)
    for number, colour in enumerate(colours):
        _stripe(studio, body, 432 + number * 62, 36, colour)
    _stripe(studio, body, 362, 22, mixed(CREAM, "#b99a6a", 0.45))
    lines = [
        curve([(330, 380), (350, 520), (318, 640)]),
        curve([(470, 640), (452, 730), (470, 812)]),
        curve([(668, 400), (640, 560), (672, 700)]),
        curve([(560, 480), (580, 600), (556, 660)]),
    ]
    folds(studio, body, lines, 0.85)
    studio.swell(body, 46, 0.9)
    _strap(
        studio,
        path("372,452 380,300 436,204 500,190 566,206 624,300 632,452"),
        "#85492a",
    )
    for x in (372, 632):
        patch = studio.block((x - 26, 430, x + 26, 500), 8)
        studio.cast(patch, (3, 5), 4, 0.4)
        studio.fill(patch, "#85492a")
        studio.swell(patch, 6, 0.9)
        seam(studio, [(x - 17, 441), (x + 17, 489), (x + 17, 441), (x - 17, 489)], "#f0d7a4", 2.6)
    seam(studio, curve(path("264,390 380,402 500,406 620,402 736,390")), "#c9a877")


def _strap(studio: Studio, line: Sequence[Point], colour: Colour) -> None:
    strap = studio.band(curve(line), 27)
    studio.cast(strap, (10, 12), 9, 0.4)
    studio.fill(strap, colour)
    studio.swell(strap, 9, 1.1)


def _stripe(studio: Studio, body: Form, top: float, tall: float, colour: Colour) -> None:
    sag = path("200,0 350,11 500,15 650,11 800,0")
    upper = curve([(x, top + y) for x, y in sag])
    lower = curve([(x, top + tall + y) for x, y in sag])
    studio.fill(studio.polygon([*upper, *reversed(lower)]) & body, colour)


def cushion(studio: Studio) -> None:
    """A square cushion with lozenges, leaning back a little."""
    studio.stand((500, 806), 268, 24)
    rim = [(t, -1) for t in _across()] + [(1, t) for t in _across()]
    rim += [(-t, 1) for t in _across()] + [(-1, -t) for t in _across()]
    outline = [_pillow(u, v) for u, v in rim]
    body = studio.polygon(outline)
    studio.cast(body, (30, 14), 18, 0.4)
    studio.fill(body, "#8d2f3f")
    for row in range(-2, 3):
        for column in range(-2, 3):
            tone = (MUSTARD, CREAM, TEAL)[(row + column) % 3]
            for size, colour in ((0.20, tone), (0.125, "#8d2f3f"), (0.062, tone)):
                middle = (column * 0.40, row * 0.40)
                lozenge = [
                    _pillow(middle[0] + size * a, middle[1] + size * b)
                    for a, b in (
                        (0, -1),
                        (0.5, -0.5),
                        (1, 0),
                        (0.5, 0.5),
                        (0, 1),
                        (-0.5, 0.5),
                        (-1, 0),
                        (-0.5, -0.5),
                    )
                ]
                studio.fill(studio.polygon(lozenge) & body, colour)
    lines = [
        [_pillow(a * 0.97, b * 0.97), _pillow(a * 0.80 + turn * 0.05, b * 0.80 - turn * 0.05)]
        for a, b in ((1, 1), (-1, 1), (1, -1), (-1, -1))
        for turn in (-1, 1)
    ]
    folds(studio, body, lines, 0.7)
    studio.swell(body, 80, 0.95)
    piping = studio.band([*outline, outline[0]], 13)
    studio.fill(piping, mixed(MUSTARD, "#8d5a1d", 0.2))
    studio.swell(piping, 5, 1)


def _across() -> list[float]:
    return [n / 12 - 1 for n in range(24)]


def _pillow(u: float, v: float) -> Point:
    """Return the place on the cushion of ``u`` across and ``v`` down, both from -1 to 1."""
    x = 282 * u * (0.90 + 0.10 * v * v)
    y = 282 * v * (0.90 + 0.10 * u * u)
    return turned([(500 + x, 540 + y)], -3, (500, 540))[0]


def apron(studio: Studio) -> None:
    """A blue apron on a wooden peg, with one large pocket."""
    peg = studio.oval((500, 138), (21, 21))
    studio.cast(peg, (12, 16), 8, 0.55)
    loop = studio.band(curve(path("408,268 430,190 500,136 570,190 592,268")), 17)
    outline = _apron_outline()
    body = studio.polygon(outline)
    for tie in (_LEFT_TIE, _RIGHT_TIE):
        _ribbon(studio, tie)
    studio.cast(body, (22, 26), 20, 0.5)
    studio.cast(loop, (8, 10), 7, 0.4)
    studio.fill(loop, "#274f7a")
    studio.swell(loop, 6, 1)
    studio.grade(body, "#4a7fb0", "#2f5f92", 30)
    lines = [
        curve([(392, 470), (372, 640), (384, 830)]),
        curve([(486, 720), (474, 780), (488, 850)]),
        curve([(628, 460), (650, 640), (626, 840)]),
        curve([(452, 300), (470, 360), (452, 430)]),
    ]
    folds(studio, body, lines, 0.75)
    studio.swell(body, 30, 0.8)
    inner = [(500 + (x - 500) * 0.955, 560 + (y - 560) * 0.962) for x, y in outline]
    seam(studio, inner, "#a9c7e2", 2.8)
    _pocket(studio)
    studio.fill(peg, WOOD)
    studio.swell(peg, 9, 1.1)


_LEFT_TIE = [(290, 470), (236, 520), (262, 600), (214, 690)]
_RIGHT_TIE = [(710, 470), (770, 530), (736, 610), (790, 700)]


def _apron_outline() -> list[Point]:
    top = curve([(396, 262), (500, 272), (604, 262)])
    right = curve([(604, 262), (622, 350), (664, 424), (724, 462)])
    side = curve([(724, 462), (736, 640), (726, 848)])
    hem = curve(path("726,848 610,866 500,860 390,868 274,850"))
    mirrored = [(1000 - x, y) for x, y in [*right, *side]][::-1]
    return [*top, *right, *side, *hem, *mirrored]


def _ribbon(studio: Studio, line: Sequence[Point]) -> None:
    tie = studio.band(curve(line), 18, 16)
    studio.cast(tie, (9, 11), 7, 0.45)
    studio.fill(tie, "#2b5583")
    studio.swell(tie, 6, 1)


def _pocket(studio: Studio) -> None:
    pocket = studio.polygon(
        [
            *curve([(362, 560), (500, 568), (638, 560)]),
            (632, 716),
            *curve([(606, 746), (500, 752), (394, 746)]),
            (368, 716),
        ]
    )
    studio.cast(pocket, (7, 10), 8, 0.45)
    studio.grade(pocket, mixed(MUSTARD, "#ffffff", 0.14), MUSTARD, 30)
    for place in range(4):
        x = 392 + place * 54
        zig = [(x, 596), (x + 27, 628), (x + 54, 596)]
        studio.fill(studio.band(zig, 8) & pocket, "#a8452f")
        studio.fill(studio.oval((x + 27, 600), (7, 7)), "#274f7a")
    studio.swell(pocket, 14, 0.8)
    seam(
        studio,
        path("376,574 380,708 404,732 596,732 620,708 624,574"),
        "#8a5b1c",
        2.8,
    )
    seam(studio, [(500, 640), (500, 730)], "#8a5b1c", 2.8)


def earrings(studio: Studio) -> None:
    """Two rings wrapped in cloth, hanging from a rod of brass."""
    rod = studio.band([(150, 236), (850, 236)], 17)
    studio.cast(rod, (26, 34), 11, 0.45)
    studio.fill(rod, BRASS)
    studio.swell(rod, 6, 1.3)
    for x, colours in (
        (326, (ORANGE, CREAM, TEAL, MUSTARD)),
        (674, (ORANGE, CREAM, TEAL, MUSTARD)),
    ):
        _hoop(studio, (x, 580), 162, colours)
        _hook(studio, x)


def _hook(studio: Studio, x: float) -> None:
    wire = studio.band(
        curve([(x + 12, 286), (x + 22, 232), (x, 214), (x - 20, 240), (x - 2, 320), (x, 408)]), 6.5
    )
    studio.cast(wire, (20, 26), 7, 0.4)
    studio.fill(wire, "#c8963a")
    studio.swell(wire, 2.5, 1.2)
    for y, size, colour in ((352, 13, INDIGO), (388, 22, BRASS)):
        bead = studio.oval((x, y), (size, size * 0.92))
        studio.cast(bead, (20, 26), 8, 0.4)
        studio.fill(bead, colour)
        studio.swell(bead, size * 0.5, 1.3)


def _hoop(studio: Studio, centre: Point, radius: float, colours: Sequence[Colour]) -> None:
    whole = studio.oval(centre, (radius, radius)) - studio.oval(
        centre, (radius * 0.58, radius * 0.58)
    )
    studio.cast(whole, (34, 42), 14, 0.5)
    studio.fill(whole, colours[0])
    count = 24
    for number in range(count):
        start = 2 * math.pi * number / count
        twist = 0.20
        piece = [
            (centre[0] + math.cos(a) * r * radius, centre[1] + math.sin(a) * r * radius)
            for a, r in (
                (start, 0.5),
                (start + twist, 0.8),
                (start + 2 * twist, 1.06),
                (start + 2 * twist + 0.26, 1.06),
                (start + twist + 0.26, 0.8),
                (start + 0.26, 0.5),
            )
        ]
        part = studio.polygon(piece) & whole
        studio.fill(part, colours[number % len(colours)])
        studio.swell(part, 7, 0.5)
    studio.swell(whole, radius * 0.15, 1.3)


def napkins(studio: Studio) -> None:
    """Four folded napkins in a pile, the upper one embroidered, and a reel of thread."""
    studio.stand((480, 800), 300, 56)
    for number, (colour, turn) in enumerate(((TEAL, 9), (CREAM, 5), (ORANGE, 10), (CREAM, 6))):
        _folded(studio, (470, 728 - number * 46), turn, colour)
    _embroidery(studio, (470, 590), 6)
    _reel(studio, (818, 700))


def _folded(studio: Studio, centre: Point, turn: float, colour: Colour) -> None:
    """One napkin folded in four, with fringes on the two sides that are seen."""
    dice = scatter(int(centre[1]))
    face = lying(rounded(520 + dice.uniform(-14, 6), 460, 46), centre, turn)
    whole = studio.polygon(raised(face, 40))
    studio.cast(whole, (6, 12), 9, 0.5)
    threads = [
        lying([(x, 222), (x + dice.uniform(-3, 3), 262)], (centre[0], centre[1] + 40), turn)
        for x in range(-240, 246, 9)
    ]
    studio.fill(studio.strokes(threads, 3.4), mixed(colour, "#6b5140", 0.22))
    studio.fill(whole, mixed(colour, "#5b4638", 0.10))
    layers = [[(x, y + down) for x, y in face] for down in (13, 27)]
    studio.emboss(whole, studio.strokes(layers, 7), 5, -0.6)
    studio.swell(whole, 12, 0.7)
    top = studio.polygon(face)
    studio.grade(top, mixed(colour, "#ffffff", 0.18), colour, 40)
    creases = [
        lying(curve(line), centre, turn)
        for line in ([(-4, -220), (6, 0), (-6, 220)], [(-250, 6), (0, -8), (250, 4)])
    ]
    studio.emboss(top, studio.strokes(creases, 16), 14, 0.4)
    studio.swell(top, 14, 0.5)


def _embroidery(studio: Studio, centre: Point, turn: float) -> None:
    edge = lying([*rounded(460, 400, 26), rounded(460, 400, 26)[0]], centre, turn)
    seam(studio, edge, TEAL, 4)
    for shift, colour in ((0, INDIGO), (46, TEAL)):
        wave = [(-170 + n * 8, 128 - shift + 12 * math.sin(n * 0.62)) for n in range(43)]
        line = studio.band(lying(wave, centre, turn), 5.5)
        studio.fill(line, colour)
        studio.swell(line, 2, 0.8)
    for x, y, colour in ((-104, -10, ORANGE), (84, -70, RED)):
        _stitched_fish(
            studio,
            lambda points, x=x, y=y: lying([(a + x, b + y) for a, b in points], centre, turn),
            colour,
        )


def _stitched_fish(studio: Studio, laid, colour: Colour) -> None:
    body = path("-78,0 -40,-34 10,-38 52,-14 66,0 52,14 10,38 -40,34")
    tail = [(54, 0), (104, -36), (92, 0), (104, 36)]
    for outline in (curve(body, is_closed=True), tail):
        form = studio.polygon(laid(outline))
        studio.fill(form, colour)
        studio.swell(form, 5, 1)
    threads = [
        laid([(x, -26 + abs(x + 10) * 0.2), (x + 12, 0), (x, 26 - abs(x + 10) * 0.2)])
        for x in range(-40, 50, 18)
    ]
    studio.fill(studio.strokes(threads, 3.4), mixed(colour, "#ffffff", 0.55))
    studio.fill(studio.dots(laid([(-56, -6)]), 5), "#2b2b33")


def _reel(studio: Studio, centre: Point) -> None:
    x, y = centre
    reel = Turned(
        x, [(y, 62), (y + 22, 60), (y + 26, 50), (y + 112, 50), (y + 116, 60), (y + 138, 62)], 0.34
    )
    reel.stand(studio)
    reel.paint(studio, "#c8965a", _wound, 0.15)
    lid = reel.circle(studio, y)
    studio.grade(lid, "#e4bd84", "#c4955c", 40)
    studio.swell(lid, 5, 0.6)
    studio.fill(studio.oval((x, y), (16, 6)), "#5b3a20")


def _wound(pen: Pen, size: tuple[int, int]) -> None:
    stripes(pen, size, [(0.17, 0.83, RED)])
    for number in range(22):
        top = size[1] * (0.18 + 0.65 * number / 22)
        tone = "#7e2a2e" if number % 2 else "#c25650"
        pen.line((0, top, size[0], top + 6), fill=tone, width=5)
