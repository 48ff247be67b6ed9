"""Plants and dried herbs from a small greenhouse near Odemira."""

from typing import Any

SUNITA: dict[str, Any] = {
    "person": ("Sunita Gurung", "pt", ["pt", "en"]),
    "days_ago": 32,
    "name": "Plantas da Sunita",
    "offer": "Ervas, piripíri e flores laranja, criados numa estufa pequena em São Teotónio",
    "about": (
        "Namastê, sou a Sunita. Vim de Pokhara, no Nepal, para a apanha da framboesa. Ao fim de "
        "seis anos aluguei uma estufa pequena em São Teotónio.\n\n"
        "Semeio, rego e envaso tudo com as minhas mãos. Não uso venenos. Cada vaso leva um papel "
        "que explica de quanta água e de quanto sol a planta precisa.\n\n"
        "I also speak English. Write to me in the language you like."
    ),
    "languages": ["pt", "en"],
    "place": "PT-0211",
    "identity": {
        "legal_name": "Sunita Gurung",
        "street": "Estrada do Exemplo, Estufa 3",
        "postal_code": "7630-001",
        "town": "São Teotónio",
        "country": "PT",
        "tax_id": "212345672",
        "email": "sunita@demo.test",
        "phone": "+351 910 000 001",
    },
    "delivery": {
        "pickup": {
            "place": "Mercado Municipal de Odemira, banca 4",
            "hours": "Sábado, das 8h00 às 13h00",
            "price_cents": 0,
        },
        "local": {
            "place": "São Teotónio, Zambujeira do Mar e Odemira",
            "hours": "Terça e sexta, à tarde",
            "price_cents": 250,
        },
        "post": {"place": "", "hours": "", "price_cents": 550},
    },
    "payment": {
        "transfer": {"iban": "PT50000201231234567890154", "holder": "Sunita Gurung"},
        "cash": {"iban": "", "holder": ""},
    },
    "policy": (
        "law",
        "Se a planta chegar ferida do caminho, mande-me uma fotografia e envio outra.",
    ),
    # VAT: plants from the one who grows them, and herbs dried in leaf, 6 %.
    # Source: PT CIVA, Lista I, verbas 5.1.2 and 2.5, and the binding rulings on them
    "products": [
        {
            "drawing": "basil",
            "alt": "Um vaso de barro com um manjericão cheio de folhas",
            "title": "Manjericão em vaso",
            "price_cents": 450,
            "stock": 20,
            "vat_permille": 60,
            "description": (
                "Folha larga e cheiro forte. Corte sempre por cima de duas folhas: assim cresce "
                "mais.\n\n- Vaso de barro de 14 cm\n- Sol da manhã, água dia sim, dia não"
            ),
        },
        {
            "drawing": "aloe",
            "alt": "Um aloé vera num vaso azul",
            "title": "Aloé vera em vaso",
            "price_cents": 900,
            "stock": 8,
            "vat_permille": 60,
            "description": (
                "Planta de três anos, já com filhos à volta. Vive bem dentro de casa, junto à "
                "janela.\n\n- Vaso pintado de 16 cm\n- Água uma vez por semana, menos no inverno"
            ),
        },
        {
            "drawing": "chillies",
            "alt": "Um vaso claro com uma planta de malaguetas vermelhas",
            "title": "Piripíri em vaso",
            "price_cents": 650,
            "stock": 12,
            "vat_permille": 60,
            "description": (
                "Dá malaguetas de junho a novembro. São muito picantes: uma chega para a panela "
                "toda.\n\n- Vaso de 15 cm\n- Muito sol e pouca água\n\n"
                "Very hot. In Nepal we eat them with everything."
            ),
        },
        {
            "drawing": "oregano",
            "alt": "Três ramos de orégãos pendurados a secar num pau",
            "title": "Orégãos secos em ramo",
            "price_cents": 320,
            "stock": 30,
            "vat_permille": 60,
            "description": (
                "Ramo inteiro, seco à sombra, com folha e flor. Guarde-o pendurado e esfregue-o "
                "com os dedos sobre o tomate.\n\n- Cerca de 40 g"
            ),
        },
        {
            "drawing": "marigolds",
            "alt": "Um vaso de barro com flores redondas cor de laranja",
            "title": "Cravos-túnicos em vaso",
            "price_cents": 500,
            "stock": 16,
            "vat_permille": 60,
            "description": (
                "No Nepal chamamos-lhes *sayapatri*, a flor das cem folhas. Fazemos colares com "
                "elas na festa do Tihar. Na horta afastam os bichos.\n\n"
                "- Vaso de 14 cm, oito flores ou mais\n- Sol todo o dia"
            ),
        },
    ],
}
