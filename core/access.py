"""Who may call which address: every view says it, the middleware holds it, the access map prints it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

V = TypeVar("V", bound=Callable[..., object] | type)


class Audience(StrEnum):
    """Who may call a view; the comment says what a stranger gets."""

    PUBLIC = "public"  # nobody is a stranger
    SECRET = "secret"  # whoever holds the code in the address; others 404
    SIGNED_IN = "signed_in"  # own things only; visitors are sent to sign in
    MEMBER = "member"  # signed in and scoped by rows; visitors sign in, other people 404
    CMS = "cms"  # people with the right to enter the Wagtail admin
    OPERATOR = "operator"  # superusers; everybody else 404
    SIGNATURE = "signature"  # machines that sign what they send
    NOBODY = "nobody"  # a library's view that we do not serve; everybody 404


@dataclass(frozen=True)
class Access:
    """What a view declared."""

    audience: Audience
    note: str = ""


def allow(audience: Audience, *, note: str = "") -> Callable[[V], V]:
    """Declare who may call a view class or function. ``note`` explains rows and rules in English."""

    def declare(view: V) -> V:
        view.access = Access(audience, note)  # type: ignore[union-attr]
        return view

    return declare
