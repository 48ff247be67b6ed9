"""Forms with soft edges, drawn three times too large and made small again.

All places and sizes are in thousandths of the picture's side, whatever its pixels.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Point = tuple[float, float]
Box = tuple[int, int, int, int]
Pen = ImageDraw.ImageDraw
FINE, LARGE = 3, 600  # how many times larger a form is drawn than it is kept; twice is enough here
FLAT = 0.42  # how deep a thing looks that lies on the table
STEPS = 10  # pieces of a curve between two of its points


@dataclass(frozen=True)
class Form:
    """How much of each pixel is covered, and where in the picture that lies, in pixels."""

    mask: Image.Image
    left: int
    top: int

    @property
    def box(self) -> Box:
        return self.left, self.top, self.left + self.mask.width, self.top + self.mask.height

    def within(self, box: Box) -> Image.Image:
        """Return the mask as the window ``box`` sees it."""
        left, top, right, bottom = box
        return self.mask.crop(
            (left - self.left, top - self.top, right - self.left, bottom - self.top)
        )

    def __and__(self, other: "Form") -> "Form":
        return Form(ImageChops.multiply(self.mask, other.within(self.box)), self.left, self.top)

    def __sub__(self, other: "Form") -> "Form":
        rest = ImageChops.invert(other.within(self.box))
        return Form(ImageChops.multiply(self.mask, rest), self.left, self.top)

    def __or__(self, other: "Form") -> "Form":
        box = (
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.box[2], other.box[2]),
            max(self.box[3], other.box[3]),
        )
        both = ImageChops.lighter(self.within(box), other.within(box))
        return Form(both, box[0], box[1])

    def faded(self, strength: float) -> "Form":
        """Return the form thinner: ``strength`` 1 is as it was, 0 nothing."""
        if strength == 1:
            return self
        return Form(self.mask.point(_thinner(strength)), self.left, self.top)

    def inside(self, side: int) -> "Form | None":
        """Return what of the form lies on a picture of ``side`` pixels and covers anything."""
        cover = self.mask.getbbox()
        if cover is None:
            return None
        left, top = max(0, self.left + cover[0]), max(0, self.top + cover[1])
        right, bottom = min(side, self.left + cover[2]), min(side, self.top + cover[3])
        if right <= left or bottom <= top:
            return None
        return Form(self.within((left, top, right, bottom)), left, top)

    def through(self, veil: Image.Image) -> "Form":
        """Return the form as seen through ``veil``, a mask of its size."""
        return Form(ImageChops.multiply(self.mask, veil), self.left, self.top)

    def grown(self, pixels: int) -> "Form":
        """Return the form with an empty margin around it, for what will be blurred."""
        left, top, right, bottom = self.box
        box = (left - pixels, top - pixels, right + pixels, bottom + pixels)
        return Form(self.within(box), box[0], box[1])


@lru_cache(maxsize=128)
def _thinner(strength: float) -> tuple[int, ...]:
    return tuple(round(value * strength) for value in range(256))


def blurred(mask: Image.Image, radius: float) -> Image.Image:
    """Return ``mask`` blurred; a wide blur is made in a small picture, where it costs little."""
    times = max(1, min(16, int(radius / 3)))
    if times == 1:
        return mask.filter(ImageFilter.GaussianBlur(radius))
    size = max(1, math.ceil(mask.width / times)), max(1, math.ceil(mask.height / times))
    small = mask.resize(size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(radius / times))
    return small.resize(mask.size, Image.Resampling.BILINEAR)


def path(written: str) -> list[Point]:
    """Return the points of a line written like SVG's: ``414,330 440,244 500,170``."""
    pairs = (pair.split(",") for pair in written.split())
    return [(float(x), float(y)) for x, y in pairs]


def curve(points: Sequence[Point], *, is_closed: bool = False) -> list[Point]:
    """Return a smooth line through ``points`` (Catmull and Rom's)."""
    many = list(points)
    before, after = (many[-1], many[:2]) if is_closed else (many[0], [many[-1]])
    knots = [before, *many, *after]
    line = []
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(
        knots, knots[1:], knots[2:], knots[3:], strict=False
    ):
        line += [
            (a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy)
            for a, b, c, d in _WEIGHTS
        ]
    return line if is_closed else [*line, many[-1]]


# How much each of four points counts, at each piece between the middle two
_WEIGHTS = [
    (
        -t * (1 - t) ** 2 / 2,
        1 - t * t * (5 - 3 * t) / 2,
        t * (1 + t * (4 - 3 * t)) / 2,
        -t * t * (1 - t) / 2,
    )
    for t in (step / STEPS for step in range(STEPS))
]


def ring(centre: Point, radii: Point, *, turn: float = 0, pieces: int = 96) -> list[Point]:
    """Return the points of an ellipse, turned by ``turn`` degrees."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    points = []
    for piece in range(pieces):
        angle = 2 * math.pi * piece / pieces
        x, y = radii[0] * math.cos(angle), radii[1] * math.sin(angle)
        points.append((centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos))
    return points


def turned(points: Sequence[Point], degrees: float, about: Point) -> list[Point]:
    """Return ``points`` turned clockwise about one place."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [
        (
            about[0] + (x - about[0]) * cos - (y - about[1]) * sin,
            about[1] + (x - about[0]) * sin + (y - about[1]) * cos,
        )
        for x, y in points
    ]


def lying(points: Sequence[Point], centre: Point, turn: float = 0) -> list[Point]:
    """Return ``points``, drawn about 0, as they look when they lie on the table at ``centre``."""
    return [(centre[0] + x, centre[1] + y * FLAT) for x, y in turned(points, turn, (0, 0))]


def rounded(width: float, height: float, radius: float) -> list[Point]:
    """Return the points of a rectangle about 0 with round corners."""
    points = []
    for start, x, y in ((0, 1, 1), (90, -1, 1), (180, -1, -1), (270, 1, -1)):
        for step in range(7):
            angle = math.radians(start + 15 * step)
            points.append(
                (
                    x * (width / 2 - radius) + radius * math.cos(angle),
                    y * (height / 2 - radius) + radius * math.sin(angle),
                )
            )
    return points


def hull(points: Sequence[Point]) -> list[Point]:
    """Return the outermost of ``points``, in order."""
    many = sorted(set(points))
    both: list[Point] = []
    for line in (many, many[::-1]):
        side: list[Point] = []
        for point in line:
            while len(side) > 1 and _turns_back(side[-2], side[-1], point):
                side.pop()
            side.append(point)
        both += side[:-1]
    return both


def _turns_back(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0


def raised(points: Sequence[Point], height: float) -> list[Point]:
    """Return the outline of a slab that stands ``height`` high below its top face ``points``."""
    return hull([*points, *((x, y + height) for x, y in points)])


def dashes(line: Sequence[Point], length: float, gap: float) -> list[list[Point]]:
    """Return ``line`` in pieces, as a needle sews."""
    pieces: list[list[Point]] = []
    walked, piece = 0.0, [line[0]]
    for (a, b), (x, y) in pairwise(line):
        span = math.hypot(x - a, y - b)
        count = max(1, math.ceil(span / 2))
        for step in range(1, count + 1):
            walked += span / count
            here = (a + (x - a) * step / count, b + (y - b) * step / count)
            if walked % (length + gap) < length:
                piece.append(here)
            elif piece:
                pieces.append(piece)
                piece = []
    return [*pieces, piece] if piece else pieces


class Pencil:
    """Draws forms for a picture of ``side`` pixels."""

    def __init__(self, side: int) -> None:
        self.side = side
        self.look()

    def look(self, zoom: float = 1, about: Point = (500, 500)) -> None:
        """Come ``zoom`` times nearer to what is drawn from now on, towards ``about``."""
        self.unit = self.side / 1000 * zoom
        self.origin = tuple(middle * self.side / 1000 * (1 - zoom) for middle in about)

    def pixel(self, point: Point) -> Point:
        """Return the pixel of a place."""
        return point[0] * self.unit + self.origin[0], point[1] * self.unit + self.origin[1]

    def place(self, x: float, y: float) -> Point:
        """Return the place of a pixel."""
        return (x - self.origin[0]) / self.unit, (y - self.origin[1]) / self.unit

    def _form(
        self,
        points: Sequence[Point],
        margin: float,
        draw: Callable[[Pen, list[Point], float], None],
    ) -> Form:
        seen = [self.pixel(point) for point in points]
        xs, ys = [x for x, _y in seen], [y for _x, y in seen]
        wide = margin * self.unit + 1
        left, top = (math.floor(min(axis) - wide) for axis in (xs, ys))
        right, bottom = (math.ceil(max(axis) + wide) for axis in (xs, ys))
        size = right - left, bottom - top
        fine = 2 if max(size) > LARGE else FINE
        large = Image.new("L", (size[0] * fine, size[1] * fine))
        moved = [((x - left) * fine, (y - top) * fine) for x, y in seen]
        draw(ImageDraw.Draw(large), moved, self.unit * fine)
        return Form(large.reduce(fine), left, top)

    def polygon(self, points: Sequence[Point]) -> Form:
        return self._form(points, 0, lambda pen, moved, _unit: pen.polygon(moved, fill=255))

    def polygons(self, outlines: Sequence[Sequence[Point]]) -> Form:
        """Many forms as one."""
        counts = [len(outline) for outline in outlines]

        def draw(pen: Pen, moved: list[Point], _unit: float) -> None:
            start = 0
            for count in counts:
                pen.polygon(moved[start : start + count], fill=255)
                start += count

        return self._form([point for outline in outlines for point in outline], 0, draw)

    def blob(self, points: Sequence[Point]) -> Form:
        """A closed form with a smooth edge through ``points``."""
        return self.polygon(curve(points, is_closed=True))

    def oval(self, centre: Point, radii: Point, turn: float = 0) -> Form:
        return self.polygon(ring(centre, radii, turn=turn))

    def block(self, box: tuple[float, float, float, float], radius: float = 0) -> Form:
        """An upright rectangle with round corners."""
        corners = [(box[0], box[1]), (box[2], box[3])]

        def draw(pen: Pen, moved: list[Point], unit: float) -> None:
            pen.rounded_rectangle((*moved[0], *moved[1]), radius * unit, 255)

        return self._form(corners, 0, draw)

    def band(self, points: Sequence[Point], width: float, end: float | None = None) -> Form:
        """A line with round ends, ``width`` wide, getting ``end`` wide where that is given."""
        last = width if end is None else end

        def draw(pen: Pen, moved: list[Point], unit: float) -> None:
            many = max(1, len(moved) - 1)
            radii = [
                (width + (last - width) * place / many) * unit / 2 for place in range(len(moved))
            ]
            _stroke(pen, moved, radii)

        return self._form(points, max(width, last) / 2, draw)

    def dots(self, centres: Sequence[Point], radius: float) -> Form:
        """Many round spots of one size."""

        def draw(pen: Pen, moved: list[Point], unit: float) -> None:
            r = radius * unit
            for x, y in moved:
                pen.ellipse((x - r, y - r, x + r, y + r), fill=255)

        return self._form(centres, radius, draw)

    def strokes(self, lines: Sequence[Sequence[Point]], width: float) -> Form:
        """Many lines of one width as one form."""
        counts = [len(line) for line in lines]

        def draw(pen: Pen, moved: list[Point], unit: float) -> None:
            start = 0
            r = width * unit / 2
            for count in counts:
                _stroke(pen, moved[start : start + count], [r] * count)
                start += count

        return self._form([point for line in lines for point in line], width / 2, draw)


def _stroke(pen: Pen, points: Sequence[Point], radii: Sequence[float]) -> None:
    for place, ((x, y), r) in enumerate(zip(points, radii, strict=True)):
        pen.ellipse((x - r, y - r, x + r, y + r), fill=255)
        if place == 0:
            continue
        (a, b), s = points[place - 1], radii[place - 1]
        length = math.hypot(x - a, y - b) or 1
        dx, dy = (b - y) / length, (x - a) / length
        pen.polygon(
            [
                (a + dx * s, b + dy * s),
                (x + dx * r, y + dy * r),
                (x - dx * r, y - dy * r),
                (a - dx * s, b - dy * s),
            ],
            fill=255,
        )
