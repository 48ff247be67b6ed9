"""What one synthetic shop is: whose, where, since when, and the things it sells."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from anyascii import anyascii
from django.utils.text import slugify

from cece.demo.scale.amounts import PEOPLE, PRODUCTS, SHOP_SIZE
from cece.demo.scale.dice import code, dice
from cece.demo.scale.people import Invented, invented
from cece.demo.scale.words import Voice
from core.places.models import Territory
from shops.enums import VAT_RATES, Country, WithdrawalException

KINDS_IN_A_SHOP = 4
FOOD = frozenset({"spices", "tea", "lemons"})
# Every so many-th person has a shop
OWNER_STEP = PEOPLE * SHOP_SIZE // PRODUCTS


@dataclass(frozen=True)
class Thing:
    """One product. ``age``: how long ago it was published."""

    code: str
    folder: str
    kind: str
    slug: str
    title: str
    description: str
    alt: str
    price_cents: int
    vat_permille: int
    stock: int
    withdrawal_exception: WithdrawalException
    age: timedelta


class Stall:
    """Shop ``number``. ``age``: how long ago it was started."""

    def __init__(self, number: int, places: list[Territory]) -> None:
        chance = dice("stall", number)
        self.number = number
        self.owner: Invented = invented(number * OWNER_STEP)
        self.language = self.owner.language
        self.territory = chance.choice(places)
        self.country = Country(self.territory.code[:2])
        voice = Voice(self.language, chance)
        self.name = voice.say("shop", "names", given=self.owner.given)
        self.offer = voice.say("shop", "offers", place=self.territory.name)
        about = chance.sample(voice.words["shop"]["about"], 3)
        self.about = " ".join(each.format(place=self.territory.name) for each in about)
        self.street = f"{voice.pick('shop', 'street')} {chance.randint(1, 90)}"
        self.hours = voice.pick("shop", "hours")
        self.post_cents = chance.randrange(390, 690, 10)
        self.slug = f"{_slug(self.name, 'shop')}-{code(chance, 4)}"
        self.age = self.owner.age * chance.uniform(0.5, 0.9)
        self.things = list(self._things(chance))

    def _things(self, chance: Random):
        """Yield what is sold here, no thing twice, from the oldest to the newest."""
        words = Voice(self.language, chance).words["products"]
        offered = [
            (kind, f"{title}, {size}")
            for kind in chance.sample(sorted(words), KINDS_IN_A_SHOP)
            for title in words[kind]["titles"]
            for size in words[kind]["sizes"]
        ]
        for place, (kind, title) in enumerate(chance.sample(offered, SHOP_SIZE)):
            yield self._thing(place, kind, title)

    def _thing(self, place: int, kind: str, title: str) -> Thing:
        chance = dice("thing", self.number, place)
        voice = Voice(self.language, chance)
        is_food = kind in FOOD
        about = voice.pick("products", kind, "about")
        made = voice.say("shop", "made", place=self.territory.name)
        return Thing(
            code=code(chance, 12),
            folder=code(chance, 24),
            kind=kind,
            slug=_slug(title, "product"),
            title=title,
            description=f"{about} {made}\n\n{voice.pick('shop', 'care')}",
            alt=voice.pick("products", kind, "alt"),
            price_cents=chance.randrange(250, 1_500 if is_food else 6_000, 50),
            vat_permille=VAT_RATES[self.country][1 if is_food else 0],
            stock=chance.choice((0, 1, 3, 5, 8, 12, 20, 30, 40, 60)),
            withdrawal_exception=(
                WithdrawalException.SEALED if is_food else WithdrawalException.NONE
            ),
            age=self.age * (1 - 0.9 * (place + 1) / (SHOP_SIZE + 1)),
        )


def _slug(text: str, fallback: str) -> str:
    return slugify(anyascii(text))[:48].strip("-") or fallback
