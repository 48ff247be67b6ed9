"""Two stories on the home page, in five languages. The people are invented."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files import File
from wagtail.images import get_image_model

from cece.pages.models import HomePage
from core.accounts.models import User

FILES = Path(__file__).parent / "content" / "stories"
PICTURES = "Demo story: "
TITLES = {
    "es": "Empezaron aquí",
    "pt": "Começaram aqui",
    "en": "They started here",
    "fr": "Elles ont commencé ici",
    "ar": "بدأن من هنا",
}
AMINA = {
    "es": (
        "Especias y jabón, La Palma del Condado (Huelva)",
        (
            "Traje de Tetuán el cuaderno de especias de mi madre. Hice el curso de noche, cuando mi "
            "hija dormía. Abrí la tienda un martes. El viernes llegó el primer pedido: tres frascos, "
            "14,40\u00a0€. Lloré. Con mi mentora subí los precios y ordené los papeles. Hoy preparo 90 "
            "frascos al mes y me compran dos restaurantes de Huelva. Vender no fue lo difícil. Lo "
            "difícil fue creer que podía."
        ),
    ),
    "pt": (
        "Especiarias e sabão, La Palma del Condado (Huelva)",
        (
            "Trouxe de Tetuão o caderno de especiarias da minha mãe. Fiz o curso à noite, quando a "
            "minha filha dormia. Abri a loja numa terça-feira. Na sexta chegou a primeira encomenda: "
            "três frascos, 14,40\u00a0€. Chorei. Com a minha mentora subi os preços e pus os papéis em "
            "ordem. Hoje preparo 90 frascos por mês e vendo a dois restaurantes de Huelva. O difícil "
            "não foi vender. O difícil foi acreditar que era capaz."
        ),
    ),
    "en": (
        "Spices and soap, La Palma del Condado (Huelva)",
        (
            "I brought my mother's book of spices from Tetouan. I took the course at night, when my "
            "daughter slept. I opened the shop on a Tuesday. On Friday the first order came: three "
            "jars, 14.40\u00a0euros. I cried. With my mentor I raised my prices and put my papers in "
            "order. Today I make 90 jars a month, and two restaurants in Huelva buy from me. Selling "
            "was not the hard part. The hard part was to believe that I could."
        ),
    ),
    "fr": (
        "Épices et savons, La Palma del Condado (Huelva)",
        (
            "J'ai apporté de Tétouan le cahier d'épices de ma mère. J'ai suivi le cours la nuit, "
            "quand ma fille dormait. J'ai ouvert la boutique un mardi. Le vendredi, la première "
            "commande est arrivée\u00a0: trois bocaux, 14,40\u00a0€. J'ai pleuré. Avec mon mentor, j'ai "
            "augmenté mes prix et rangé mes papiers. Je prépare maintenant 90 bocaux par mois, et "
            "deux restaurants de Huelva m'en achètent. Le plus dur n'était pas de vendre. C'était "
            "d'y croire."
        ),
    ),
    "ar": (
        "توابل وصابون، لا بالما ديل كوندادو (ويلبا)",
        (
            "حملتُ معي من تطوان دفتر توابل أمي. أخذتُ الدورة ليلًا، بعد أن تنام ابنتي. فتحتُ المتجر يوم "
            "الثلاثاء. ويوم الجمعة وصل أول طلب: ثلاث علب بـ 14,40\u00a0يورو. بكيتُ. مع مرشدتي رفعتُ الأسعار "
            "ورتبتُ أوراقي. اليوم أحضّر 90 علبة في الشهر، ويشتري مني مطعمان في ويلبا. البيع لم يكن "
            "صعبًا. الصعب كان أن أصدق أنني أستطيع."
        ),
    ),
}
TERESA = {
    "es": (
        "Bolsos de tela, Faro",
        (
            "Vendía cada bolso a 15\u00a0€ y creía que ganaba. Pregunté en el foro y me contestaron el "
            "mismo día: «¿Has contado tus horas?». No las había contado. Mi mentor hizo las cuentas "
            "conmigo: tela, cremallera, caja y dos horas de trabajo. Me quedaban 2\u00a0€. Hoy vendo a "
            "28\u00a0€ y me quedan 11. En octubre vendí 23 bolsos. Trabajo lo mismo y duermo mejor."
        ),
    ),
    "pt": (
        "Malas de pano, Faro",
        (
            "Vendia cada mala a 15\u00a0€ e pensava que ganhava. Perguntei no fórum e responderam no mesmo "
            "dia: «Contaste as tuas horas?» Não tinha contado. O meu mentor fez as contas comigo: "
            "pano, fecho, caixa e duas horas de trabalho. Ficavam-me 2\u00a0€. Hoje vendo a 28\u00a0€ e "
            "ficam-me 11. Em outubro vendi 23 malas. Trabalho o mesmo e durmo melhor."
        ),
    ),
    "en": (
        "Cloth bags, Faro",
        (
            "I sold each bag for 15\u00a0euros and thought I was earning. I asked in the forum and got an "
            "answer the same day: “Did you count your hours?” I had not. My mentor did the sums with "
            "me: cloth, zip, box and two hours of work. I kept 2\u00a0euros. Today I sell for 28 and keep "
            "11. In October I sold 23 bags. I work as much as before, and I sleep better."
        ),
    ),
    "fr": (
        "Sacs en tissu, Faro",
        (
            "Je vendais chaque sac 15\u00a0€ et je croyais gagner ma vie. J'ai demandé sur le forum. On "
            "m'a répondu le jour même\u00a0: «\u00a0Avez-vous compté vos heures\u00a0?\u00a0» Je ne les avais pas "
            "comptées. Mon mentor a fait les comptes avec moi\u00a0: tissu, fermeture, boîte et deux "
            "heures de travail. Il me restait 2\u00a0€. Aujourd'hui, je vends à 28\u00a0€ et il m'en reste 11. "
            "En octobre, j'ai vendu 23 sacs. Je travaille autant et je dors mieux."
        ),
    ),
    "ar": (
        "حقائب من القماش، فارو",
        (
            "كنتُ أبيع الحقيبة بـ 15\u00a0يورو وأظن أنني أربح. سألتُ في المنتدى وجاءني الجواب في اليوم نفسه: "
            "«هل حسبتِ ساعاتك؟» لم أحسبها. حسب معي مرشدي كل شيء: القماش والسحاب والعلبة وساعتين من "
            "العمل. كان يبقى لي 2\u00a0يورو. اليوم أبيع بـ 28\u00a0يورو ويبقى لي 11. في أكتوبر بعتُ 23 حقيبة. "
            "أعمل مثل السابق وأنام أفضل."
        ),
    ),
}
BLOCK = "stories"


def load(people: dict[str, User], at: datetime) -> None:
    """Put the stories below the doors of home pages that have none; a repeated call changes nothing."""
    pictures = {name: _picture(name) for name in ("spices", "bags")}
    for page in HomePage.objects.select_related("locale"):
        if any(block.block_type == BLOCK for block in page.body):
            continue
        language = page.locale.language_code
        page.body.append((BLOCK, _stories(language, pictures)))
        page.save_revision().publish()


def remove() -> None:
    """Take the stories off the home pages again."""
    for page in HomePage.objects.select_related("locale"):
        kept = [
            block
            for block in page.body.raw_data
            if not (block["type"] == BLOCK and block["value"]["title"] in TITLES.values())
        ]
        if len(kept) != len(page.body):
            page.body = page.body.stream_block.to_python(kept)
            page.save_revision().publish()
    get_image_model().objects.filter(title__startswith=PICTURES).delete()


def _picture(name: str) -> Any:
    """Return the drawing ``name`` as an image, made when it is missing."""
    model = get_image_model()
    title = PICTURES + name
    found = model.objects.filter(title=title).first()
    if found is None:
        with (FILES / f"{name}.png").open("rb") as file:
            found = model.objects.create(title=title, file=File(file, f"story-{name}.png"))
    return found


def _stories(language: str, pictures: dict[str, Any]) -> dict[str, object]:
    rows = (("Amina Benali", AMINA, "spices"), ("Teresa Nunes", TERESA, "bags"))
    return {
        "title": TITLES[language],
        "stories": [
            {
                "name": name,
                "about": texts[language][0],
                "text": texts[language][1],
                "image": pictures[picture],
            }
            for name, texts, picture in rows
        ],
    }
