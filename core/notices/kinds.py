"""The kinds of notice that exist, declared by the island that tells them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from core.notices.models import Notice

NOTICE_KINDS: dict[str, "NoticeKind"] = {}


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True)
class NoticeKind:
    """A kind of thing we tell people.

    ``template`` is one text template, e.g. ``shops/emails/order_placed.txt``: its first line is the
    subject, the rest the body in paragraphs; the HTML mail is made from the same text. It is
    rendered in the receiver's language with ``notice`` and what ``context`` returns.
    ``essential`` notices (money, safety, things asked for) cannot be switched off.
    ``why`` is one sentence: why the person gets this. ``action`` is the label of the one button.
    ``label`` names the kind in the inbox and in the preferences; ``data["title"]`` of a notice, when
    it has one, stands beside it in the inbox. ``attach`` returns files for the mail.
    ``is_for`` says whether a person may ever get this kind; left out, everybody may.
    """

    key: str
    label: "str | _StrPromise"
    template: str
    action: "str | _StrPromise"
    why: "str | _StrPromise"
    essential: bool = False
    context: "Callable[[Notice], dict[str, Any]] | None" = None
    attach: "Callable[[Notice], list[Attachment]] | None" = None
    is_for: Callable[[Any], bool] | None = None

    def __post_init__(self) -> None:
        if self.key in NOTICE_KINDS:
            raise ValueError(f"The kind of notice {self.key} is declared twice.")
        NOTICE_KINDS[self.key] = self


def kinds_to_choose(person: Any) -> list[NoticeKind]:
    """Return the kinds that may reach ``person`` and may be switched off, by their keys."""
    kinds = [kind for _key, kind in sorted(NOTICE_KINDS.items()) if not kind.essential]
    return [kind for kind in kinds if kind.is_for is None or kind.is_for(person)]
