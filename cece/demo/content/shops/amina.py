"""A pantry between Tetouan and the Condado de Huelva."""

from typing import Any

AMINA: dict[str, Any] = {
    "days_ago": 45,
    "name": "Zoco de La Palma",
    "offer": "Despensa y artesanía entre Tetuán y el Condado de Huelva",
    "about": (
        "Soy Amina. Nací en Tetuán y vivo en La Palma del Condado desde 2019. "
        "Aquí vendo lo que sé hacer: **jabón, mezclas de especias y cestas**. "
        "El aceite, las hierbas y la palma son de la comarca.\n\n"
        "Trabajo en mi cocina y en el taller de mi vecina Carmen. Todo sale en tandas pequeñas. "
        "Los sábados llevo también dulces al mercado.\n\n"
        "أتكلم العربية والإسبانية والفرنسية. اكتبوا لي بلغتكم."
    ),
    "languages": ["es", "ar", "fr"],
    "place": "ES-21054",
    "identity": {
        "legal_name": "Amina Benali",
        "street": "Calle del Ejemplo 12",
        "postal_code": "21700",
        "town": "La Palma del Condado",
        "country": "ES",
        "tax_id": "X1234567L",
        "email": "amina@demo.test",
        "phone": "+34 600 000 000",
    },
    "delivery": {
        "pickup": {
            "place": "Mercado de Abastos, puesto 4, La Palma del Condado",
            "hours": "Martes y sábado, de 9:00 a 14:00",
            "price_cents": 0,
        },
        "post": {"place": "", "hours": "", "price_cents": 520},
    },
    "payment": {
        "transfer": {"iban": "ES9121000418450200051332", "holder": "Amina Benali"},
        "cash": {"iban": "", "holder": ""},
    },
    "policy": ("law", "Si un frasco llega roto, mándame una foto y te envío otro sin coste."),
    # VAT: food 10 %, all else 21 %. Source: ES Ley 37/1992, art. 90 and 91.Uno.1.1º
    "products": [
        {
            "drawing": "soap",
            "alt": "Dos pastillas de jabón verde, una sobre otra, en un plato de barro",
            "title": "Jabón de oliva y comino negro",
            "price_cents": 650,
            "stock": 24,
            "vat_permille": 210,
            "description": (
                "Jabón hecho en frío con aceite de oliva del Condado y aceite de comino negro. "
                "Cura seis semanas.\n\n- Peso: 110 g\n- Sin perfume añadido\n"
                "- Ingredientes: aceite de oliva, aceite de coco, agua, sosa, comino negro\n\n"
                "صابون زيت الزيتون والحبة السوداء، مصنوع باليد."
            ),
        },
        {
            "drawing": "spices",
            "alt": "Un cuenco pintado con un monte de especias; canela y anís estrellado al lado",
            "title": "Ras el hanut de mi madre",
            "price_cents": 480,
            "stock": 40,
            "vat_permille": 100,
            "withdrawal_exception": "sealed",
            "description": (
                "Diecisiete especias, tostadas y molidas el mismo día. Para cuscús, verduras al "
                "horno o un pollo de domingo.\n\n- Peso: 60 g, en bote de vidrio\n"
                "- Puede contener trazas de **sésamo** y **frutos de cáscara**\n"
                "- Guárdalo en un lugar seco y sin luz\n\nرأس الحانوت على طريقة أمي."
            ),
        },
        {
            "drawing": "tea",
            "alt": "Un vaso de té dorado con hierbabuena y un puñado de té verde",
            "title": "Té verde con hierbabuena seca",
            "price_cents": 550,
            "stock": 30,
            "vat_permille": 100,
            "withdrawal_exception": "sealed",
            "description": (
                "Té verde *gunpowder* y hierbabuena de un huerto de Bollullos, secada a la sombra. "
                "Un bote da para unos 40 vasos.\n\n- Peso: 80 g\n"
                "- Una cucharada por tetera, agua muy caliente, cuatro minutos\n\n"
                "Thé vert à la menthe, comme à la maison."
            ),
        },
        {
            "drawing": "lemons",
            "alt": "Un tarro lleno de limones con una tela de cuadros, y medio limón",
            "title": "Limones en sal",
            "price_cents": 720,
            "stock": 9,
            "vat_permille": 100,
            "withdrawal_exception": "sealed",
            "description": (
                "Limones sin tratar, sal marina de Isla Cristina y tiempo: cuarenta días. "
                "Para tajín, pescado o ensalada. Usa solo la piel.\n\n"
                "- Peso escurrido: 350 g\n- Ingredientes: limones, agua, sal\n"
                "- Abierto, se guarda en la nevera hasta seis meses"
            ),
        },
        {
            "drawing": "basket",
            "alt": "Una cesta trenzada con dos asas de cuero",
            "title": "Cesta de palma trenzada",
            "price_cents": 3400,
            "stock": 4,
            "vat_permille": 210,
            "description": (
                "Cesta de palmito trenzada a mano, con asas de cuero. Aguanta la compra de la "
                "semana.\n\n- Unos 40 × 28 cm, cada una un poco distinta\n- Hago dos al mes"
            ),
        },
    ],
}
