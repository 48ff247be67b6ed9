"""The shops of the demo, in their sellers' words. All people, numbers and accounts are invented."""

from typing import Any

from cece.demo.content.shops.amina import AMINA
from cece.demo.content.shops.bassel import BASSEL
from cece.demo.content.shops.diego import DIEGO
from cece.demo.content.shops.fatumata import FATUMATA
from cece.demo.content.shops.halyna import HALYNA
from cece.demo.content.shops.sunita import SUNITA
from cece.demo.content.shops.wilson import WILSON

# By the key of their seller, in the order in which they opened.
# VAT: each shop says where its rates come from; usual ones are in shops.enums.VAT_RATES.
# IBAN: the example numbers that the registry and banks print; no money can go there.
OPEN_SHOPS: dict[str, dict[str, Any]] = {
    "wilson": WILSON,
    "halyna": HALYNA,
    "amina": AMINA,
    "sunita": SUNITA,
    "fatumata": FATUMATA,
    "bassel": BASSEL,
}

__all__ = ["DIEGO", "OPEN_SHOPS"]
