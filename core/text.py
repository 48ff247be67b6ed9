"""Text from people: Markdown is what we keep, this is how it becomes HTML that can hurt nobody."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

# Part of the key wherever rendered HTML is cached; raise it with every change in this module
RENDERER_VERSION = 3
TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong", "ul",
}  # fmt: skip
ATTRIBUTES = {"*": {"dir"}, "a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
BLOCKS = {
    "paragraph_open", "heading_open", "blockquote_open", "bullet_list_open", "ordered_list_open",
}  # fmt: skip


def _fit_into_page(state: StateCore) -> None:
    """Move headings below the page's own, and let each outermost block find its own direction.

    A list has one direction with its items: the marks of items stand on the side of the list, and
    HTML looks for the direction of a list outside the parts that have one of their own.
    """
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
        if token.level == 0 and token.type in BLOCKS:
            token.attrSet("dir", "auto")


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 20})
    # A reference is written once and printed at each use: 20 kB of source would make 25 MB of page
    reader.disable(["image", "html_block", "html_inline", "reference"])
    reader.core.ruler.push("fit_into_page", _fit_into_page)
    return reader


_markdown = _reader()


def render_markdown(source: str) -> SafeString:
    """Return ``source`` as HTML: no raw HTML, no pictures, links marked as written by people."""
    html = nh3.clean(
        _markdown.render(source),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="nofollow ugc noopener",
    )
    return mark_safe(html)  # noqa: S308 - sanitised on the line above


def isolated(words: str) -> str:
    """Return ``words`` with marks that keep their direction apart from the text around them.

    For names inside sentences of plain text, where ``<bdi>`` cannot stand.
    Source: Unicode Standard Annex 9, first strong isolate.
    """
    return f"\u2068{words}\u2069"
