"""Leather sewn by hand in Ubrique, and shoes with a new sole."""

from typing import Any

WILSON: dict[str, Any] = {
    "person": ("Wilson Restrepo", "es", ["es", "en"]),
    "days_ago": 90,
    "name": "Taller Restrepo",
    "offer": "Cuero cosido a mano en Ubrique, y zapatos que vuelven a andar",
    "about": (
        "Soy Wilson, de Envigado, en Colombia. Mi padre era zapatero y yo jugaba debajo de su "
        "mesa. Vine a Ubrique en 2017, porque aquí se sabe de cuero.\n\n"
        "Corto y coso cada pieza a mano. La piel se curte con corteza de árbol, sin cromo. "
        "Con los años se pone más oscura y más bonita.\n\n"
        "También arreglo: **si tu zapato está roto, casi siempre tiene remedio**.\n\n"
        "I also answer in English."
    ),
    "languages": ["es", "en"],
    "place": "ES-11038",
    "identity": {
        "legal_name": "Wilson Restrepo",
        "street": "Calle de Muestra 5",
        "postal_code": "11600",
        "town": "Ubrique",
        "country": "ES",
        "tax_id": "Z1234567R",
        "email": "wilson@demo.test",
        "phone": "+34 600 000 002",
    },
    "delivery": {
        "pickup": {
            "place": "En el taller: Calle de Muestra 5, Ubrique",
            "hours": "De lunes a viernes, de 10:00 a 14:00 y de 17:00 a 20:00",
            "price_cents": 0,
        },
        "post": {"place": "", "hours": "", "price_cents": 590},
    },
    "payment": {
        "transfer": {"iban": "ES6621000418401234567891", "holder": "Wilson Restrepo"},
        "cash": {"iban": "", "holder": ""},
    },
    "policy": ("longer", "Si una costura se abre, la coso gratis. También dentro de diez años."),
    # VAT: the usual rate, also for repairs. Source: ES Ley 37/1992, art. 90
    "products": [
        {
            "drawing": "wallet",
            "alt": "Una cartera de cuero marrón con una hoja grabada y un cierre",
            "title": "Cartera con cierre",
            "price_cents": 3900,
            "stock": 8,
            "vat_permille": 210,
            "description": (
                "Cartera para billetes y seis tarjetas, con monedero. El helecho se graba a mano, "
                "con martillo.\n\n- 11 × 9 cm\n- Piel de vaca, hilo encerado"
            ),
        },
        {
            "drawing": "belt",
            "alt": "Un cinturón de cuero enrollado con hebilla dorada",
            "title": "Cinturón a tu medida",
            "price_cents": 3400,
            "stock": 6,
            "vat_permille": 210,
            "withdrawal_exception": "custom_made",
            "description": (
                "Cinturón de una sola pieza, con hebilla de latón. Escríbeme tu medida después de "
                "pedir: de la hebilla al agujero que usas.\n\n- 3,5 cm de ancho\n"
                "- Listo en una semana"
            ),
        },
        {
            "drawing": "shoulder_bag",
            "alt": "Un bolso pequeño de cuero con una flor grabada en la solapa",
            "title": "Bandolera con flor",
            "price_cents": 8900,
            "stock": 2,
            "vat_permille": 210,
            "description": (
                "Bolso pequeño con solapa, cierre de latón y correa larga. Cabe un libro, el "
                "móvil y las llaves. Me lleva tres días.\n\n- 24 × 18 × 7 cm\n"
                "- Forro de algodón con bolsillo"
            ),
        },
        {
            "drawing": "key_ring",
            "alt": "Un llavero de cuero con un sol grabado y dos llaves",
            "title": "Llavero con sol",
            "price_cents": 950,
            "stock": 20,
            "vat_permille": 210,
            "description": (
                "Hecho con los recortes de los bolsos. El sol se graba en caliente.\n\n"
                "- 9 cm de largo\n- Anilla de latón"
            ),
        },
        {
            "drawing": "shoe",
            "alt": "Un zapato de cuero con suela nueva, un martillo y unos clavos",
            "title": "Suela nueva para tus zapatos",
            "price_cents": 2800,
            "stock": 6,
            "vat_permille": 210,
            "withdrawal_exception": "custom_made",
            "description": (
                "Arreglo tus zapatos: quito la suela vieja y coso una nueva, de cuero o de goma. "
                "Tráelos al taller o envíalos por correo. El precio es por el par.\n\n"
                "- Tardo cuatro días\n- Si no tienen remedio, te devuelvo el dinero"
            ),
        },
    ],
}
