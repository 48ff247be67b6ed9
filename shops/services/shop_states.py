"""The state machine of a shop. Every step locks the row, writes an event and, where others care, a fact."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from core import facts
from core.errors import TransitionNotAllowed
from shops.enums import ShopEventKind, ShopState
from shops.errors import ReasonMissing, ShopIncomplete
from shops.facts import (
    SHOP_OPENED,
    SHOP_RESTORED,
    SHOP_SENT_BACK,
    SHOP_SUBMITTED,
    SHOP_SUSPENDED,
)
from shops.models import Shop, ShopEvent
from shops.selectors.guide import opening_list
from shops.selectors.shops import owner_of


def _locked(shop_id: int) -> Shop:
    return Shop.objects.select_for_update(of=("self",)).get(pk=shop_id)


def _step(shop: Shop, kind: ShopEventKind, *, by: Any, at: datetime, reason: str = "") -> ShopEvent:
    shop.state_reason = reason
    shop.save(update_fields=["state", "state_reason", "opened_at"])
    return ShopEvent.objects.create(shop=shop, kind=kind, at=at, by=by, reason=reason)


def _record(kind: facts.Kind, shop: Shop, key: str, *, by: Any, at: datetime) -> None:
    facts.record(
        kind,
        subject=owner_of(shop),
        actor=by,
        about=shop,
        territory=shop.territory,
        at=at,
        key=key,
    )


def _open(shop: Shop, *, by: Any, at: datetime) -> None:
    """Open for the first time: a break ends by ``resume_shop``, a stop only by ``restore_shop``."""
    _refuse_wrong_state(shop, ShopState.DRAFT, ShopState.SUBMITTED)
    shop.move_to(ShopState.OPEN)
    shop.opened_at = at
    _step(shop, ShopEventKind.OPENED, by=by, at=at)
    _record(SHOP_OPENED, shop, f"shop-opened:{shop.pk}", by=by, at=at)


def _refuse_incomplete(shop: Shop) -> None:
    missing = [item for item in opening_list(shop) if not item.is_done]
    if missing:
        raise ShopIncomplete(items=", ".join(str(item.title) for item in missing), missing=missing)


@transaction.atomic
def ask_to_open(*, shop_id: int, by: Any, at: datetime) -> Shop:
    """Open the shop, or where the operator checks first, hand it in for the check.

    Raises ShopIncomplete with the missing items, or TransitionNotAllowed; then nothing is saved.
    """
    shop = _locked(shop_id)
    _refuse_incomplete(shop)
    if not settings.SHOP_REVIEW_BEFORE_OPENING:
        _open(shop, by=by, at=at)
        return shop
    shop.move_to(ShopState.SUBMITTED)
    event = _step(shop, ShopEventKind.SUBMITTED, by=by, at=at)
    _record(SHOP_SUBMITTED, shop, f"shop-submitted:{event.pk}", by=by, at=at)
    return shop


@transaction.atomic
def accept_shop(*, shop_id: int, by: Any, at: datetime) -> Shop:
    """Open a shop that waits for the check. Raises ShopIncomplete or TransitionNotAllowed."""
    shop = _locked(shop_id)
    _refuse_incomplete(shop)
    _open(shop, by=by, at=at)
    return shop


def _with_reason(
    shop_id: int, state: ShopState, kind: ShopEventKind, *, by: Any, reason: str, at: datetime
) -> tuple[Shop, ShopEvent]:
    if not reason.strip():
        raise ReasonMissing
    shop = _locked(shop_id)
    shop.move_to(state)
    return shop, _step(shop, kind, by=by, at=at, reason=reason.strip())


@transaction.atomic
def send_back_shop(*, shop_id: int, by: Any, reason: str, at: datetime) -> Shop:
    """Give a shop back to its seller before it opens. Raises ReasonMissing, TransitionNotAllowed."""
    shop, event = _with_reason(
        shop_id, ShopState.DRAFT, ShopEventKind.SENT_BACK, by=by, reason=reason, at=at
    )
    _record(SHOP_SENT_BACK, shop, f"shop-sent-back:{event.pk}", by=by, at=at)
    return shop


@transaction.atomic
def suspend_shop(*, shop_id: int, by: Any, reason: str, at: datetime) -> Shop:
    """Take a shop off the market place. Raises ReasonMissing, TransitionNotAllowed."""
    shop, event = _with_reason(
        shop_id, ShopState.SUSPENDED, ShopEventKind.SUSPENDED, by=by, reason=reason, at=at
    )
    _record(SHOP_SUSPENDED, shop, f"shop-suspended:{event.pk}", by=by, at=at)
    return shop


@transaction.atomic
def restore_shop(*, shop_id: int, by: Any, at: datetime) -> Shop:
    """Let a stopped shop sell again. Raises TransitionNotAllowed."""
    shop = _locked(shop_id)
    _refuse_wrong_state(shop, ShopState.SUSPENDED)
    shop.move_to(ShopState.OPEN)
    event = _step(shop, ShopEventKind.RESTORED, by=by, at=at)
    _record(SHOP_RESTORED, shop, f"shop-restored:{event.pk}", by=by, at=at)
    return shop


@transaction.atomic
def pause_shop(*, shop_id: int, by: Any, at: datetime) -> Shop:
    """Go on a break: people still see the shop but cannot order. Raises TransitionNotAllowed."""
    shop = _locked(shop_id)
    shop.move_to(ShopState.PAUSED)
    _step(shop, ShopEventKind.PAUSED, by=by, at=at)
    return shop


@transaction.atomic
def resume_shop(*, shop_id: int, by: Any, at: datetime) -> Shop:
    """Come back from a break. Raises TransitionNotAllowed; a stop by us is not a break."""
    shop = _locked(shop_id)
    _refuse_wrong_state(shop, ShopState.PAUSED)
    shop.move_to(ShopState.OPEN)
    _step(shop, ShopEventKind.RESUMED, by=by, at=at)
    return shop


def _refuse_wrong_state(shop: Shop, *expected: ShopState) -> None:
    """Refuse a step to "open" that starts elsewhere than this service means."""
    if shop.state not in expected:
        raise TransitionNotAllowed(old=shop.get_state_display(), new=ShopState.OPEN.label)
