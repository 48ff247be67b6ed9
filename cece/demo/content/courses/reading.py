"""Read a course written as plain files: an outline, and a lesson or quiz in each further file.

In ``<course>/<language>/`` stand ``outline.md``, the lessons ``1-1.md`` to ``3-3.md`` and, for the
end of each module, ``quiz-1.md`` to ``quiz-3.md``. Block ids follow from the place in the files alone, so they are the same in every language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from markdown_it import MarkdownIt

HERE = Path(__file__).parent
_markdown = MarkdownIt("commonmark")
_PICTURE = re.compile(r"!\[(?P<alt>[^]]+)\]\((?P<name>\w+) \"(?P<caption>[^\"]+)\"\)")
# "- **Meaning.** more\\", then a line "ES: …" for each other language; who speaks ends with a colon
_PHRASE = re.compile(
    r"- \*\*(?P<first>[^*]+)\*\* ?(?P<rest>.*)\\\n(?P<others>(?:  [A-Z]{2}: .+(?:\n|$))+)"
)
_BOX = re.compile(r"> \[(?P<kind>\w+)\] (?P<title>.+)\n")
# Where no line may end: before a sign of money or percent, inside French quotes, before French signs
_GLUE = re.compile(r"(?<=«) |(?<=\d) (?=[€%])|(?<=[^\n>#-]) (?=[:;!?»])")

Block = dict[str, Any]


@dataclass
class Part:
    """A title with its fields, and what stands below it: a course, a module or a lesson."""

    title: str
    fields: dict[str, str] = field(default_factory=dict)
    outcomes: list[str] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)


def _text(course: str, language: str, name: str) -> str:
    """Return a file with the spaces that hold words together on one line."""
    return _GLUE.sub("\u00a0", (HERE / course / language / f"{name}.md").read_text())


def read_outline(course: str, language: str) -> Part:
    """Return a course with its modules and their lessons."""
    path: list[Part] = []
    for line in _text(course, language, "outline").splitlines():
        hashes, _space, rest = line.partition(" ")
        if hashes and set(hashes) == {"#"}:
            part = Part(rest)
            del path[len(hashes) - 1 :]
            if path:
                path[-1].parts.append(part)
            path.append(part)
        elif line.startswith("- "):
            path[-1].outcomes.append(line.removeprefix("- "))
        elif line:
            name, _colon, value = line.partition(": ")
            path[-1].fields[name] = value
    return path[0]


def names_of_files(outline: Part) -> list[list[str]]:
    """Return the file names of each module: its lessons, then its quiz."""
    return [
        [
            *(f"{first}-{second}" for second, _lesson in enumerate(part.parts, start=1)),
            f"quiz-{first}",
        ]
        for first, part in enumerate(outline.parts, start=1)
    ]


def languages_of(course: str) -> list[str]:
    """Return the languages a course is written in, in the order of the site."""
    return [code for code, _name in settings.LANGUAGES if (HERE / course / code).is_dir()]


def block_id(*names: object) -> str:
    """Return the id that belongs to a place in the files."""
    return str(uuid5(NAMESPACE_URL, "/".join(str(name) for name in names)))


def read_lesson(course: str, language: str, name: str, pictures: dict[str, int]) -> list[Block]:
    """Return the blocks of a lesson; ``pictures`` maps the names used in the text to images."""
    text = _text(course, language, name)
    return [
        {"id": block_id(course, name, number)} | _block(chunk, pictures, (course, name, number))
        for number, chunk in enumerate(_chunks(text))
    ]


def _chunks(text: str) -> Iterator[str]:
    """Split at headings, boxes, pictures and phrases; what stands between them is one text."""
    lines: list[str] = []
    for paragraph in re.split(r"\n{2,}", text.strip()):
        if paragraph.startswith(("## ", "> [", "![")) or _PHRASE.match(paragraph):
            if lines:
                yield "\n\n".join(lines)
            lines = []
            yield paragraph
        else:
            lines.append(paragraph)
    if lines:
        yield "\n\n".join(lines)


def _block(chunk: str, pictures: dict[str, int], place: tuple[object, ...]) -> Block:
    if chunk.startswith("## "):
        return {"type": "heading", "value": chunk.removeprefix("## ")}
    picture = _PICTURE.match(chunk)
    if picture:
        value = {"alt": picture["alt"], "caption": picture["caption"]}
        return {"type": "picture", "value": value | {"image": pictures[picture["name"]]}}
    box = _BOX.match(chunk)
    if box:
        text = "\n".join(line.removeprefix("> ") for line in chunk[box.end() :].splitlines())
        value = {"kind": box["kind"], "title": box["title"], "text": _markdown.render(text)}
        return {"type": "callout", "value": value}
    if _PHRASE.match(chunk):
        found = enumerate(_PHRASE.finditer(chunk))
        phrases = [_phrase(one, (*place, "phrase", number)) for number, one in found]
        return {"type": "phrases", "value": {"phrases": _items(phrases, place)}}
    return {"type": "text", "value": _markdown.render(chunk)}


def _phrase(found: re.Match[str], place: tuple[object, ...]) -> Block:
    first, rest = found["first"], found["rest"]
    has_lead = first.endswith(":")
    others: list[Block] = [
        {"language": line[2:4].lower(), "text": line[6:].removesuffix("\\")}
        for line in found["others"].splitlines()
    ]
    return {
        "lead": first.rstrip(":\u00a0") if has_lead else "",
        "text": rest if has_lead else f"{first} {rest}".strip(),
        "others": _items(others, place),
    }


def _items(values: list[Block], place: tuple[object, ...]) -> list[Block]:
    """Return the rows of a list with the ids of their place, as the database keeps them."""
    return [
        {"type": "item", "id": block_id(*place, number), "value": value}
        for number, value in enumerate(values)
    ]


def read_quiz(course: str, language: str, name: str) -> list[Block]:
    """Return a quiz as one block."""
    title, *questions = re.split(r"^## ", _text(course, language, name), flags=re.MULTILINE)
    value = {
        "title": title.removeprefix("# ").strip(),
        "questions": [
            _question(text, (course, name, number)) for number, text in enumerate(questions)
        ],
    }
    return [{"type": "quiz", "id": block_id(course, name), "value": value}]


def _question(text: str, place: tuple[object, ...]) -> Block:
    first, *lines = text.strip().splitlines()
    choices: list[Block] = [
        {"text": line[6:], "is_right": line.startswith("- [x]")}
        for line in lines
        if line.startswith("- [")
    ]
    is_one = sum(choice["is_right"] for choice in choices) == 1
    return {
        "type": "one_choice" if is_one else "many_choice",
        "id": block_id(*place),
        "value": {
            "question": first,
            "choices": _items(choices, place),
            "explanation": " ".join(line[2:] for line in lines if line.startswith("> ")),
        },
    }
