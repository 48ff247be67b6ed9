"""Make a mail from its notices: one text, the HTML from the same text, one action, a way out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, Engine, Template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from core.notices.kinds import NOTICE_KINDS, Attachment
from core.notices.links import EVERY_DAILY, absolute, in_language, unsubscribe_path
from core.notices.models import Mail, Notice

SUBJECT_LENGTH = 150
_DAILY_TEMPLATE = "notices/emails/daily.txt"


@dataclass(frozen=True)
class Letter:
    """A mail as a person reads it."""

    subject: str
    paragraphs: list[str]
    action: str
    link: str
    why: str
    unsubscribe: str = ""
    attachments: list[Attachment] = field(default_factory=list)


def compose(mail: Mail, notices: Sequence[Notice]) -> EmailMultiAlternatives:
    """Return the mail in the receiver's language and time zone, ready to be sent."""
    language = mail.receiver.language if mail.receiver else mail.language
    with translation.override(language), timezone.override(zone_of(mail.receiver)):
        letter = _daily(mail, notices) if mail.is_digest else _single(mail, notices[0])
        return _dress(letter, mail)


def zone_of(person: Any) -> ZoneInfo:
    """Return a person's time zone, ours for guests and for a zone that does not exist."""
    try:
        return ZoneInfo(person.time_zone if person else settings.TIME_ZONE)
    except (ValueError, OSError, KeyError):
        return ZoneInfo(settings.TIME_ZONE)


def _single(mail: Mail, notice: Notice) -> Letter:
    kind = NOTICE_KINDS[notice.kind]
    language = translation.get_language()
    values = {"notice": notice, **(kind.context(notice) if kind.context else {})}
    subject, paragraphs = render_text(kind.template, values)
    way_out = "" if kind.essential else _way_out(mail, kind.key)
    return Letter(
        subject=subject,
        paragraphs=paragraphs,
        action=str(kind.action),
        link=absolute(in_language(notice.link, language)),
        why=str(kind.why),
        unsubscribe=way_out,
        attachments=kind.attach(notice) if kind.attach else [],
    )


def _daily(mail: Mail, notices: Sequence[Notice]) -> Letter:
    lines = [
        {"label": NOTICE_KINDS[notice.kind].label, "title": notice.data.get("title", "")}
        for notice in notices
    ]
    subject, paragraphs = render_text(_DAILY_TEMPLATE, {"lines": lines})
    return Letter(
        subject=subject,
        paragraphs=paragraphs,
        action=gettext("Open my messages"),
        link=absolute(reverse("notices:inbox")),
        why=gettext("You chose to get this news once a day."),
        unsubscribe=_way_out(mail, EVERY_DAILY),
    )


def _way_out(mail: Mail, kind: str) -> str:
    path = unsubscribe_path(
        receiver=mail.receiver,
        address=mail.address,
        kind=kind,
        language=translation.get_language(),
    )
    return absolute(path)


def render_text(template: str, values: dict[str, Any]) -> tuple[str, list[str]]:
    """Return the subject (first line) and the paragraphs of a text template. Nothing is escaped."""
    text = _text_template(template).render(Context(values, autoescape=False))
    lines = [line.strip() for line in text.strip().splitlines()]
    body = "\n".join(lines[1:])
    paragraphs = [part.strip("\n") for part in body.split("\n\n")]
    return lines[0][:SUBJECT_LENGTH], [part for part in paragraphs if part]


def _text_template(name: str) -> Template:
    """Return a template that can be rendered without escaping."""
    return Engine.get_default().get_template(name)


def _dress(letter: Letter, mail: Mail) -> EmailMultiAlternatives:
    """Put the letter into both layouts, and its headers on it."""
    values = {
        "letter": letter,
        "parts": [_part(paragraph) for paragraph in letter.paragraphs],
        "language": translation.get_language(),
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "site": settings.SITE_NAME,
        "home": absolute(f"/{translation.get_language()}/"),
    }
    layout = _text_template("notices/emails/layout.txt")
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=layout.render(Context(values, autoescape=False)),
        to=[mail.receiver.email if mail.receiver else mail.address],
        headers=_headers(letter, mail),
    )
    message.attach_alternative(render_to_string("notices/emails/layout.html", values), "text/html")
    for file in letter.attachments:
        message.attach(file.name, file.content, file.mime_type)
    return message


def _part(paragraph: str) -> dict[str, Any]:
    """Return a paragraph as a list when each of its lines starts with a dash."""
    lines = paragraph.split("\n")
    is_list = all(line.startswith("- ") for line in lines)
    return {"items": [line[2:] for line in lines] if is_list else [], "text": paragraph}


def _headers(letter: Letter, mail: Mail) -> dict[str, str]:
    host = settings.SITE_URL.split("//", 1)[1].split("/")[0].split(":")[0]
    headers = {"Message-ID": f"<{mail.code}@{host}>", "Auto-Submitted": "auto-generated"}
    if letter.unsubscribe:
        headers["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers
