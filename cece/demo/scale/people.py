"""People nobody is: numbered, in five languages, with names from lists and no way to sign in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import Q

from cece.demo.scale.batches import steps
from cece.demo.scale.dice import code, dice
from cece.demo.scale.ledger import fact, write
from cece.demo.scale.words import Voice
from core.accounts.facts import PERSON_JOINED
from core.accounts.models import User
from core.facts.models import Fact
from core.facts.unlock import Reason, unlocked
from core.places.models import Territory, TerritoryLevel

DOMAIN = "@scale.test"
BATCH = 200
# language -> its share of the people, in per cent
SPOKEN = {"es": 36, "ar": 20, "pt": 18, "fr": 16, "en": 10}
READS_ANOTHER = 0.3
OLDEST_DAYS = 500


@dataclass(frozen=True)
class Invented:
    """What is known of a person before there is a row. ``age``: how long ago the person joined."""

    number: int
    name: str
    language: str
    reads: tuple[str, ...]
    age: timedelta

    @property
    def given(self) -> str:
        return self.name.split()[0]


def invented(number: int) -> Invented:
    """Return person ``number``, always the same one."""
    chance = dice("person", number)
    language = chance.choices([*SPOKEN], weights=[*SPOKEN.values()])[0]
    others = [other for other in SPOKEN if other != language and chance.random() < READS_ANOTHER]
    return Invented(
        number=number,
        name=Voice(language, chance).name(),
        language=language,
        reads=(language, *others),
        age=timedelta(days=2 + chance.random() * OLDEST_DAYS),
    )


def address_of(number: int) -> str:
    """Return the address of person ``number``."""
    return f"person-{number:06}{DOMAIN}"


def keys() -> dict[int, int]:
    """Return number -> primary key of the people there are."""
    rows = User.objects.filter(email__endswith=DOMAIN).values_list("email", "pk")
    return {int(email.removesuffix(DOMAIN).rpartition("-")[2]): pk for email, pk in rows}


def municipalities() -> list[Territory]:
    """Return the places that people and shops can be in, always in the same order."""
    return list(Territory.objects.filter(level=TerritoryLevel.MUNICIPALITY).order_by("code"))


def load(many: int, at: datetime) -> None:
    """Make the people with numbers below ``many`` who are not there yet."""
    there = keys()
    missing = [number for number in range(many) if number not in there]
    places = municipalities()
    for numbers in steps(missing, BATCH):
        _write(numbers, places, at)


@transaction.atomic
def _write(numbers, places, at):
    people = User.objects.bulk_create(_row(invented(number), places, at) for number in numbers)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=person.email, primary=True, verified=True)
        for person in people
    )
    write(
        fact(
            PERSON_JOINED,
            subject=person.pk,
            at=person.date_joined,
            key=f"person-joined:{person.pk}",
            data={"language": person.language},
        )
        for person in people
    )


def _row(person, places, at):
    chance = dice("account", person.number)
    return User(
        email=address_of(person.number),
        code=code(chance, 12),
        password=UNUSABLE_PASSWORD_PREFIX + code(chance, 40),
        display_name=person.name,
        language=person.language,
        reading_languages=list(person.reads),
        territory=chance.choice(places) if places else None,
        date_joined=at - person.age,
    )


def remove() -> None:
    """Delete the people and the facts about them; the islands have removed their rows before.

    Raises UnlockRefused where the settings do not allow it.
    """
    for pks in steps(list(keys().values()), BATCH):
        with unlocked(Reason.DEMO):
            Fact.objects.filter(Q(subject__in=pks) | Q(actor__in=pks)).delete()
            User.objects.filter(pk__in=pks).delete()
