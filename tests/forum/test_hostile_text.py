"""Text from people never becomes script, markup of ours or a dangerous link."""

import re
from html.parser import HTMLParser

import pytest

from forum.models import Report
from forum.services.questions import ask_question
from forum.services.replies import post_reply
from tests.factories.accounts import UserFactory
from tests.factories.forum import NOON, PostFactory, TopicFactory, make_moderator, question, text

pytestmark = pytest.mark.django_db
PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.test></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox)",
    "[x](<javascript:alert(1)>)",
    '[x](https://a.test "onmouseover=alert(1)")',
    '[x](https://a.test" onmouseover="alert(1))',
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    '![x](x"onerror=alert(1))',
    "[x]: javascript:alert(1)\n\n[x]",
    "`<script>alert(1)</script>`",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "<style>@import '//evil.test'</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<form action=//evil.test><button>x</button></form>",
    "<base href=//evil.test>",
    "<meta http-equiv=refresh content='0;url=//evil.test'>",
    "<!--><script>alert(1)</script>-->",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "' onfocus=alert(1) autofocus x='",
    "{{ request.user.email }}{% debug %}",
    "\u202e<script>alert(1)</script>",
    "<xss id=x tabindex=1 onfocus=alert(1)></xss>",
    "<object data=javascript:alert(1)>",
]


class Reader(HTMLParser):
    """Collect what a browser could run or follow."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        is_data = values.get("type") == "application/ld+json"
        is_own = (values.get("src") or "").startswith("/static/")
        if tag == "script" and not (is_data or is_own):
            self.found.append(tag)
        if tag in {"iframe", "object", "embed", "base", "style", "math", "xss", "details"}:
            self.found.append(tag)
        if tag == "meta" and "http-equiv" in values:
            self.found.append(tag)
        self.found += [name for name in values if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action"):
            value = re.sub(r"[\s\x00-\x1f]", "", values.get(name) or "").lower()
            if value.startswith(("javascript:", "data:", "vbscript:")) or "evil.test" in value:
                self.found.append(f"{name}={value}")


@pytest.fixture
def author(client):
    """Somebody who has written before, so that her links are not refused."""
    person = UserFactory()
    topic = TopicFactory()
    for position in (2, 3, 4):
        PostFactory(topic=topic, position=position, author=person)
    client.force_login(person)
    return person


def found_in(*pages):
    assert {page.status_code for page in pages} == {200}
    return [thing for page in pages for thing in Reader(page.content.decode()).found]


def test_hostile_titles_are_harmless_in_lists_and_pages(client, papers, author):
    topics = [
        ask_question(author=author, question=question(papers, f"{payload} Title"[:150]), at=NOON)
        for payload in PAYLOADS
    ]

    first = client.get("/es/forum/papers/")
    last = client.get("/es/forum/papers/", {"cursor": first.context["listed"].next_cursor})

    assert len(first.context["listed"].rows + last.context["listed"].rows) == len(PAYLOADS)
    assert found_in(first, last, *(client.get(topic.address()) for topic in topics[::4])) == []


def test_hostile_texts_are_harmless_below_a_question(client, papers, author):
    topic = ask_question(
        author=author, question=question(papers, source="\n\n".join(PAYLOADS)), at=NOON
    )
    for payload in PAYLOADS:
        post_reply(topic_code=topic.code, author=author, text=text(payload), at=NOON)
    topic.refresh_from_db()

    pages = [client.get(topic.page_address(number)) for number in (1, 2, 3)]

    assert sum(len(page.context["posts"]) for page in pages) == len(PAYLOADS) + 1
    assert found_in(*pages) == []
    assert [author.email in page.content.decode() for page in pages] == [False] * 3


def test_hostile_texts_are_harmless_in_forms_that_come_back(client, papers, author):
    topic = ask_question(author=author, question=question(papers), at=NOON)
    hostile = "\n".join(PAYLOADS)
    fields = {"title": PAYLOADS[0], "source": hostile, "language": hostile, "category": hostile}

    pages = [
        client.post("/es/forum/ask/", fields),
        client.post(f"/es/forum/t/{topic.code}/reply/", fields),
    ]

    assert found_in(*pages) == []


def test_hostile_texts_are_harmless_to_moderators(client, papers, author):
    topic = ask_question(
        author=author, question=question(papers, source="\n\n".join(PAYLOADS)), at=NOON
    )
    for payload in PAYLOADS[:20]:
        Report.objects.create(
            post=topic.posts.get(),
            reporter=UserFactory(display_name=payload[:80]),
            reason="spam",
            note=payload,
            created_at=NOON,
        )
    client.force_login(make_moderator())

    pages = [client.get("/es/forum/moderate/"), client.get(f"/es/forum/t/{topic.code}/1/hide/")]

    assert found_in(*pages) == []
