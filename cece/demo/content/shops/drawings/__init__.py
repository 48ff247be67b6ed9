"""Pictures of the demo's products, drawn by code: each shop has one place, one light, one palette."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.core.files.base import ContentFile

from cece.demo.content.shops.drawings import bread, clay, cloth, larder, leather, mending, plants
from cece.demo.content.shops.drawings.scenes import Scene, Stage, open_studio
from cece.demo.content.shops.drawings.studio import Studio
from core.uploads import CleanImage

ARCH = Scene("#e7b58c", "#e9cda4", "#7a4a48", "niche", "#b9633f")
SUNRISE = Scene("#9fc5bd", "#ecdcb8", "#4d4f6a", "sun", "#f4c39a")
WORKSHOP = Scene("#a9bfd0", "#dcc9ae", "#4f4f70", "window", "#fff3d8")
BAKERY = Scene("#efd9a9", "#d9b483", "#6f4a40", "window", "#fff6dd")
BENCH = Scene("#a9b18f", "#c79f70", "#4f4440", "glow", "#f4efcf")
GARDEN = Scene("#ecc3b4", "#f0e2d2", "#6a4a62", "leaves", "#8a5a6a")


@dataclass(frozen=True)
class Drawing:
    """One picture: its place, who draws it, how near we come and towards which height."""

    scene: Scene
    draw: Callable[[Studio], None]
    zoom: float = 1
    height: float = 500
    stage: Stage = "table"


DRAWINGS: dict[str, Drawing] = {
    "soap": Drawing(ARCH, larder.soap, 1.3, 720),
    "spices": Drawing(ARCH, larder.spices, 1.3, 640),
    "tea": Drawing(ARCH, larder.tea, 1.2, 650),
    "lemons": Drawing(ARCH, larder.lemons, 1.28, 640),
    "basket": Drawing(ARCH, larder.basket, 1.22, 560),
    "bag": Drawing(SUNRISE, cloth.bag, 1.05, 470),
    "cushion": Drawing(SUNRISE, cloth.cushion),
    "apron": Drawing(SUNRISE, cloth.apron, stage="wall"),
    "earrings": Drawing(SUNRISE, cloth.earrings, 1.08, 480, "wall"),
    "napkins": Drawing(SUNRISE, cloth.napkins, 1.14, 900),
    "mug": Drawing(WORKSHOP, clay.mug, 1.25, 640),
    "bowl": Drawing(WORKSHOP, clay.bowl, 1.15, 620),
    "jug": Drawing(WORKSHOP, clay.jug, 1.1, 520),
    "plate": Drawing(WORKSHOP, clay.plate),
    "vases": Drawing(WORKSHOP, clay.vases, 1.1, 620),
    "flatbread": Drawing(BAKERY, bread.flatbread, 1.12, 880),
    "loaf": Drawing(BAKERY, bread.loaf, 1.08, 1000),
    "thyme_bread": Drawing(BAKERY, bread.thyme_bread, stage="top"),
    "date_cakes": Drawing(BAKERY, bread.date_cakes, 1.25, 980),
    "sesame_rings": Drawing(BAKERY, bread.sesame_rings, stage="top"),
    "wallet": Drawing(BENCH, leather.wallet, 1.15, stage="top"),
    "belt": Drawing(BENCH, leather.belt, 1.1, 600),
    "shoulder_bag": Drawing(BENCH, leather.shoulder_bag, 1.02, 480),
    "key_ring": Drawing(BENCH, mending.key_ring, 1.12, 520, "wall"),
    "shoe": Drawing(BENCH, mending.shoe, 1.08, 1100),
    "basil": Drawing(GARDEN, plants.basil, 1.08),
    "aloe": Drawing(GARDEN, plants.aloe, 1.1),
    "chillies": Drawing(GARDEN, plants.chillies, 1.1, 480),
    "oregano": Drawing(GARDEN, plants.oregano, 1.1, 440, "wall"),
    "marigolds": Drawing(GARDEN, plants.marigolds, 1.1, 480),
}


def drawing(name: str) -> CleanImage:
    """Return the drawing ``name`` as a clean picture, ready for a product."""
    side = settings.DEMO_PICTURE_SIDE
    plan = DRAWINGS[name]
    studio = open_studio(plan.scene, side, plan.stage)
    studio.look(plan.zoom, (500, plan.height))
    plan.draw(studio)
    buffer = BytesIO()
    studio.image.save(buffer, "PNG", compress_level=0)  # read once, and at once
    return CleanImage(f"{name}.png", ContentFile(buffer.getvalue()), side, side)
