"""Measure the words people read: how long the sentences are, and whether the words are ours.

The words stand in the tables of ``docs/voice.md``; ``make words`` prints the figures.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.texts import INTERFACE, LANGUAGES, Text, texts

VOICE = Path(__file__).parent.parent / "docs" / "voice.md"
AVERAGE = 15
LONGEST = {INTERFACE: 25}
LONGEST_IN_DEMO = 30
# A label of one to three words is no sentence; with it every average would look short
SENTENCE = 4
LONG = "long"

PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|\w+://\S+")
TAG = re.compile(r"</?\w[^>]*>")
PICTURE = re.compile(r"!\[([^]]*)\]\(\w+ \"([^\"]*)\"\)")
LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
MARKS = re.compile(r"[*_`#\\]|^\s*(?:[->]|\d+\.)\s+(?:\[\w?\])?", re.MULTILINE)
WORD = re.compile(r"\d[\d\u00a0 .,:]*\d|[^\W_]+(?:[-'’][^\W_]+)*")
# A point ends a sentence unless a small letter follows, as in "p. ex. isto"
END = re.compile(r"(?<=[.!?…؟])[\"»”’)]*\s+(?![a-zß-ÿ])|\n+")
VOWEL_SIGNS = re.compile(r"[\u064b-\u0652\u0640]")
ARABIC = re.compile(r"[\u0600-\u06ff]")
# And, then, with, for, like, the; plurals and "my, your, his" are written onto the word too
BEFORE = "(?:[وف])?(?:[بك]?ال|[لبك]ل?|)"
AFTER = "(?:ات|ان|ين|ون|ة|ته|ه|ها|ك|هم|كم|نا)?"


def plain(text: str) -> str:
    """Return ``text`` without marks and tags; what fills a place counts as one word."""
    text = LINK.sub(r"\1", PICTURE.sub(r"\1\n\2", text))
    return MARKS.sub("", PLACE.sub("0", TAG.sub("", text)).replace("%%", "%"))


def sentences(text: str) -> list[str]:
    return [part.strip() for part in END.split(plain(text)) if part.strip()]


def length(sentence: str) -> int:
    """Return the number of words; a number with its points and spaces is one."""
    return len(WORD.findall(sentence))


def pattern(word: str) -> str:
    """Return an expression for a whole word; ``*`` stands for any ending."""
    word = VOWEL_SIGNS.sub("", word)
    inner = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    if ARABIC.search(word):
        inner = f"{BEFORE}{inner}{AFTER}"
    return rf"(?<![\w-]){inner}(?![\w-])"


def has(word: str, text: str) -> bool:
    return re.search(pattern(word), VOWEL_SIGNS.sub("", text), re.IGNORECASE) is not None


@dataclass(frozen=True)
class Unwanted:
    """A word we do not write in one language; ``where`` is "everywhere" or "interface"."""

    language: str
    word: str
    instead: str
    where: str

    def is_held_for(self, text: Text) -> bool:
        return self.language == text.language and self.where in ("everywhere", text.source)


@dataclass(frozen=True)
class Allowed:
    """An exception: a word, or a long sentence, that may stand in one place, and why."""

    language: str
    what: str
    place: str
    why: str

    def covers(self, text: Text, what: str) -> bool:
        here = text.place.startswith(self.place) or self.place in text.place.split("/")
        return self.language == text.language and self.what == what and here


class Voice:
    """The tables of ``docs/voice.md``."""

    def __init__(self, text: str) -> None:
        tables = _tables(text)
        self.things = {
            thing: dict(zip(("es", "pt", "en", "fr", "ar"), named, strict=True))
            for thing, *named in tables["One word for one thing"]
        }
        self.allowed = [Allowed(*cells) for cells in tables["Exceptions"]]
        self.unwanted = [
            Unwanted(language, word.strip(), instead, where)
            for language in LANGUAGES
            for heading, rows in tables.items()
            if heading.endswith(f"({language})")
            for several, instead, where in rows
            for word in re.split("[,،]", several)
        ]

    def allows(self, text: Text, what: str) -> bool:
        return any(each.covers(text, what) for each in self.allowed)


def _tables(text: str) -> dict[str, list[list[str]]]:
    """Return heading -> the rows of the table below it, without the names of the columns."""
    heading, tables = "", defaultdict(list)
    for line in text.splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith("| "):
            tables[heading].append([cell.strip() for cell in line.strip("| ").split(" | ")])
    return defaultdict(list, {name: rows[1:] for name, rows in tables.items()})


@dataclass(frozen=True)
class Found:
    """Something to mend: an unwanted word or a long sentence."""

    what: str
    text: Text
    sentence: str

    def __str__(self) -> str:
        where = f"{self.text.language} {self.text.source} {self.text.place[:60]!r}"
        return f"{self.what}: {self.sentence!r} in {where}"


class Figures:
    """What can be measured in some texts, held against a voice."""

    def __init__(self, read: Iterable[Text], voice: Voice) -> None:
        self.read = list(read)
        self.voice = voice

    @cached_property
    def lengths(self) -> dict[tuple[str, str], list[int]]:
        """Return (source, language) -> the lengths of its sentences, the shortest first."""
        found = defaultdict(list)
        for text in self.read:
            counted = map(length, sentences(text.text))
            found[text.source, text.language] += [each for each in counted if each >= SENTENCE]
        return {key: sorted(each) for key, each in found.items() if each}

    def averages(self) -> dict[tuple[str, str], float]:
        return {key: sum(each) / len(each) for key, each in self.lengths.items()}

    @cached_property
    def long(self) -> list[Found]:
        return [
            Found(f"{LONG}, {length(sentence)} words", text, sentence)
            for text in self.read
            if not self.voice.allows(text, LONG)
            for sentence in sentences(text.text)
            if length(sentence) > LONGEST.get(text.source, LONGEST_IN_DEMO)
        ]

    @cached_property
    def unwanted(self) -> list[Found]:
        any_of = {
            language: re.compile(
                "|".join(pattern(u.word) for u in self.voice.unwanted if u.language == language),
                re.IGNORECASE,
            )
            for language in LANGUAGES
        }
        return [
            Found(f"{unwanted.word} (we write: {unwanted.instead})", text, sentence)
            for text in self.read
            for sentence in sentences(text.text)
            if any_of[text.language].search(VOWEL_SIGNS.sub("", sentence))
            for unwanted in self.voice.unwanted
            if unwanted.is_held_for(text) and has(unwanted.word, sentence)
            if not self.voice.allows(text, unwanted.word)
        ]

    def table(self) -> str:
        """Return one line for each source and language."""
        lines = ["source      language  sentences  average  p90  longest  unwanted words"]
        for (source, language), each in sorted(self.lengths.items()):
            hits = sum(
                (found.text.source, found.text.language) == (source, language)
                for found in self.unwanted
            )
            lines.append(
                f"{source:<12}{language:<10}{len(each):>9}{sum(each) / len(each):>9.1f}"
                f"{each[len(each) * 9 // 10]:>5}{each[-1]:>9}{hits:>16}"
            )
        return "\n".join(lines)


def voice() -> Voice:
    return Voice(VOICE.read_text())


def figures() -> Figures:
    """Return the figures of all texts people read."""
    return Figures(texts(), voice())
