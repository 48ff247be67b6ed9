"""Pottery from Barcelos, with flowers from Ukraine."""

from typing import Any

HALYNA: dict[str, Any] = {
    "person": ("Halyna Bondar", "pt", ["pt", "en"]),
    "days_ago": 70,
    "name": "Barro da Halyna",
    "offer": "Louça de barro feita à roda em Barcelos, com flores da Ucrânia",
    "about": (
        "Sou a Halyna. Aprendi a trabalhar o barro com o meu avô, em Opishnia, na Ucrânia. "
        "Vivo em Barcelos desde 2022. É uma terra de oleiros, como a minha.\n\n"
        "Faço cada peça à roda e pinto-a à mão. Por isso não há duas iguais. "
        "O barro é daqui; os girassóis são de lá.\n\n"
        "I also speak English and Ukrainian. Ask me anything about my pots."
    ),
    "languages": ["pt", "en"],
    "place": "PT-0302",
    "identity": {
        "legal_name": "Halyna Bondar",
        "street": "Rua Inventada 31",
        "postal_code": "4750-001",
        "town": "Barcelos",
        "country": "PT",
        "tax_id": "234567899",
        "email": "halyna@demo.test",
        "phone": "+351 910 000 000",
    },
    "delivery": {
        "pickup": {
            "place": "Feira de Barcelos, Campo da República, banca 112",
            "hours": "Quinta, das 8h00 às 16h00",
            "price_cents": 0,
        },
        "post": {"place": "", "hours": "", "price_cents": 690},
    },
    "payment": {
        "transfer": {"iban": "PT50002700000001234567833", "holder": "Halyna Bondar"},
        "cash": {"iban": "", "holder": ""},
    },
    "policy": (
        "longer",
        "Se uma peça chegar partida, mande-me uma fotografia. Envio outra ou devolvo o dinheiro.",
    ),
    # VAT: the usual rate for all. Source: PT CIVA, art. 18 n.º 1 c)
    "products": [
        {
            "drawing": "mug",
            "alt": "Uma caneca branca com um girassol pintado",
            "title": "Caneca com girassol",
            "price_cents": 1400,
            "stock": 16,
            "vat_permille": 230,
            "description": (
                "Caneca grande para o café da manhã. A base fica sem vidrado, da cor do barro.\n\n"
                "- 350 ml\n- Pode ir ao micro-ondas e à máquina"
            ),
        },
        {
            "drawing": "bowl",
            "alt": "Uma taça azul com uma fila de flores brancas",
            "title": "Taça grande para salada",
            "price_cents": 3800,
            "stock": 1,
            "vat_permille": 230,
            "description": (
                "Taça funda com uma grinalda de flores à volta. Faço uma por mês, porque é grande "
                "e seca devagar.\n\n- 28 cm de largura, 14 cm de altura\n- Só lavagem à mão"
            ),
        },
        {
            "drawing": "jug",
            "alt": "Um jarro branco com flores azuis",
            "title": "Jarro com flores azuis",
            "price_cents": 3200,
            "stock": 4,
            "vat_permille": 230,
            "description": (
                "Jarro para água, sumo ou flores. O bico não pinga: já o experimentei muitas "
                "vezes.\n\n- 1,2 litros\n- 24 cm de altura"
            ),
        },
        {
            "drawing": "plate",
            "alt": "Um prato pintado com uma flor azul e amarela ao centro",
            "title": "Prato pintado à mão",
            "price_cents": 2700,
            "stock": 6,
            "vat_permille": 230,
            "description": (
                "Prato para servir ou para a parede. Traz um furo atrás para o pendurar.\n\n"
                "- 26 cm de largura\n- As tintas não têm chumbo\n\n"
                "For the table or for the wall."
            ),
        },
        {
            "drawing": "vases",
            "alt": "Três jarrinhas, azul, branca e amarela, cada uma com uma flor",
            "title": "Três jarrinhas",
            "price_cents": 2400,
            "stock": 5,
            "vat_permille": 230,
            "description": (
                "Três jarrinhas para uma flor só. São vendidas juntas, sem as flores.\n\n"
                "- De 11 a 14 cm de altura\n- Azul, branca e amarela"
            ),
        },
    ],
}
