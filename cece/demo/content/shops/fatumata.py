"""Bags and cloth from Faro, with fabric from Guinea-Bissau."""

from typing import Any

FATUMATA: dict[str, Any] = {
    "person": ("Fatumata Baldé", "pt", ["pt", "fr"]),
    "days_ago": 24,
    "name": "Panos da Ria",
    "offer": "Sacos, panos e brincos costurados em Faro com tecidos da Guiné",
    "about": (
        "Chamo-me Fatumata Baldé, sou de Bissau e costuro em Faro. A minha irmã escolhe os "
        "tecidos de algodão no mercado de Bandim. Junto-lhes restos de velas da Ria Formosa.\n\n"
        "Cada peça é única. Não deito fora os retalhos: faço brincos. "
        "Se quiser outra medida, escreva-me.\n\n"
        "Je parle aussi français et créole. Écrivez-moi sans gêne."
    ),
    "languages": ["pt", "fr"],
    "place": "PT-0805",
    "identity": {
        "legal_name": "Fatumata Baldé",
        "street": "Rua do Exemplo 7",
        "postal_code": "8000-001",
        "town": "Faro",
        "country": "PT",
        "tax_id": "123456789",
        "email": "fatumata@demo.test",
        "phone": "",
    },
    "delivery": {
        "pickup": {
            "place": "Mercado Municipal de Faro, banca 21",
            "hours": "Quinta e sábado, das 8h00 às 13h00",
            "price_cents": 0,
        },
        "local": {"place": "Faro e Olhão", "hours": "", "price_cents": 200},
        "post": {"place": "", "hours": "", "price_cents": 475},
    },
    "payment": {
        "transfer": {"iban": "PT50000201231234567890154", "holder": "Fatumata Balde"},
        "cash": {"iban": "", "holder": ""},
    },
    "policy": ("free", ""),
    # VAT: the usual rate for all. Source: PT CIVA, art. 18 n.º 1 c)
    "products": [
        {
            "drawing": "bag",
            "alt": "Um saco de pano às riscas de muitas cores, com duas asas castanhas",
            "title": "Saco de pano às riscas",
            "price_cents": 1850,
            "stock": 7,
            "vat_permille": 230,
            "description": (
                "Saco forte, forrado, com bolso por dentro. Lava-se a 30 graus.\n\n"
                "- 38 × 42 cm\n- Algodão e vela de barco reutilizada"
            ),
        },
        {
            "drawing": "cushion",
            "alt": "Uma almofada bordeaux com losangos amarelos, brancos e verdes",
            "title": "Capa de almofada com losangos",
            "price_cents": 1600,
            "stock": 10,
            "vat_permille": 230,
            "description": (
                "Capa com fecho, sem enchimento. Os losangos são cosidos um a um.\n\n"
                "- 45 × 45 cm\n- 100 % algodão"
            ),
        },
        {
            "drawing": "apron",
            "alt": "Um avental azul pendurado, com um grande bolso amarelo",
            "title": "Avental de cozinha",
            "price_cents": 2200,
            "stock": 5,
            "vat_permille": 230,
            "withdrawal_exception": "custom_made",
            "description": (
                "Avental com bolso grande. Faço-o à sua medida: diga-me a sua altura por correio "
                "eletrónico depois de encomendar.\n\n- Fica pronto em cinco dias"
            ),
        },
        {
            "drawing": "earrings",
            "alt": "Dois brincos redondos forrados com tiras de tecido de cores",
            "title": "Brincos de argola em tecido",
            "price_cents": 950,
            "stock": 14,
            "vat_permille": 230,
            "description": (
                "Argolas leves, forradas com os retalhos dos sacos. O gancho é de latão, sem "
                "níquel.\n\n- 5 cm de largura\n- O par pesa 9 g"
            ),
        },
        {
            "drawing": "napkins",
            "alt": "Quatro guardanapos dobrados, com dois peixes bordados, e uma bobina de linha vermelha",
            "title": "Quatro guardanapos bordados",
            "price_cents": 2600,
            "stock": 6,
            "vat_permille": 230,
            "description": (
                "Dois crus, um laranja e um verde-mar. Bordo os peixes à mão, ao fim do dia.\n\n"
                "- 40 × 40 cm\n- Algodão e linho\n- Lavam-se a 40 graus"
            ),
        },
    ],
}
