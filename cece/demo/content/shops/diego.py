"""Diego's shop, which is not open: something is missing still."""

from typing import Any

DIEGO: dict[str, Any] = {
    "name": "Tejidos Quispe",
    "offer": "Gorros y bufandas de lana, tejidos a mano en Burgos",
    "place": "ES-09059",
    "product": {
        "title": "Gorro de lana con orejeras",
        "price_cents": 2400,
        "stock": 2,
        "vat_permille": 210,
        "description": (
            "Lana merina de Castilla y dibujo de Cusco. Se lava a mano, con agua fría.\n\n"
            "- Talla única\n- Me falta hacer la foto"
        ),
        "withdrawal_exception": "none",
    },
}
