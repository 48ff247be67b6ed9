"""Six mentors, each in her own words. All of them are invented."""

from cece.demo.content.mentoring import Mentor

MENTORS = [
    Mentor(
        who="lucia",
        headline="Llevo 14 años con mi obrador de dulces en Huelva.",
        about=(
            "Empecé vendiendo dulces en mercadillos con una mesa plegable. Hoy somos cuatro "
            "personas y vendemos también por internet.\n\n"
            "Te puedo ayudar con:\n\n"
            "- **precios**: cuánto cuesta de verdad lo que haces;\n"
            "- **papeles**: registro sanitario, autónomos, facturas;\n"
            "- **los primeros clientes**: a quién llamar y qué decir.\n\n"
            "Hablo despacio y no uso palabras raras."
        ),
        languages=["es", "en"],
        expertise=["first_steps", "permits", "money", "customers", "selling_online"],
        sectors=["food", "crafts", "trade"],
        place="ES-21041",
        capacity=3,
        promise_days=2,
    ),
    Mentor(
        who="rui",
        headline="Contabilista em Faro; ajudo quem abre atividade pela primeira vez.",
        about=(
            "Trabalho há 20 anos com pequenos negócios do Algarve: cafés, cabeleireiros, oficinas, "
            "lojas em linha.\n\n"
            "Explico, passo a passo:\n\n"
            "- como abrir atividade e passar a primeira fatura-recibo;\n"
            "- quanto guardar por mês para os impostos;\n"
            "- que papéis deitar fora e quais nunca perder.\n\n"
            "Também falo espanhol e inglês."
        ),
        languages=["pt", "es", "en"],
        expertise=["taxes", "permits", "money", "finance", "hiring"],
        sectors=["food", "beauty", "tourism", "digital"],
        place="PT-0805",
        capacity=2,
        promise_days=3,
    ),
    Mentor(
        who="samira",
        headline="J'ai ouvert un atelier de couture à Barcelone. أتكلم العربية أيضا.",
        about=(
            "Je suis arrivée à Barcelone en 2009 avec une machine à coudre. Aujourd'hui, j'ai un "
            "atelier et une boutique en ligne.\n\n"
            "Nous pouvons parler de vos photos, de vos prix, des réseaux sociaux et de la vente "
            "dans d'autres pays.\n\n"
            "يمكننا أن نتكلم بالعربية أو بالفرنسية أو بالإسبانية."
        ),
        languages=["fr", "ar", "es"],
        expertise=["selling_online", "social_media", "photos", "export", "suppliers"],
        sectors=["clothes", "crafts", "trade"],
        place="ES-08019",
        capacity=2,
        promise_days=3,
    ),
    Mentor(
        who="youssef",
        headline="أستورد الأقمشة والتوابل في مدريد منذ سنة 2012.",
        about=(
            "بدأت بحقيبتين من القماش في سوق الحي. اليوم أبيع بالجملة لأربعين متجرا.\n\n"
            "أساعدك في:\n\n"
            "- **الشراء**: أين تجد موردا جيدا وكيف تتفق معه على السعر؛\n"
            "- **البيع للمتاجر**: ماذا تقول في أول زيارة؛\n"
            "- **المال**: كم تشتري لكي لا يبقى عندك مخزون.\n\n"
            "Podemos hablar en árabe, en francés o en español. Dime tu idioma y empezamos."
        ),
        languages=["ar", "fr", "es"],
        expertise=["suppliers", "export", "customers", "money", "finance"],
        sectors=["trade", "food", "clothes"],
        place="ES-28079",
        capacity=3,
        promise_days=2,
    ),
    Mentor(
        who="mariama",
        headline="Cabeleireira em Faro. Comecei com uma cadeira emprestada.",
        about=(
            "Cheguei de Bissau em 2011 e fazia tranças na cozinha de uma amiga. Hoje tenho um "
            "salão e trabalham comigo três pessoas.\n\n"
            "Posso falar consigo sobre:\n\n"
            "- as primeiras clientes e como fazer que voltem;\n"
            "- as redes sociais, sem gastar dinheiro;\n"
            "- contratar a primeira pessoa.\n\n"
            "Je parle aussi français. Acompanho uma pessoa de cada vez, com calma."
        ),
        languages=["pt", "fr"],
        expertise=["first_steps", "customers", "social_media", "hiring"],
        sectors=["beauty", "clothes", "care"],
        place="PT-0805",
        capacity=1,
        promise_days=4,
    ),
    Mentor(
        who="irina",
        headline="Juguetes de madera y una cooperativa de seis artesanas en Burgos.",
        about=(
            "Vine de Iași en 2006. Limpié casas durante años y por la noche hacía juguetes de "
            "madera. En 2018 abrimos la cooperativa.\n\n"
            "Te puedo ayudar con:\n\n"
            "- **fotos** con el teléfono y una ventana;\n"
            "- **la tienda en línea**: textos cortos que venden;\n"
            "- **ferias y tiendas**: cómo pedir sitio y no volver con todo a casa;\n"
            "- trabajar con otras personas sin pelearse.\n\n"
            "Vorbesc și românește."
        ),
        languages=["es", "ro", "en"],
        expertise=["photos", "selling_online", "customers", "first_steps", "hiring"],
        sectors=["crafts", "clothes", "building"],
        place="ES-09059",
        capacity=2,
        promise_days=2,
    ),
]
