"""A table by a window: paint forms and let light fall on them, always from the upper left."""

import math
from collections.abc import Sequence
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageColor

from cece.demo.content.shops.drawings.forms import Form, Pencil, Point, blurred

Colour = str | tuple[int, int, int]
SUN = "#fff1d2"
SHADE = "#6a4a52"
EVEN = 128  # in a map of light: neither lit nor in shade


def rgb(colour: Colour) -> tuple[int, int, int]:
    found = ImageColor.getrgb(colour) if isinstance(colour, str) else colour
    return found[0], found[1], found[2]


def mixed(one: Colour, other: Colour, part: float) -> tuple[int, int, int]:
    """Return the colour ``part`` of the way from ``one`` to ``other``."""
    a, b = rgb(one), rgb(other)
    red, green, blue = (round(x + (y - x) * part) for x, y in zip(a, b, strict=True))
    return red, green, blue


def ramp(size: tuple[int, int], angle: float) -> Image.Image:
    """Return greys that go from 0 to 255 in the direction of ``angle`` (0: down, 90: rightwards)."""
    dx, dy = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    reach, last = abs(dx) + abs(dy), 15
    across = [127.5 + 255 * (x / last - 0.5) * dx / reach for x in range(last + 1)]
    down = [255 * (y / last - 0.5) * dy / reach for y in range(last + 1)]
    small = Image.frombytes("L", (16, 16), bytes(round(x + y) for y in down for x in across))
    return small.resize(size, Image.Resampling.BILINEAR)


def scatter(seed: int) -> Random:
    """Return a dice that falls the same way each time, so that every demo has the same pictures."""
    return Random(seed)  # noqa: S311 - crumbs and leaves, no secrets


@lru_cache(maxsize=128)
def _steps(slope: float, most: int) -> tuple[int, ...]:
    """Return the table that keeps what a map of light holds above (or below) even, up to ``most``."""
    return tuple(min(most, max(0, round((value - EVEN) * 2 * slope))) for value in range(256))


class Studio(Pencil):
    """One picture while it is made."""

    def __init__(self, side: int, shade: Colour = SHADE, sun: Colour = SUN) -> None:
        super().__init__(side)
        self.image = Image.new("RGB", (side, side))
        self.shade, self.sun = rgb(shade), rgb(sun)

    # Paint

    def fill(self, form: Form, colour: Colour, strength: float = 1) -> Form:
        """Paint ``form`` in one colour; return it, to go on with."""
        mask = form.faded(strength).mask
        self.image.paste(rgb(colour), form.box, mask)
        return form

    def grade(self, form: Form, one: Colour, other: Colour, angle: float = 30) -> Form:
        """Paint ``form`` from one colour to another, by default down and a little rightwards."""
        part = ramp(form.mask.size, angle)
        plain = [Image.new("RGB", form.mask.size, rgb(colour)) for colour in (other, one)]
        self.image.paste(Image.composite(plain[0], plain[1], part), form.box, form.mask)
        return form

    def wash(self, top: float, bottom: float, one: Colour, other: Colour) -> None:
        """Paint the whole width between two heights, from one colour to another."""
        rows = round(top * self.unit), min(self.side, round(bottom * self.unit))
        size = self.side, rows[1] - rows[0]
        plain = [Image.new("RGB", size, rgb(colour)) for colour in (other, one)]
        self.image.paste(Image.composite(plain[0], plain[1], ramp(size, 20)), (0, rows[0]))

    def lay(self, form: Form, layer: Image.Image) -> Form:
        """Paint ``form`` with a picture of its size."""
        self.image.paste(layer, form.box, form.mask)
        return form

    # Light

    def darken(self, form: Form, strength: float, colour: Colour | None = None) -> None:
        """Put ``form`` in shade: colours grow deeper, not greyer."""
        seen = form.inside(self.side)
        if seen:
            crop = self.image.crop(seen.box)
            plain = Image.new("RGB", crop.size, rgb(colour) if colour else self.shade)
            self.image.paste(ImageChops.multiply(crop, plain), seen.box, seen.faded(strength).mask)

    def lighten(self, form: Form, strength: float, colour: Colour | None = None) -> None:
        seen = form.inside(self.side)
        if seen:
            crop = self.image.crop(seen.box)
            plain = Image.new("RGB", crop.size, rgb(colour) if colour else self.sun)
            self.image.paste(ImageChops.screen(crop, plain), seen.box, seen.faded(strength).mask)

    def light(self, form: Form, light: Image.Image, strength: float = 1) -> None:
        """Let a map of light (128: as it is) fall on ``form``."""
        dark = light.point(_steps(-strength, 190))
        bright = light.point(_steps(strength * 0.62, 150))
        self.darken(form.through(dark), 1)
        self.lighten(form.through(bright), 1)

    def swell(self, form: Form, radius: float, strength: float = 1) -> None:
        """Make ``form`` look round: bright towards the light, deep away from it."""
        self.emboss(form, form, radius, strength)

    def emboss(self, form: Form, height: Form, radius: float, strength: float = 1) -> None:
        """Let light fall on ``form`` as if ``height`` stood out of it; below 0 it is pressed in."""
        r = max(0.7, radius * self.unit)
        reach = max(1, round(r * 0.8))
        wide = form.grown(reach)
        high = blurred(height.within(wide.box), r)
        width, tall = form.mask.size
        near = high.crop((2 * reach, 2 * reach, 2 * reach + width, 2 * reach + tall))
        far = high.crop((0, 0, width, tall))
        self.light(form, ImageChops.subtract(near, far, 1, EVEN), strength * 0.62)

    def halo(self, form: Form, radius: float) -> Form:
        """Return ``form`` blurred, with room for it."""
        wide = form.grown(round(radius * self.unit * 2.5))
        return Form(blurred(wide.mask, radius * self.unit), wide.left, wide.top)

    def cast(self, form: Form, offset: Point, radius: float, strength: float) -> None:
        """Lay the soft shadow of ``form`` beside it; paint the form after it."""
        soft = self.halo(form, radius)
        by = round(offset[0] * self.unit), round(offset[1] * self.unit)
        self.darken(Form(soft.mask, soft.left + by[0], soft.top + by[1]), strength)

    def stand(self, centre: Point, half: float, depth: float) -> None:
        """Lay the shadow of a thing that stands on the table: close and dark, then long and thin."""
        x, y = centre
        long = self.oval((x + half * 0.55, y + depth * 0.15), (half * 1.35, depth * 1.05), -4)
        self.darken(self.halo(long, half * 0.16), 0.42)
        close = self.oval((x + half * 0.07, y + depth * 0.12), (half * 0.99, depth * 0.92))
        self.darken(self.halo(close, 8), 0.62)

    def shine(self, points: Sequence[Point], width: float, strength: float = 0.6) -> None:
        """Put a soft bright streak along ``points``."""
        streak = self.band(points, width, width * 0.5)
        self.lighten(self.halo(streak, width * 0.35), strength, "#ffffff")
