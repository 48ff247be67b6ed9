"""Shops of the demo: six open ones with thirty products, one in draft, orders in every state."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from cece.demo.content.shops import DIEGO, OPEN_SHOPS
from cece.demo.content.shops.drawings import drawing
from cece.demo.content.shops.sales import BUYERS, SALES, Sale
from cece.demo.people import DOMAIN, person
from core.accounts.models import User
from core.codes import public_code, random_code
from core.places.models import Territory
from shops.enums import DeliveryKind, FulfilmentKind, PaymentKind, ShopState, WithdrawalException
from shops.models import (
    Fulfilment,
    Order,
    OrderEvent,
    OrderLine,
    Payment,
    Product,
    ProductPicture,
    Shop,
    ShopEvent,
    ShopMembership,
)
from shops.selectors.carts import basket_of
from shops.services import carts, order_states, shop_states
from shops.services import products as product_services
from shops.services import shops as shop_services
from shops.services.orders import place_order
from shops.services.pictures import remove_files

SPACE = 0.15  # of a shop's life lies between two of its products, so that the market mixes shops


def load(people: dict[str, User], at: datetime) -> None:
    """Make the shops that are not there yet."""
    for key, content in OPEN_SHOPS.items():
        seller = people.get(key) or person(key, *content["person"])
        if _has_shop(seller):
            continue
        products = _open_shop(seller, content, people["operator"], at)
        for sale in SALES[key]:
            _sell(products, people, seller, sale, at)
    if not _has_shop(people["diego"]):
        _begin_draft(people["diego"], at - timedelta(days=3))


def _has_shop(owner: User) -> bool:
    return ShopMembership.objects.filter(user=owner).exists()


def _start(owner: User, content: dict[str, Any], at: datetime) -> Shop:
    return shop_services.start_shop(
        user=owner,
        name=content["name"],
        offer=content["offer"],
        territory=Territory.objects.filter(code=content["place"]).first(),
        at=at,
    )


def _open_shop(
    owner: User, content: dict[str, Any], operator: User, now: datetime
) -> dict[str, Product]:
    """Open a shop some time ago and fill it since; return its products by their drawing."""
    age = timedelta(days=content["days_ago"])
    at = now - age
    shop = _start(owner, content, at)
    words = {"about": content["about"], "languages": content["languages"]}
    shop_services.save_basics(shop_id=shop.pk, values=words)
    shop_services.save_identity(shop=shop, values=content["identity"])
    shop_services.save_delivery(
        shop=shop, options={DeliveryKind(k): v for k, v in content["delivery"].items()}
    )
    shop_services.save_payment(
        shop=shop, methods={PaymentKind(k): v for k, v in content["payment"].items()}
    )
    preset, extra = content["policy"]
    shop_services.save_policy(shop=shop, preset=preset, extra=extra, at=at)
    first, *later = content["products"]
    products = {first["drawing"]: _publish(shop, owner, dict(first), at)}
    shop_states.ask_to_open(shop_id=shop.pk, by=owner, at=at + timedelta(days=1))
    shop.refresh_from_db()
    if shop.state == ShopState.SUBMITTED:
        shop_states.accept_shop(shop_id=shop.pk, by=operator, at=at + timedelta(days=2))
        shop.refresh_from_db()
    for number, product in enumerate(later, start=1):
        added_at = at + age * number * SPACE
        products[product["drawing"]] = _publish(shop, owner, dict(product), added_at)
    for product in products.values():
        product.shop = shop
    return products


def _publish(shop: Shop, owner: User, content: dict[str, Any], at: datetime) -> Product:
    content.setdefault("withdrawal_exception", WithdrawalException.NONE)
    image, alt = drawing(content.pop("drawing")), content.pop("alt")
    product = product_services.add_product(shop=shop, code=public_code(), values=content, at=at)
    product_services.add_picture(product_id=product.pk, image=image, alt=alt)
    return product_services.publish_product(product_id=product.pk, by=owner, at=at)


def _begin_draft(owner: User, at: datetime) -> None:
    shop = _start(owner, DIEGO, at)
    product_services.add_product(shop=shop, code=public_code(), values=DIEGO["product"], at=at)


def _sell(
    products: dict[str, Product], people: dict[str, User], seller: User, sale: Sale, now: datetime
) -> None:
    at = now - timedelta(days=sale.days_ago)
    token = random_code(32)
    for name, quantity in sale.products.items():
        cart = carts.put_into_cart(token=token, product=products[name], quantity=quantity, at=at)
    way = cart.shop.delivery_options.get(kind=sale.delivery)
    carts.change_cart(cart_id=cart.pk, quantities={}, delivery=way, at=at)
    cart.refresh_from_db()
    order = place_order(
        cart_id=cart.pk,
        buyer=replace(BUYERS[sale.buyer], user=people.get(sale.buyer)),
        payment_kind=sale.payment,
        shown_cents=basket_of(cart).totals.cents,
        submit_token=random_code(32),
        at=at,
    )
    for days, step in sale.steps:
        _move(order, seller, step, sale.note, at + timedelta(days=days))


def _move(order: Order, seller: User, step: str, note: str, at: datetime) -> None:
    """Let one thing happen to an order."""
    match step:
        case "paid" | "paid_half":
            cents = order.total_cents if step == "paid" else order.total_cents // 2
            order_states.record_payment(
                order_id=order.pk, cents=cents, known_cents=0, by=seller, at=at
            )
        case "cancelled":
            order_states.cancel_order(order_id=order.pk, by=seller, reason=note, at=at)
        case "expired":
            order_states.expire_order(order_id=order.pk, at=max(at, order.expires_at))
        case "withdrawn":
            order_states.ask_withdrawal(order_id=order.pk, at=at)
        case _:
            kind = FulfilmentKind(step)
            words = note if kind == FulfilmentKind.SENT else ""
            order_states.mark_step(order_id=order.pk, step=kind, by=seller, at=at, note=words)


@transaction.atomic
def remove() -> None:
    """Delete the demo's shops with all their orders, and what demo people bought elsewhere."""
    shops = Shop.objects.filter(memberships__user__email__endswith=DOMAIN)
    ids = list(shops.values_list("pk", flat=True))
    orders = Order.objects.filter(
        Q(shop__in=ids) | Q(buyer__email__endswith=DOMAIN) | Q(email__endswith=DOMAIN)
    )
    for rows in (OrderLine, Payment, Fulfilment, OrderEvent):
        rows.objects.filter(order__in=orders).delete()
    orders.delete()
    pictures = ProductPicture.objects.filter(product__shop__in=ids)
    paths = [path for picture in pictures for path in picture.paths()]
    pictures.delete()
    Product.objects.filter(shop__in=ids).delete()
    ShopEvent.objects.filter(shop__in=ids).delete()
    Shop.objects.filter(pk__in=ids).delete()
    transaction.on_commit(lambda: remove_files(paths))
