"""Stop mails by the signed address in a mail."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.core.signing import BadSignature

from core.notices.kinds import NOTICE_KINDS
from core.notices.links import EVERY_DAILY
from core.notices.selectors import daily_kinds_of
from core.notices.services import switch_off


@dataclass(frozen=True)
class Subscription:
    """What one address in a mail can stop: the mails of ``kinds`` to one receiver."""

    receiver: Any
    address: str
    kinds: list[str]
    is_daily: bool

    @property
    def labels(self) -> list[Any]:
        return [NOTICE_KINDS[kind].label for kind in self.kinds if kind in NOTICE_KINDS]


def subscription_of(*, k: str, p: str = "", a: str = "") -> Subscription:
    """Return what the signed values mean.

    Raises BadSignature for a kind that cannot be stopped or a person who is not here any more.
    """
    receiver = get_user_model()._default_manager.filter(code=p, is_active=True).first()
    if p and receiver is None:
        raise BadSignature
    if k == EVERY_DAILY:
        return Subscription(receiver, a, daily_kinds_of(receiver), is_daily=True)
    if k not in NOTICE_KINDS or NOTICE_KINDS[k].essential:
        raise BadSignature
    return Subscription(receiver, a, [k], is_daily=False)


def unsubscribe(subscription: Subscription) -> None:
    """Stop these mails; doing it twice is doing it once."""
    switch_off(
        kinds=subscription.kinds, receiver=subscription.receiver, address=subscription.address
    )
