"""A small bakery in Zaragoza, as in Homs."""

from typing import Any

BASSEL: dict[str, Any] = {
    "person": ("Bassel Nassar", "es", ["es", "ar"]),
    "days_ago": 16,
    "name": "Horno de Bassel",
    "offer": "Pan plano, pan de masa madre y dulces de dátil, hechos de noche en Zaragoza",
    "about": (
        "Me llamo Bassel. En Homs mi familia tenía un horno. En Zaragoza trabajé ocho años en el "
        "horno de otros. Ahora tengo el mío, en el barrio de Delicias.\n\n"
        "Amaso por la noche y reparto por la mañana. "
        "**Pide antes de las 20:00 y tienes el pan al día siguiente.** Harina de Aragón, agua, "
        "sal y tiempo. Nada más.\n\n"
        "أخبز كل ليلة كما كنا نخبز في حمص. اطلبوا بالعربية أو بالإسبانية."
    ),
    "languages": ["es", "ar"],
    "place": "ES-50297",
    "identity": {
        "legal_name": "Bassel Nassar",
        "street": "Calle Imaginaria 18, local",
        "postal_code": "50017",
        "town": "Zaragoza",
        "country": "ES",
        "tax_id": "Y1234567X",
        "email": "bassel@demo.test",
        "phone": "+34 600 000 001",
    },
    "delivery": {
        "pickup": {
            "place": "En el horno: Calle Imaginaria 18, Zaragoza",
            "hours": "De lunes a sábado, de 7:00 a 14:00",
            "price_cents": 0,
        },
        "local": {
            "place": "Delicias, Oliver y Universidad, en bicicleta",
            "hours": "De lunes a viernes, de 8:00 a 10:00",
            "price_cents": 250,
        },
    },
    "payment": {
        "transfer": {"iban": "ES7921000813610123456789", "holder": "Bassel Nassar"},
        "cash": {"iban": "", "holder": ""},
    },
    "policy": ("law", "Si algo sale mal, llámame y lo arreglo el mismo día."),
    # VAT: bread of all kinds 4 %; cakes and filled or topped bread, like other food, 10 %.
    # Source: ES Ley 37/1992, art. 91; Resolución DGT of 24 February 2025 (BOE of 27 February 2025)
    "products": [
        {
            "drawing": "flatbread",
            "alt": "Un montón de panes planos y redondos sobre una tabla",
            "title": "Pan plano, cinco piezas",
            "price_cents": 280,
            "stock": 40,
            "vat_permille": 40,
            "withdrawal_exception": "perishable",
            "description": (
                "Se abre como un bolsillo. Caliente dos minutos en la sartén, queda como recién "
                "hecho.\n\n- 5 piezas, 450 g\n- Ingredientes: harina de **trigo**, agua, sal, "
                "levadura\n\nخبز عربي طازج كل صباح."
            ),
        },
        {
            "drawing": "loaf",
            "alt": "Una hogaza redonda con una espiga cortada en la corteza",
            "title": "Hogaza de masa madre",
            "price_cents": 490,
            "stock": 18,
            "vat_permille": 40,
            "withdrawal_exception": "perishable",
            "description": (
                "Corteza gruesa y miga húmeda. Fermenta veinte horas en frío. Dura cinco días en "
                "un paño.\n\n- 1 kg\n- Ingredientes: harina de **trigo**, agua, masa madre de "
                "**trigo**, sal"
            ),
        },
        {
            "drawing": "thyme_bread",
            "alt": "Un pan plano con tomillo verde y sésamo, cortado en cuatro",
            "title": "Manakish de zaatar",
            "price_cents": 350,
            "stock": 15,
            "vat_permille": 100,
            "withdrawal_exception": "perishable",
            "description": (
                "Pan plano con tomillo, zumaque, sésamo y aceite de oliva. Es el desayuno de mi "
                "casa.\n\n- 30 cm, para una persona con hambre o dos sin ella\n"
                "- Contiene **trigo** y **sésamo**\n\nمناقيش بزعتر كما في البيت."
            ),
        },
        {
            "drawing": "date_cakes",
            "alt": "Un plato azul con seis dulces con azúcar; otro, abierto, deja ver el dátil",
            "title": "Maamul de dátil, caja de doce",
            "price_cents": 960,
            "stock": 10,
            "vat_permille": 100,
            "withdrawal_exception": "sealed",
            "description": (
                "Dulces de sémola rellenos de dátil, con la forma de los moldes de mi abuela.\n\n"
                "- 12 piezas, 400 g\n- Contiene **trigo** y **leche**; puede tener trazas de "
                "**pistacho**\n- Se conservan tres semanas en su caja"
            ),
        },
        {
            "drawing": "sesame_rings",
            "alt": "Dos roscas de pan con sésamo sobre un paño con rayas azules",
            "title": "Rosca de sésamo",
            "price_cents": 180,
            "stock": 24,
            "vat_permille": 40,
            "withdrawal_exception": "perishable",
            "description": (
                "Tierna por dentro, tostada por fuera. En Homs se compra en la calle, camino del "
                "colegio.\n\n- 160 g\n- Ingredientes: harina de **trigo**, agua, **sésamo**, "
                "aceite de oliva, sal, levadura"
            ),
        },
    ],
}
