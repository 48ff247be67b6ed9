"""What one synthetic question is: who asks and answers, when, in which language and words."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from cece.demo.scale.amounts import LONGEST, PEOPLE, TOPICS, Amounts
from cece.demo.scale.dice import code, dice
from cece.demo.scale.people import Invented, invented
from cece.demo.scale.words import Voice, words_of

# Posts of the questions of one block. One kind of forum anywhere: a few talk long, most are short
SIZES = (1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10, 12, 15, 20, 28, 38, 58, 88, 120)
BLOCK = len(SIZES)
SOLVED = BLOCK // 2
# Who answers has joined at about the same time as who asks
NEIGHBOURS = 300
QUESTION, FIRST_ANSWER = 1, 2
# How often who asked writes again, and how often an answer holds a list
ASKS_BACK = 0.2
HAS_LIST = 0.12
OLDEST_DAYS = 450
SHORTEST_WAIT = timedelta(minutes=5)
LONG_AGE = timedelta(days=280)
LONG_STEP = timedelta(minutes=50)


@dataclass(frozen=True)
class Text:
    """One post. ``after``: how long after the question was asked."""

    number: int
    author: int
    language: str
    source: str
    token: UUID
    after: timedelta


@cache
def person(number: int) -> Invented:
    """Return person ``number``; the same few people write again and again."""
    return invented(number)


@cache
def _block(number: int) -> tuple[list[int], set[int]]:
    """Return the sizes of the questions of a block, and which of them are solved.

    The longest question of all stands first in every hundredth block, in the place of a question
    without answer, whose post the next one gets: a unit has 50,000 posts.
    """
    chance = dice("block", number)
    sizes = chance.sample(SIZES, BLOCK)
    is_first = number % (TOPICS // BLOCK) == 0
    if is_first:
        sizes.remove(1)
        sizes = [0, *sizes]
        sizes[1] += 1
    solvable = [place for place, size in enumerate(sizes) if size >= FIRST_ANSWER]
    return sizes, set(chance.sample(solvable, SOLVED))


@cache
def _subjects() -> list[str]:
    return [name for name, words in words_of("en")["forum"].items() if isinstance(words, dict)]


class Thread:
    """Question ``number`` with its answers."""

    def __init__(self, number: int, posts: int, category: tuple[str, Any]) -> None:
        self.number = number
        self.posts = posts
        self.is_long = number % TOPICS == 0
        self.category, self.category_key = category
        chance = dice("thread", number)
        self.code = code(chance, 8)
        self.asker = chance.randint(max(0, number - NEIGHBOURS), number)
        self.language = person(self.asker).language
        voice = Voice(self.language, chance)
        self.title = voice.say("forum", self.subject, "titles")
        days = 1 + OLDEST_DAYS * chance.random() ** 1.5
        self.age = LONG_AGE if self.is_long else timedelta(seconds=round(days * 86_400))

    @property
    def subject(self) -> str:
        """Return the list its sentences come from: of its category, or of any for a new one."""
        subjects = _subjects()
        return self.category if self.category in subjects else subjects[self.number % len(subjects)]

    @cached_property
    def solved_by(self) -> int:
        """Return the number of the answer that solved it, 0 for none."""
        _sizes, solved = _block(self.number // BLOCK)
        if self.number % BLOCK not in solved:
            return 0
        others = (
            number
            for number in range(FIRST_ANSWER, self.posts + 1)
            if self.author(number) != self.asker
        )
        return next(others, FIRST_ANSWER)

    def author(self, number: int) -> int:
        """Return who wrote post ``number``."""
        chance = dice("author", self.number, number)
        if number == QUESTION or (number > FIRST_ANSWER and chance.random() < ASKS_BACK):
            return self.asker
        if self.is_long:
            # As many people as there are when the question is this long, at any scale
            return chance.randrange(max(1, self.number + number * PEOPLE // LONGEST))
        first = max(0, self.number - NEIGHBOURS)
        others = [each for each in range(first, self.number + 1) if each != self.asker]
        return chance.choice(others or [self.asker])

    @cached_property
    def _moments(self) -> list[timedelta]:
        """Most answers come soon, a few much later, none in the future."""
        chance = dice("moments", self.number)
        parts = sorted(chance.random() ** 3 for _answer in range(self.posts - 1))
        answers = [
            SHORTEST_WAIT * number + self.age * part / 2
            for number, part in enumerate(parts, start=1)
        ]
        return [timedelta(0), *answers]

    def after(self, number: int) -> timedelta:
        """Return how long after the question post ``number`` was written."""
        return LONG_STEP * (number - 1) if self.is_long else self._moments[number - 1]

    def text(self, number: int) -> Text:
        """Return post ``number``."""
        author = person(self.author(number))
        language = self.language if self.language in author.reads else author.language
        voice = Voice(language, dice("text", self.number, number))
        if number == QUESTION:
            source = self._question(voice, author)
        elif author.number == self.asker:
            source = self._thanks(voice, number)
        else:
            source = self._answer(voice)
        return Text(
            number=number,
            author=author.number,
            language=language,
            source=source,
            token=uuid5(NAMESPACE_URL, f"demo:scale:{self.number}:{number}"),
            after=self.after(number),
        )

    def _question(self, voice: Voice, author: Invented) -> str:
        return " ".join(
            [
                voice.say("forum", "openings", given=author.given),
                voice.say("forum", self.subject, "details"),
                voice.say("forum", "closings"),
            ]
        )

    def _thanks(self, voice: Voice, number: int) -> str:
        given = person(self.author(number - 1)).given
        parts = voice.chance.sample(voice.words["forum"]["thanks"], 2)
        return " ".join(part.format(given=given) for part in parts)

    def _answer(self, voice: Voice) -> str:
        chance = voice.chance
        start = voice.say("forum", "replies", given=person(self.asker).given)
        advice = chance.sample(voice.words["forum"]["advice"], chance.randint(1, 3))
        advice.append(voice.say("forum", self.subject, "answers"))
        is_list = chance.random() < HAS_LIST
        middle = "\n\n" + "\n".join(f"- {each}" for each in advice) if is_list else " ".join(advice)
        end = voice.say("forum", "endings")
        return f"{start}{middle}\n\n{end}" if is_list else f"{start} {middle} {end}"


def thread(number: int, amounts: Amounts, categories: dict[str, Any]) -> Thread:
    """Return question ``number`` as it is at the scale of ``amounts``."""
    sizes, _solved = _block(number // BLOCK)
    size = sizes[number % BLOCK]
    if number % TOPICS == 0:
        before = number // TOPICS * LONGEST
        size = min(LONGEST, amounts.long_posts - before)
    category = dice("category", number).choice(list(categories.items()))
    return Thread(number, size, category)
