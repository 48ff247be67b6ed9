"""Kinds of notice of their own for these tests, with templates made in memory by ``conftest``."""

from datetime import UTC, datetime

from core.notices.kinds import Attachment, NoticeKind

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
TEA = NoticeKind(
    key="tests.tea",
    label="News about tea",
    template="tests/emails/tea.txt",
    action="See the tea",
    why="You like tea.",
    context=lambda notice: {"cups": notice.data.get("cups", 1)},
)
BILL = NoticeKind(
    key="tests.bill",
    label="Bills",
    template="tests/emails/bill.txt",
    action="See the bill",
    why="You have to pay.",
    essential=True,
    attach=lambda _notice: [Attachment("bill.txt", b"12,50", "text/plain")],
)
TEMPLATES = {
    "tests/emails/tea.txt": (
        "{% load i18n %}{% translate 'Save' %}: {{ cups }} cups & <b>milk</b>\n\n"
        "{{ notice.data.title }}\n\n- one\n- two\n\nA line\n  and another\n"
    ),
    "tests/emails/bill.txt": "Your bill at {{ notice.created_at|date:'H:i' }}\n\nPlease pay.\n",
}
