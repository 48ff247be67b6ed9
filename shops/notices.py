"""Whom the shops tell what: the buyer in the order's language, the sellers in their own."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from core import facts
from core.notices.kinds import NoticeKind
from core.notices.services import Guest, tell
from shops.facts import (
    ORDER_CANCELLED,
    ORDER_COLLECTED,
    ORDER_PAID,
    ORDER_PLACED,
    ORDER_READY,
    ORDER_SENT,
    SHOP_OPENED,
    SHOP_RESTORED,
    SHOP_SENT_BACK,
    SHOP_SUSPENDED,
    WITHDRAWAL_ASKED,
)
from shops.models import Order, Shop
from shops.selectors.orders import order_for_mail
from shops.selectors.shops import people_of

if TYPE_CHECKING:
    from core.facts.models import Fact
    from core.notices.models import Notice


def _order_context(notice: "Notice") -> dict[str, Any]:
    why = notice.fact.data.get("why", "") if notice.fact else ""
    return order_for_mail(notice.fact.object_id if notice.fact else "0") | {"why": why}


def _shop_context(notice: "Notice") -> dict[str, Any]:
    shop = Shop.objects.get(pk=notice.fact.object_id if notice.fact else 0)
    return {"shop": shop, "reason": shop.state_reason}


def _to_buyer(name: str, label: Any) -> NoticeKind:
    return NoticeKind(
        key=f"shops.{name}",
        label=label,
        template=f"shops/emails/{name}.txt",
        action=_("See your order"),
        why=_("You ordered something in a shop here."),
        essential=True,
        context=_order_context,
    )


def _to_seller(name: str, label: Any) -> NoticeKind:
    return NoticeKind(
        key=f"shops.{name}",
        label=label,
        template=f"shops/emails/{name}.txt",
        action=_("See the order"),
        why=_("You look after this shop."),
        essential=True,
        context=_order_context,
    )


def _about_shop(name: str, label: Any) -> NoticeKind:
    return NoticeKind(
        key=f"shops.{name}",
        label=label,
        template=f"shops/emails/{name}.txt",
        action=_("Go to my shop"),
        why=_("You look after this shop."),
        essential=True,
        context=_shop_context,
    )


BOUGHT = _to_buyer("bought", _("My order is placed"))
PAID = _to_buyer("paid", _("My order is paid"))
READY = _to_buyer("ready", _("My order is ready"))
SENT = _to_buyer("sent", _("My order is on its way"))
COLLECTED = _to_buyer("collected", _("I have picked up my order"))
ENDED = _to_buyer("ended", _("My order has ended"))
WITHDRAWAL_RECEIPT = _to_buyer("withdrawal_receipt", _("I withdrew from an order"))
SOLD = _to_seller("sold", _("New order in my shop"))
SALE_ENDED = _to_seller("sale_ended", _("An order in my shop has ended"))
SALE_WITHDRAWN = _to_seller("sale_withdrawn", _("A buyer gives an order back"))
OPENED = _about_shop("shop_opened", _("My shop is open"))
SENT_BACK = _about_shop("shop_sent_back", _("My shop came back with a reason"))
SUSPENDED = _about_shop("shop_suspended", _("My shop was stopped"))
RESTORED = _about_shop("shop_restored", _("My shop is open again"))

TO_BUYER = {
    ORDER_PLACED.key: BOUGHT,
    ORDER_PAID.key: PAID,
    ORDER_READY.key: READY,
    ORDER_SENT.key: SENT,
    ORDER_COLLECTED.key: COLLECTED,
    ORDER_CANCELLED.key: ENDED,
    WITHDRAWAL_ASKED.key: WITHDRAWAL_RECEIPT,
}
TO_SELLER = {
    ORDER_PLACED.key: SOLD,
    ORDER_CANCELLED.key: SALE_ENDED,
    WITHDRAWAL_ASKED.key: SALE_WITHDRAWN,
}
ABOUT_SHOP = {
    SHOP_OPENED.key: OPENED,
    SHOP_SENT_BACK.key: SENT_BACK,
    SHOP_SUSPENDED.key: SUSPENDED,
    SHOP_RESTORED.key: RESTORED,
}


def _path(language: str, name: str, **kwargs: str) -> str:
    with override(language):
        return reverse(name, kwargs=kwargs)


def _buyer_of(order: Order) -> Any:
    """Return the account when the order's mail goes to its address, else the address alone."""
    if order.buyer and order.buyer.email == order.email:
        return order.buyer
    return Guest(order.email, order.language)


@facts.on(
    ORDER_PLACED,
    ORDER_PAID,
    ORDER_READY,
    ORDER_SENT,
    ORDER_COLLECTED,
    ORDER_CANCELLED,
    WITHDRAWAL_ASKED,
)
def tell_buyer(fact: "Fact") -> None:
    order = Order.objects.select_related("buyer").get(pk=fact.object_id)
    to = _buyer_of(order)
    link = _path(to.language, "shops:order", code=order.code, secret=order.secret)
    data = {"title": order.code}
    tell(TO_BUYER[fact.kind], to=to, key=fact.key, at=fact.at, link=link, fact=fact, data=data)


@facts.on(ORDER_PLACED, ORDER_CANCELLED, WITHDRAWAL_ASKED)
def tell_sellers(fact: "Fact") -> None:
    """Everybody who looks after the shop, but not the one who did it."""
    order = Order.objects.select_related("shop").get(pk=fact.object_id)
    for person in people_of(order.shop):
        if person.pk == fact.actor_id:
            continue
        link = _path(person.language, "shops:shop_order", slug=order.shop.slug, code=order.code)
        data = {"title": order.code}
        tell(
            TO_SELLER[fact.kind],
            to=person,
            key=fact.key,
            at=fact.at,
            link=link,
            fact=fact,
            data=data,
        )


@facts.on(SHOP_OPENED, SHOP_SENT_BACK, SHOP_SUSPENDED, SHOP_RESTORED)
def tell_about_shop(fact: "Fact") -> None:
    shop = Shop.objects.get(pk=fact.object_id)
    for person in people_of(shop):
        link = _path(person.language, "shops:shop_desk", slug=shop.slug)
        tell(ABOUT_SHOP[fact.kind], to=person, key=fact.key, at=fact.at, link=link, fact=fact)
