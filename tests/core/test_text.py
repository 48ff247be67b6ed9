import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from core.text import render_markdown
from tests.core import hostile_text

# A heading without words grows most
MOST_FOR_EACH_CHARACTER = 11


def test_render_markdown_prints_what_people_need():
    html = render_markdown("# Hola\nuno\ndos **tres** `x`\n\n> cita\n\n1. a\n2. b")

    assert html == (
        '<h3 dir="auto">Hola</h3>\n'
        '<p dir="auto">uno<br>\ndos <strong>tres</strong> <code>x</code></p>\n'
        '<blockquote dir="auto">\n<p>cita</p>\n</blockquote>\n'
        '<ol dir="auto">\n<li>a</li>\n<li>b</li>\n</ol>\n'
    )


@pytest.mark.parametrize("items", ["- أ\n- b", "- أ\n\n- b", "1. أ\n   - b"])
def test_render_markdown_gives_a_list_and_all_in_it_one_direction(items):
    html = render_markdown(items)

    assert re.findall(r'<(\w+) dir="auto">', html) == [html[1:3]]


@pytest.mark.parametrize(("source", "tag"), [("# a", "h3"), ("### a", "h5"), ("###### a", "h6")])
def test_render_markdown_keeps_headings_below_the_page(source, tag):
    assert render_markdown(source) == f'<{tag} dir="auto">a</{tag}>\n'


def test_render_markdown_marks_links_of_people():
    assert render_markdown("[a](https://b.test 'c')") == (
        '<p dir="auto"><a href="https://b.test" title="c" rel="nofollow ugc noopener">a</a></p>\n'
    )


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\nscript:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x)",
    "[a](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "![a](https://spy.test/pixel.png)",
    "![a](x\" onerror=\"alert(1))",
    '[a](https://b.test "x\\" onclick=\\"alert(1)")',
    "<svg><animate onbegin=alert(1)>",
    "<style>*{display:none}</style>",
    "<iframe src=https://evil.test></iframe>",
    "```html\n<script>alert(1)</script>\n```",
    "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">",
    "[a]: javascript:alert(1)\n\n[a]",
    "<a href=\"x\" style=\"position:fixed\">a</a>",
    "<form action=https://evil.test><input name=password></form>",
    "\x00<scr\x00ipt>",
]  # fmt: skip
TAG = re.compile(r"</?([a-z0-9]+)((?:\s[^<>]*)?)>")
ALLOWED = {"a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "strong", "ul"}  # fmt: skip


def _is_harmless(html):
    tags = TAG.findall(html)
    names = {name for name, _attributes in tags}
    attributes = re.findall(r'([\w-]+)="([^"]*)"', " ".join(rest for _name, rest in tags))
    links = [value for name, value in attributes if name == "href"]
    return (
        html.count("<") == len(tags)
        and names <= ALLOWED
        and {name for name, _value in attributes} <= {"dir", "href", "title", "rel", "start"}
        and all(re.match(r"https?:|mailto:|[^:]*$|[/?#]", link) for link in links)
    )


@pytest.mark.parametrize("source", ATTACKS)
def test_render_markdown_lets_nothing_hostile_through(source):
    html = render_markdown(source)

    assert _is_harmless(html), html
    assert "<img" not in html


@given(st.text(alphabet="<>[]()!`*_#&;:/\"'= \n\\-ajsxhrefonclick0", max_size=120))
def test_render_markdown_of_anything_is_harmless(source):
    assert _is_harmless(render_markdown(source))


@pytest.mark.parametrize("pattern", hostile_text.PATTERNS, ids=lambda pattern: pattern.name)
def test_render_markdown_of_endless_repetition_is_harmless_and_bounded(pattern):
    source = pattern.source(1500)

    html = render_markdown(source)

    assert _is_harmless(html)
    assert len(html) <= MOST_FOR_EACH_CHARACTER * len(source)


def test_render_markdown_prints_a_reference_as_it_was_written():
    assert render_markdown("[a]: https://b.test\n\n[a]") == (
        '<p dir="auto">[a]: https://b.test</p>\n<p dir="auto">[a]</p>\n'
    )


def test_markdown_filter_prints_html():
    page = Template("{% load text %}{{ source|markdown }}")

    assert page.render(Context({"source": "*a* <b>"})) == (
        '<p dir="auto"><em>a</em> &lt;b&gt;</p>\n'
    )


def test_account_number_is_printed_in_groups_of_four():
    page = Template("{% load text %}{{ number|in_fours }}")

    assert page.render(Context({"number": "PT50000201231234567890154"})) == (
        "PT50 0002 0123 1234 5678 9015 4"
    )
