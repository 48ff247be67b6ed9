"""Synthetic shops, each with twenty products, open and complete."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from cece.demo.scale import people
from cece.demo.scale.amounts import SHOP_SIZE, Amounts
from cece.demo.scale.batches import steps
from cece.demo.scale.ledger import fact, write
from cece.demo.scale.pictures import Pictures
from cece.demo.scale.stalls import Stall, Thing
from shops.enums import (
    Country,
    DeliveryKind,
    MemberRole,
    PaymentKind,
    PolicyKind,
    ProductState,
    ReturnsPreset,
    ShopEventKind,
    ShopState,
)
from shops.facts import PRODUCT_PUBLISHED, SHOP_OPENED, SHOP_STARTED
from shops.models import (
    DeliveryOption,
    Fulfilment,
    Order,
    OrderEvent,
    OrderLine,
    Payment,
    PaymentMethod,
    Product,
    ProductPicture,
    SellerIdentity,
    Shop,
    ShopEvent,
    ShopMembership,
    ShopPolicy,
)
from shops.selectors.search import folded
from shops.services.pictures import remove_files

BATCH = 10
# The example numbers that banks print; no money can go there
IBANS = {Country.SPAIN: "ES9121000418450200051332", Country.PORTUGAL: "PT50000201231234567890154"}
POSTAL_CODES = {Country.SPAIN: "21000", Country.PORTUGAL: "8000-000"}
OPENED_AFTER = timedelta(hours=20)


@dataclass(frozen=True)
class Opening:
    """A stall with its row and the key of its owner."""

    stall: Stall
    shop: Shop
    owner: int


def load(amounts: Amounts, at: datetime) -> None:
    """Open the shops and publish the products that are not there yet."""
    places = people.municipalities()
    if not places:
        return
    pictures = Pictures()
    keys = people.keys()
    for numbers in steps(range(amounts.shops), BATCH):
        with transaction.atomic():
            _write(numbers, places, keys, pictures, amounts, at)


def _write(numbers, places, keys, pictures, amounts, at):
    stalls = [Stall(number, places) for number in numbers]
    members = ShopMembership.objects.select_related("shop").filter(
        user__in=[keys[stall.owner.number] for stall in stalls]
    )
    there = {row.user_id: row.shop for row in members}
    new = []
    lots = []
    for stall in stalls:
        owner = keys[stall.owner.number]
        opening = Opening(stall, there.get(owner) or _shop(stall, at), owner)
        if owner not in there:
            new.append(opening)
        things = stall.things[: amounts.products - stall.number * SHOP_SIZE]
        lots += [(opening, thing) for thing in things]
    _open(new)
    _publish(lots, pictures, at)


def _open(openings: list[Opening]) -> None:
    """Save the shops with all that their opening lists ask for."""
    Shop.objects.bulk_create(opening.shop for opening in openings)
    ShopMembership.objects.bulk_create(
        ShopMembership(
            shop=opening.shop,
            user_id=opening.owner,
            role=MemberRole.OWNER,
            since=opening.shop.created_at,
        )
        for opening in openings
    )
    ShopEvent.objects.bulk_create(row for opening in openings for row in _events(opening))
    SellerIdentity.objects.bulk_create(_identity(opening) for opening in openings)
    DeliveryOption.objects.bulk_create(row for opening in openings for row in _deliveries(opening))
    PaymentMethod.objects.bulk_create(row for opening in openings for row in _payments(opening))
    ShopPolicy.objects.bulk_create(
        ShopPolicy(
            shop=opening.shop,
            kind=PolicyKind.RETURNS,
            preset=ReturnsPreset.LAW,
            accepted_at=opening.shop.created_at,
        )
        for opening in openings
    )
    write(row for opening in openings for row in _facts(opening))


def _shop(stall: Stall, at: datetime) -> Shop:
    started = at - stall.age
    return Shop(
        slug=stall.slug,
        name=stall.name,
        offer=stall.offer,
        about=stall.about,
        language=stall.language,
        languages=list(stall.owner.reads),
        territory=stall.territory,
        state=ShopState.OPEN,
        created_at=started,
        opened_at=started + OPENED_AFTER,
    )


def _events(opening):
    shop = opening.shop
    yield ShopEvent(shop=shop, kind=ShopEventKind.STARTED, at=shop.created_at, by_id=opening.owner)
    yield ShopEvent(shop=shop, kind=ShopEventKind.OPENED, at=shop.opened_at, by_id=opening.owner)


def _identity(opening: Opening) -> SellerIdentity:
    stall = opening.stall
    return SellerIdentity(
        shop=opening.shop,
        legal_name=stall.owner.name,
        street=stall.street,
        postal_code=POSTAL_CODES[stall.country],
        town=stall.territory.name,
        country=stall.country,
        email=people.address_of(stall.owner.number),
    )


def _deliveries(opening):
    stall, shop = opening.stall, opening.shop
    place = f"{stall.street}, {stall.territory.name}"
    yield DeliveryOption(shop=shop, kind=DeliveryKind.PICKUP, place=place, hours=stall.hours)
    yield DeliveryOption(shop=shop, kind=DeliveryKind.POST, price_cents=stall.post_cents)


def _payments(opening):
    stall, shop = opening.stall, opening.shop
    iban = IBANS[stall.country]
    yield PaymentMethod(shop=shop, kind=PaymentKind.TRANSFER, iban=iban, holder=stall.owner.name)
    yield PaymentMethod(shop=shop, kind=PaymentKind.CASH)


def _facts(opening):
    shop = opening.shop
    for kind, name, at in (
        (SHOP_STARTED, "shop-started", shop.created_at),
        (SHOP_OPENED, "shop-opened", shop.opened_at),
    ):
        yield fact(
            kind,
            key=f"{name}:{shop.pk}",
            at=at,
            subject=opening.owner,
            about=shop,
            territory=shop.territory_id,
        )


def _publish(lots: list[tuple[Opening, Thing]], pictures: Pictures, at: datetime) -> None:
    """Save the things that are not there yet, with their pictures and facts."""
    codes = [thing.code for _opening, thing in lots]
    there = set(Product.objects.filter(code__in=codes).values_list("code", flat=True))
    lots = [(opening, thing) for opening, thing in lots if thing.code not in there]
    products = Product.objects.bulk_create(
        _product(opening.shop, thing, at) for opening, thing in lots
    )
    ProductPicture.objects.bulk_create(
        pictures.picture(product, kind=thing.kind, folder=thing.folder, alt=thing.alt)
        for product, (_opening, thing) in zip(products, lots, strict=True)
    )
    write(
        fact(
            PRODUCT_PUBLISHED,
            key=f"product-published:{product.pk}",
            at=at - thing.age,
            subject=opening.owner,
            about=product,
            territory=opening.shop.territory_id,
            data={"shop": opening.shop.pk},
        )
        for product, (opening, thing) in zip(products, lots, strict=True)
    )


def _product(shop: Shop, thing: Thing, at: datetime) -> Product:
    published_at = at - thing.age
    return Product(
        shop=shop,
        code=thing.code,
        slug=thing.slug,
        title=thing.title,
        description=thing.description,
        language=shop.language,
        price_cents=thing.price_cents,
        vat_permille=thing.vat_permille,
        stock=thing.stock,
        withdrawal_exception=thing.withdrawal_exception,
        state=ProductState.PUBLISHED,
        search_text=folded(f"{thing.title} {thing.description} {shop.name} {shop.offer}"),
        created_at=published_at,
        published_at=published_at,
    )


def remove() -> None:
    """Delete the shops with everything in them and whatever was ordered there."""
    own = Shop.objects.filter(memberships__user__email__endswith=people.DOMAIN)
    for pks in steps(list(own.values_list("pk", flat=True)), BATCH):
        with transaction.atomic():
            _remove(pks)


def _remove(pks):
    for rows in (OrderLine, Payment, Fulfilment, OrderEvent):
        rows.objects.filter(order__shop__in=pks).delete()
    Order.objects.filter(shop__in=pks).delete()
    pictures = ProductPicture.objects.filter(product__shop__in=pks)
    paths = [path for picture in pictures for path in picture.paths()]
    pictures.delete()
    Product.objects.filter(shop__in=pks).delete()
    Shop.objects.filter(pk__in=pks).delete()
    transaction.on_commit(lambda: remove_files(paths))
