"""Markdown that repeats itself to make a renderer slow or its page huge; also what bench/ measures."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Pattern:
    """A hostile source of any length: ``source(times)`` grows in proportion to ``times``."""

    name: str
    source: Callable[[int], str]


def _repeated(name: str, piece: str) -> Pattern:
    return Pattern(name, lambda times: piece * times)


PATTERNS = [
    _repeated("quotes", ">"),
    _repeated("lists in one line", "- "),
    _repeated("brackets", "["),
    _repeated("brackets in pairs", "[[]"),
    _repeated("open emphasis", "*a "),
    _repeated("two kinds of emphasis", "*_"),
    _repeated("emphasis without spaces", "a**b"),
    _repeated("open pictures", "!["),
    _repeated("backticks", "`"),
    _repeated("lines", "a\n"),
    _repeated("open links", "[a]("),
    _repeated("links with open titles", '[a](b "'),
    _repeated("empty links", "[](b)"),
    _repeated("angles", "<"),
    _repeated("ampersands", "&"),
    _repeated("numbered characters", "&#1;"),
    _repeated("strong text", "**a"),
    _repeated("references", "[a]: b\n"),
    _repeated("references with open titles", "[a]: b '\n"),
    _repeated("list items", "- a\n"),
    _repeated("empty list items", "-\n"),
    _repeated("headings under lines", "a\n=\n"),
    _repeated("open comments", "<!--"),
    _repeated("open addresses", "<http://a"),
    _repeated("quotes in quotes", ">" * 19 + " a\n"),
    Pattern("strong text in strong text", lambda times: "**" * times + "a" + "**" * times),
    Pattern("emphasis in strong text", lambda times: "*a **a " * times + "b** b* " * times),
    Pattern("links in links", lambda times: "[" * times + "a" + "](b)" * times),
    Pattern("lines after a deep quote", lambda times: ">" * 19 + " a\n" + "a\n" * times),
    Pattern("ever deeper lists", lambda times: "".join(f"{'  ' * (i % 19)}- a\n" for i in range(times))),
    Pattern("one reference, many uses", lambda times: f"[a]: {'b' * times}\n\n" + "[a] " * times),
]  # fmt: skip
