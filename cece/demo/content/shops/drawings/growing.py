"""Leaves, sprigs and small things that lie about: what stands beside the goods."""

import math
from collections.abc import Sequence

from cece.demo.content.shops.drawings.forms import Point, curve, ring
from cece.demo.content.shops.drawings.studio import Colour, Studio, mixed, scatter


def leaf(studio: Studio, base: Point, tip: Point, width: float, colour: Colour) -> None:
    """A leaf from its stalk to its tip, with one half in the light and a vein between."""
    (x, y), (a, b) = base, tip
    across = -(b - y) / (math.hypot(a - x, b - y) or 1), (a - x) / (math.hypot(a - x, b - y) or 1)
    edges = []
    for side in (-1, 1):
        half = [
            (
                x + (a - x) * t + across[0] * side * width * bulge,
                y + (b - y) * t + across[1] * side * width * bulge,
            )
            for t, bulge in ((0, 0), (0.18, 0.3), (0.42, 0.5), (0.68, 0.4), (0.88, 0.16), (1, 0))
        ]
        edges.append(curve(half))
    whole = studio.polygon([*edges[0], *reversed(edges[1])])
    studio.cast(whole, (4, 6), 5, 0.4)
    studio.fill(whole, colour)
    lit = max(edges, key=lambda edge: -edge[len(edge) // 2][1] - edge[len(edge) // 2][0] * 0.4)
    studio.fill(studio.polygon([*lit, base]), mixed(colour, "#f4f1b8", 0.24))
    studio.swell(whole, width * 0.22, 0.8)
    vein = studio.band([base, (x + (a - x) * 0.9, y + (b - y) * 0.9)], width * 0.06, 0.6)
    studio.fill(vein, mixed(colour, "#fbf6cf", 0.45))


def sprig(studio: Studio, stalk: Sequence[Point], size: Point, colour: Colour) -> None:
    """A stalk with pairs of leaves; ``size`` of the largest leaf: length, width."""
    line = curve(stalk)
    studio.fill(studio.band(line, size[1] * 0.16, size[1] * 0.08), mixed(colour, "#5a4a22", 0.35))
    count = 4
    for number in range(count):
        place = int(len(line) * (0.18 + 0.68 * number / count))
        x, y = line[place]
        a, b = line[min(place + 2, len(line) - 1)]
        ahead = math.atan2(b - y, a - x)
        part = 1 - 0.12 * number
        for side in (1, -1):
            angle = ahead + side * 0.95
            tip = (x + math.cos(angle) * size[0] * part, y + math.sin(angle) * size[0] * part)
            leaf(studio, (x, y), tip, size[1] * part, mixed(colour, "#2f4a2a", 0.18 * (side < 0)))
    (x, y), (a, b) = line[-4], line[-1]
    ahead = math.atan2(b - y, a - x)
    end = (a + math.cos(ahead) * size[0] * 0.75, b + math.sin(ahead) * size[0] * 0.75)
    leaf(studio, (a, b), end, size[1] * 0.7, mixed(colour, "#e6e89a", 0.2))


def crumbs(
    studio: Studio, centre: Point, spread: Point, count: int, size: float, colours: Sequence[Colour]
) -> None:
    """Strew seeds or crumbs on the table, the same ones each time."""
    dice = scatter(int(centre[0] * 7 + centre[1]))
    for number, colour in enumerate(colours):
        places = []
        for _one in range(count // len(colours)):
            angle, away = dice.uniform(0, 2 * math.pi), math.sqrt(dice.random())
            places.append(
                (
                    centre[0] + math.cos(angle) * away * spread[0],
                    centre[1] + math.sin(angle) * away * spread[1],
                )
            )
        grains = studio.dots(places, size * (1 - 0.12 * number))
        studio.cast(grains, (size * 0.5, size * 0.7), size * 0.6, 0.55)
        studio.fill(grains, colour)
        studio.swell(grains, size * 0.5, 0.8)


def ball(studio: Studio, centre: Point, radius: float, colour: Colour, gloss: float = 0.5) -> None:
    """A berry, an olive, a bead."""
    form = studio.oval(centre, (radius, radius))
    studio.fill(form, colour)
    studio.swell(form, radius * 0.55, 1.3)
    spot = ring(
        (centre[0] - radius * 0.35, centre[1] - radius * 0.4), (radius * 0.2, radius * 0.14)
    )
    studio.lighten(studio.halo(studio.polygon(spot), radius * 0.07), gloss, "#ffffff")
