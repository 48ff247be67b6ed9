"""Every text a person reads: the five catalogues, and what the demo says.

Files and constants are read as they stand, without a database, so that a new text of the demo is
measured as soon as it is written.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import polib
from django.conf import settings

from cece import demo
from cece.demo.forum import stories

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
INTERFACE = "interface"
DEMO = Path(demo.__file__).parent
# Parts of the demo that hold no prose of ours: the mass for measuring, drawings, commands
NOT_READ = ("scale", "drawings", "management", "removal")
FIELDS = re.compile(
    r"^(?:slug|minutes|level|subject): .*$|^(?:summary|introduction): ", re.MULTILINE
)
IN_LANGUAGE = re.compile(r"^\W*(?P<code>ES|PT|EN|FR|AR): (?P<text>.*?)\\?$", re.MULTILINE)
ARABIC = re.compile(r"[\u0600-\u06ff]")
LATIN = re.compile(r"[a-zA-Z]")


@dataclass(frozen=True)
class Text:
    """Something read in one language, where it was found: a message, a file or a constant."""

    language: str
    source: str
    place: str
    text: str


def texts() -> list[Text]:
    """Return all texts, each once and in the language it is written in."""
    found = [*interface(), *courses(), *forum(), *constants(), *tables()]
    once = {(text.source, text.language, text.text): text for text in reversed(found)}
    return [part for text in reversed(once.values()) for part in _by_language(text)]


def interface() -> Iterator[Text]:
    for language in LANGUAGES:
        path = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
        for entry in polib.pofile(str(path)):
            for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
                yield Text(language, INTERFACE, entry.msgid, text)


def courses() -> Iterator[Text]:
    for path in sorted((DEMO / "content" / "courses").rglob("*.md")):
        yield Text(path.parent.name, "courses", _name(path), FIELDS.sub("", path.read_text()))


def forum() -> Iterator[Text]:
    for story in stories():
        yield Text(story.head["language"], "forum", story.name, story.head["title"])
        for written in story.texts:
            yield Text(written.language, "forum", story.name, written.source)


def constants() -> Iterator[Text]:
    """Yield the prose in the constants of the demo's modules."""
    for module in walk_packages(demo.__path__, "cece.demo."):
        parts = module.name.split(".")[2:]
        if not set(parts) & set(NOT_READ):
            source = next((part for part in parts if part != "content"), "demo")
            for name, value in vars(import_module(module.name)).items():
                if name.isupper():
                    yield from _prose(value, "", source, f"{module.name}.{name}")


def tables() -> Iterator[Text]:
    """Yield the prose in the demo's TOML files; a file named after a language is in it."""
    for path in sorted(DEMO.rglob("*.toml")):
        if not set(path.relative_to(DEMO).parts) & set(NOT_READ):
            language = path.stem if path.stem in LANGUAGES else ""
            source = path.relative_to(DEMO / "content").parts[0]
            yield from _prose(tomllib.loads(path.read_text()), language, source, _name(path))


def _prose(value: Any, language: str, source: str, place: str) -> Iterator[Text]:
    """Yield the sentences below ``value``; a language is named by a key or beside the text."""
    if isinstance(value, str):
        if language and " " in value:
            yield Text(language, source, place, value)
    elif is_dataclass(value):
        yield from _prose(vars(value), language, source, place)
    elif isinstance(value, dict):
        language = _language_beside(value) or language
        for key, each in value.items():
            named = key if key in LANGUAGES else language
            yield from _prose(each, named, source, place)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _prose(each, language, source, place)


def _language_beside(value: dict[Any, Any]) -> str:
    named = value.get("language") or value.get("languages") or ""
    language = named if isinstance(named, str) else named[0]
    return language if language in LANGUAGES else ""


def _by_language(text: Text) -> Iterator[Text]:
    """Take apart what mixes languages: a line marked with its language, a line in other letters."""
    for marked in IN_LANGUAGE.finditer(text.text):
        yield Text(marked["code"].lower(), text.source, text.place, marked["text"])
    own, other = [], []
    for line in IN_LANGUAGE.sub("", text.text).splitlines():
        is_arabic = bool(ARABIC.search(line)) and not LATIN.search(line)
        (other if is_arabic and text.language != "ar" else own).append(line)
    yield Text(text.language, text.source, text.place, "\n".join(own))
    if other:
        yield Text("ar", text.source, text.place, "\n".join(other))


def _name(path: Path) -> str:
    return str(path.relative_to(DEMO / "content"))
