"""Round things, as if turned on a wheel: their form, what is painted round them, the light on them."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from PIL import Image, ImageDraw

from cece.demo.content.shops.drawings.forms import Form, Pen, Point, curve
from cece.demo.content.shops.drawings.studio import EVEN, Colour, Studio, rgb

TILT = 0.24  # how much of a circle's depth is seen from a little above
LIGHT = (-0.56, -0.52, 0.64)
FINENESS = 1.3  # pixels of a skin for each thousandth of the picture
ACROSS, DOWN = 20, 22  # cells of the net by which the skin is bent
TABLE = 200  # radii measured once from rim to foot
Draw = Callable[[Pen, tuple[int, int]], None]  # paints a skin of this size, twice as fine
Net = list[tuple[tuple[int, int, int, int], tuple[float, ...]]]


class Turned:
    """One round thing: the middle of its axis, and (height, radius) pairs from rim to foot."""

    def __init__(self, centre: float, profile: Sequence[Point], tilt: float = TILT) -> None:
        self.centre, self.tilt = centre, tilt
        self.outline = curve(profile)
        self.top, self.foot = profile[0][0], profile[-1][0]
        span = self.foot - self.top
        self._radii = [self._measured(self.top + span * n / TABLE) for n in range(TABLE + 1)]
        self.widest = max(self._radii)
        # What is painted round it: half a turn wide and as high as the thing, true to scale
        self.size = round(math.pi * self.widest * FINENESS), round(span * FINENESS)

    def _measured(self, height: float) -> float:
        for (above, one), (below, other) in pairwise(self.outline):
            if above <= height <= below and below > above:
                return one + (other - one) * (height - above) / (below - above)
        return self.outline[-1][1]

    def radius_at(self, height: float) -> float:
        place = (height - self.top) / (self.foot - self.top) * TABLE
        return self._radii[max(0, min(TABLE, round(place)))]

    def form(self, studio: Studio) -> Form:
        """Return what is seen of it from the side, with its round foot and its open rim."""
        left = [(self.centre - radius, height) for height, radius in self.outline]
        right = [(self.centre + radius, height) for height, radius in reversed(self.outline)]
        body = studio.polygon([*left, *right])
        return body | self.circle(studio, self.foot) | self.circle(studio, self.top)

    def circle(self, studio: Studio, height: float, part: float = 1) -> Form:
        """Return the round cut at ``height``, ``part`` as wide as the thing is there."""
        radius = self.radius_at(height) * part
        return studio.oval((self.centre, height), (radius, radius * self.tilt))

    def stand(self, studio: Studio) -> None:
        """Lay its shadow on the table; paint it after that."""
        x, y = self.centre, self.foot
        foot = self.radius_at(y)
        long = studio.oval(
            (x + foot * 0.3 + self.widest * 0.45, y + 6), (self.widest * 1.1, self.widest * 0.2), -3
        )
        studio.darken(studio.halo(long, self.widest * 0.14), 0.40)
        close = studio.oval((x + foot * 0.06, y + 5), (foot * 1.02, foot * self.tilt * 1.1))
        studio.darken(studio.halo(close, 7), 0.65)

    def paint(
        self, studio: Studio, colour: Colour, draw: Draw | None = None, gloss: float = 0.5
    ) -> Form:
        """Paint it in ``colour`` with what ``draw`` puts round it, lit; return its form."""
        form = self.form(studio)
        net = self._net(studio, form)
        studio.lay(form, _bent(self._skin(colour, draw), form, net))
        studio.light(form, _bent(_light_on(self.outline).resize(self.size), form, net), 0.8)
        if gloss:
            shine = _bent(_gloss_on(self.outline).resize(self.size), form, net)
            studio.lighten(form.through(shine), gloss, "#ffffff")
        return form

    def _skin(self, colour: Colour, draw: Draw | None) -> Image.Image:
        large = Image.new("RGB", (self.size[0] * 2, self.size[1] * 2), rgb(colour))
        if draw:
            draw(ImageDraw.Draw(large), large.size)
        return large.reduce(2)

    def _net(self, studio: Studio, form: Form) -> Net:
        """Return for each cell of the form which four-cornered piece of the skin it shows."""
        width, height = form.mask.size
        middle, reach = width / 2, width / 2
        # Narrow cells at both sides, where the surface turns away
        turns = [math.pi * (n / ACROSS - 0.5) for n in range(ACROSS + 1)]
        columns = sorted({round(middle + reach * math.sin(turn)) for turn in turns})
        rows = sorted({height * n // DOWN for n in range(DOWN + 1)})
        seen = [
            [self._on_skin(*studio.place(form.left + x, form.top + y)) for x in columns]
            for y in rows
        ]
        return [
            (
                (columns[c], rows[r], columns[c + 1], rows[r + 1]),
                (*seen[r][c], *seen[r + 1][c], *seen[r + 1][c + 1], *seen[r][c + 1]),
            )
            for r in range(len(rows) - 1)
            for c in range(len(columns) - 1)
        ]

    def _on_skin(self, x: float, y: float) -> Point:
        """Return the place of the skin that is seen at ``x``, ``y``."""
        height = y
        for _again in (1, 2):
            radius = max(1.0, self.radius_at(height))
            across = max(-1.0, min(1.0, (x - self.centre) / radius))
            height = y - radius * self.tilt * math.sqrt(1 - across * across)
        down = (height - self.top) / (self.foot - self.top)
        return (
            (math.asin(across) / math.pi + 0.5) * (self.size[0] - 1),
            min(1.0, max(0.0, down)) * (self.size[1] - 1),
        )


def _bent(skin: Image.Image, form: Form, net: Net) -> Image.Image:
    size = form.mask.size
    return skin.transform(size, Image.Transform.MESH, net, Image.Resampling.BILINEAR)


def _normals(outline: Sequence[Point], across: int, down: int) -> list[tuple[float, float, float]]:
    """Return which way the surface looks, row by row, on a half turn."""
    top, foot = outline[0][0], outline[-1][0]
    rows = []
    for row in range(down):
        height = top + (foot - top) * row / (down - 1)
        slope = _slope(outline, height)
        flat = 1 / math.hypot(1, slope)
        for column in range(across):
            angle = math.pi * (column / (across - 1) - 0.5)
            rows.append((math.sin(angle) * flat, -slope * flat, math.cos(angle) * flat))
    return rows


def _slope(outline: Sequence[Point], height: float) -> float:
    span = (outline[-1][0] - outline[0][0]) * 0.05
    near = [(h, r) for h, r in outline if abs(h - height) <= span] or list(outline[:2])
    rise = near[-1][0] - near[0][0]
    return (near[-1][1] - near[0][1]) / rise if rise else 0.0


def _light_on(outline: Sequence[Point]) -> Image.Image:
    across, down = 48, 40
    values = []
    for x, y, z in _normals(outline, across, down):
        lit = max(0.0, x * LIGHT[0] + y * LIGHT[1] + z * LIGHT[2])
        back = max(0.0, x * 0.9 + y * 0.35) ** 2 * 0.16  # what the table throws back
        values.append(max(0, min(255, round(EVEN + 190 * (lit - 0.60 + back)))))
    return Image.frombytes("L", (across, down), bytes(values))


def _gloss_on(outline: Sequence[Point]) -> Image.Image:
    across, down = 72, 48
    half = (LIGHT[0], LIGHT[1], LIGHT[2] + 1)
    length = math.hypot(*half)
    values = [
        round(255 * max(0.0, sum(a * b / length for a, b in zip(normal, half, strict=True))) ** 60)
        for normal in _normals(outline, across, down)
    ]
    return Image.frombytes("L", (across, down), bytes(values))


def stripes(pen: Pen, size: tuple[int, int], bands: Sequence[tuple[float, float, Colour]]) -> None:
    """Paint bands round a thing: from, to (parts of its height), colour."""
    for start, end, colour in bands:
        pen.rectangle((0, start * size[1], size[0], end * size[1]), fill=rgb(colour))


def rim(studio: Studio, thing: Turned, colour: Colour, inside: Colour, part: float = 0.93) -> Form:
    """Paint the open rim of a thing and the dark inside; return the opening."""
    lip = thing.circle(studio, thing.top)
    studio.fill(lip, colour)
    studio.lighten(lip, 0.22)
    hole = thing.circle(studio, thing.top, part)
    studio.grade(hole, _deep(inside), inside, 75)
    return hole


def _deep(colour: Colour) -> Colour:
    red, green, blue = rgb(colour)
    return round(red * 0.55), round(green * 0.5), round(blue * 0.52)
