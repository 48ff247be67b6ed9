"""Eight people and their mentors: waiting, refused, agreed, met and ended."""

from datetime import time

from cece.demo.content.mentoring import Asked, Talk, Wanted
from mentoring.enums import DeclineReason, MeetingWay, Stage

NEEDS = [
    Wanted(
        who="oksana",
        days=120,
        text=(
            "Hago pasteles de miel y quiero venderlos en mercadillos. Necesito saber qué me piden "
            "y cuánto cobrar."
        ),
        language="es",
        languages=["es"],
        expertise=["permits", "money"],
        stage=Stage.IDEA,
        sector="food",
        place="ES-21041",
        asked=(
            Asked(
                mentor="lucia",
                days=118,
                message="Hola, Lucía. Empiezo de cero y me dan miedo los papeles. ¿Tienes un rato?",
                answered=117,
                answer="Con miedo empezamos todas. Nos vemos en mi obrador y lo miramos.",
                talks=(
                    Talk(
                        by="lucia",
                        days=115,
                        on=(-108,),
                        way=MeetingWay.PLACE,
                        where="Obrador de Lucía, calle Inventada 9, Huelva",
                        minutes=90,
                        agreed=114,
                    ),
                    Talk(
                        by="oksana",
                        days=60,
                        on=(-52,),
                        way=MeetingWay.PHONE,
                        where="+34 600 000 001",
                        minutes=30,
                        agreed=59,
                    ),
                ),
                ended=20,
            ),
        ),
    ),
    Wanted(
        who="fatou",
        days=41,
        text=(
            "J'ouvre un salon de tresses à Barcelone. Comment trouver mes premières clientes et "
            "les faire revenir ?"
        ),
        language="fr",
        languages=["fr", "es"],
        expertise=["customers", "first_steps"],
        stage=Stage.STARTING,
        sector="beauty",
        place="ES-08019",
        asked=(
            Asked(
                mentor="mariama",
                days=40,
                message="Bonjour Mariama, vous avez commencé comme moi. Vous m'aidez ?",
                answered=37,
                answer="Avec plaisir, Fatou ! Prenez trois photos de vos tresses pour notre appel.",
                talks=(
                    Talk(
                        by="mariama",
                        days=35,
                        on=(-28,),
                        way=MeetingWay.VIDEO,
                        where="https://video.demo.test/mariama",
                        minutes=45,
                        clock=time(17, 0),
                        agreed=34,
                    ),
                    Talk(
                        by="fatou",
                        days=2,
                        on=(4, 6),
                        way=MeetingWay.VIDEO,
                        where="https://video.demo.test/fatou",
                        minutes=45,
                        clock=time(17, 0),
                    ),
                ),
            ),
        ),
    ),
    Wanted(
        who="amina",
        days=36,
        text=(
            "Vendo especias y jabón por internet y en el mercado. No sé si mis precios son buenos "
            "ni qué papeles me faltan para vender a restaurantes."
        ),
        language="es",
        languages=["es", "ar"],
        expertise=["money", "permits", "customers"],
        stage=Stage.RUNNING,
        sector="food",
        place="ES-21054",
        asked=(
            Asked(
                mentor="lucia",
                days=35,
                message="Hola, Lucía. Hago mezclas de especias. ¿Me ayudas con los precios?",
                answered=34,
                answer="¡Claro que sí, Amina! Trae lo que te cuesta cada frasco y lo vemos juntas.",
                talks=(
                    Talk(
                        by="amina",
                        days=33,
                        on=(-27,),
                        way=MeetingWay.PLACE,
                        where="Biblioteca Provincial de Huelva, sala de grupos",
                        agreed=32,
                    ),
                    Talk(
                        by="amina",
                        days=6,
                        on=(3, 4),
                        way=MeetingWay.PLACE,
                        where="Biblioteca Provincial de Huelva, sala de grupos",
                        agreed=5,
                    ),
                ),
            ),
        ),
    ),
    Wanted(
        who="diego",
        days=13,
        text=(
            "Tejo gorros y bufandas de lana y voy a abrir mi tienda en línea. Necesito ayuda con "
            "las fotos y con los primeros clientes."
        ),
        language="es",
        languages=["es"],
        expertise=["photos", "customers", "selling_online"],
        stage=Stage.STARTING,
        sector="crafts",
        place="ES-09059",
        asked=(
            Asked(
                mentor="samira",
                days=12,
                message="Hola, Samira. ¿Podemos hablar de mis fotos? Solo tengo un teléfono.",
                answered=10,
                answer="Hasta enero no tengo tardes libres, lo siento. Irina está en tu ciudad.",
                reason=DeclineReason.NO_TIME,
            ),
            Asked(
                mentor="irina",
                days=9,
                message="Hola, Irina. Tejo gorros y mis fotos salen oscuras. ¿Me ayudas?",
                answered=8,
                answer="Encantada, Diego. Ven al taller con tres gorros y tu teléfono.",
                talks=(
                    Talk(
                        by="irina",
                        days=1,
                        on=(2, 3, 5),
                        way=MeetingWay.PLACE,
                        where="Taller de Irina, calle Inventada 4, Burgos",
                        minutes=90,
                    ),
                ),
            ),
        ),
    ),
    Wanted(
        who="thiago",
        days=11,
        text=(
            "Vou vender pastéis numa feira em Faro. Quero saber que preço pedir e como chamar "
            "os clientes."
        ),
        language="pt",
        languages=["pt", "es"],
        expertise=["money", "customers"],
        stage=Stage.IDEA,
        sector="food",
        place="PT-0805",
        asked=(
            Asked(
                mentor="rui",
                days=10,
                message="Oi, Rui! Você me ajuda com os preços dos pastéis?",
                answered=7,
                answer="De feiras sei pouco, Thiago. A Lucía vendeu dez anos na rua. Fale com ela.",
                reason=DeclineReason.NOT_MY_FIELD,
            ),
        ),
    ),
    Wanted(
        who="grace",
        days=8,
        text=(
            "I sew headwraps and want to sell them in shops, not only online. I need good fabric "
            "at a fair price."
        ),
        language="en",
        languages=["en", "es"],
        expertise=["suppliers", "customers"],
        stage=Stage.RUNNING,
        sector="clothes",
        place="ES-08019",
        asked=(
            Asked(
                mentor="youssef",
                days=7,
                message="Hello Youssef, my Spanish is simple, but I learn fast. Can you help me?",
                answered=5,
                answer="Con mucho gusto, Grace. Escríbeme qué telas compras ahora y a qué precio.",
            ),
        ),
    ),
    Wanted(
        who="joao",
        days=3,
        text=(
            "Reparo computadores em Faro e abri atividade há pouco. Não sei quanto guardar para os "
            "impostos nem que preço pedir."
        ),
        language="pt",
        languages=["pt", "en"],
        expertise=["taxes", "money"],
        stage=Stage.STARTING,
        sector="digital",
        place="PT-0805",
        asked=(
            Asked(
                mentor="rui",
                days=1,
                message="Olá, Rui! A sua resposta no fórum ajudou-me. Pode ver comigo as contas?",
            ),
        ),
    ),
    Wanted(
        who="karim",
        days=2,
        text="أريد أن أبيع التمر والقهوة في الأسواق. لا أعرف من أين أشتري بالجملة ولا كم أدفع.",
        language="ar",
        languages=["ar", "es"],
        expertise=["suppliers", "money"],
        stage=Stage.IDEA,
        sector="food",
        place="ES-28079",
        asked=(
            Asked(
                mentor="youssef",
                days=1,
                message="السلام عليكم يا يوسف. قرأت أجوبتك في المنتدى. هل تساعدني في أول طلبية؟",
            ),
        ),
    ),
]
