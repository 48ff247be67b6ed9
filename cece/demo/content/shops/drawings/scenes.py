"""The places where the things of a shop stand: one wall, one table, one light for each shop."""

import math
from dataclasses import dataclass
from typing import Literal

from PIL import Image

from cece.demo.content.shops.drawings.forms import Form, curve, ring
from cece.demo.content.shops.drawings.studio import Colour, Studio, mixed

HORIZON = 640
EARTH = "#9a6440"  # a table grows warmer towards its near edge
Stage = Literal["table", "wall", "top"]


@dataclass(frozen=True)
class Scene:
    """Colours of a shop's pictures. ``backdrop`` is what the wall has: a niche, a sun, a window."""

    wall: Colour
    table: Colour
    shade: Colour
    backdrop: str
    accent: Colour


def open_studio(scene: Scene, side: int, stage: Stage = "table") -> Studio:
    """Return a studio with its ground painted: a table before a wall, a wall, or a table from above.

    The ground is painted half as large: it may be a little out of focus, and costs a quarter.
    """
    small = Studio(math.ceil(side / 2), shade=scene.shade)
    _paint_ground(small, scene, stage)
    studio = Studio(side, shade=scene.shade)
    studio.image = small.image.resize((side, side), Image.Resampling.BICUBIC)
    return studio


def _paint_ground(studio: Studio, scene: Scene, stage: Stage) -> None:
    if stage == "top":
        light, deep = mixed(scene.table, "#ffffff", 0.16), mixed(scene.table, EARTH, 0.12)
        studio.wash(0, 1000, light, deep)
    else:
        bottom = HORIZON + 2 if stage == "table" else 1000
        studio.wash(0, bottom, mixed(scene.wall, "#ffffff", 0.12), scene.wall)
        BACKDROPS[scene.backdrop](studio, scene)
    if stage == "table":
        _table(studio, scene)
    _window_light(studio)


def _table(studio: Studio, scene: Scene) -> None:
    studio.wash(HORIZON, 1000, mixed(scene.table, "#ffffff", 0.14), mixed(scene.table, EARTH, 0.20))
    edge = studio.halo(studio.block((-40, HORIZON - 14, 1040, HORIZON + 2)), 10)
    studio.darken(edge, 0.28)


def _window_light(studio: Studio) -> None:
    """Brighten the upper left and let the far corners fall back."""
    count = 40
    values = []
    for y in range(count):
        for x in range(count):
            away = math.hypot(x / count - 0.28, y / count - 0.22)
            values.append(max(0, min(255, round(128 + 230 * (0.52 - away)))))
    small = Image.frombytes("L", (count, count), bytes(values))
    light = small.resize((studio.side, studio.side), Image.Resampling.BICUBIC)
    whole = Form(Image.new("L", light.size, 255), 0, 0)
    studio.light(whole, light, 0.27)


def _niche(studio: Studio, scene: Scene) -> None:
    """A horseshoe arch in the wall."""
    arch = _arch(studio, 500, 0)
    studio.fill(arch, mixed(scene.wall, scene.accent, 0.55))
    studio.darken(arch - studio.halo(_arch(studio, 518, -4), 16), 0.5)
    studio.lighten(arch - _arch(studio, 500, 13), 0.14)


def _arch(studio: Studio, middle: float, less: float) -> Form:
    head = studio.oval((middle, 345), (270 - less, 270 - less))
    return head | studio.block((middle - 222 + less, 400, middle + 222 - less, HORIZON + 2))


def _sun(studio: Studio, scene: Scene) -> None:
    """A large pale sun behind the table."""
    disc = studio.oval((520, 430), (315, 315))
    studio.grade(disc, mixed(scene.accent, "#ffffff", 0.25), scene.accent, 20)


def _window(studio: Studio, scene: Scene) -> None:
    """The light of a window with four panes, falling on the wall."""
    panes = None
    for column in (0, 1):
        for row in (0, 1):
            left, top = 215 + column * 235, 60 + row * 265
            skew = 0.42
            corners = [
                (left, top + left * skew * 0.3),
                (left + 205, top + (left + 205) * skew * 0.3),
                (left + 205, top + 235 + (left + 205) * skew * 0.3),
                (left, top + 235 + left * skew * 0.3),
            ]
            pane = studio.polygon(corners)
            panes = pane if panes is None else panes | pane
    if panes:
        studio.lighten(studio.halo(panes, 7), 0.34, scene.accent)


def _leaves(studio: Studio, scene: Scene) -> None:
    """The shadow of a branch on the wall."""
    stem = curve([(1040, 60), (900, 120), (760, 196), (640, 300)])
    outlines = []
    for number in range(1, 10):
        x, y = stem[number * 3]
        for side in (-1, 1):
            turn = math.radians(146 + side * 40)
            size = 150 - number * 8
            middle = (x + math.cos(turn) * size * 0.6, y + math.sin(turn) * size * 0.6)
            outlines.append(ring(middle, (size * 0.60, size * 0.13), turn=math.degrees(turn)))
    shadow = studio.polygons(outlines) | studio.band(stem, 17, 7)
    studio.darken(studio.halo(shadow, 9), 0.26, scene.accent)


def _glow(studio: Studio, scene: Scene) -> None:
    """A soft round glow, no more."""
    glow = studio.oval((430, 330), (330, 300))
    studio.lighten(studio.halo(glow, 90), 0.35, scene.accent)


BACKDROPS = {
    "niche": _niche,
    "sun": _sun,
    "window": _window,
    "leaves": _leaves,
    "glow": _glow,
}
