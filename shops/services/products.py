"""Products of a shop: write, publish, take out, picture."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Max

from core import facts
from core.codes import public_code
from shops.enums import RESERVED_PRODUCT_SLUGS, ProductState
from shops.errors import ProductIncomplete, TooManyPictures
from shops.facts import PRODUCT_PUBLISHED
from shops.models import Product, ProductPicture, Shop
from shops.selectors.search import folded
from shops.services.pictures import remove_files, store_picture
from shops.services.slugs import free_slug

MOST_PICTURES = 6


class Seen(NamedTuple):
    """What the seller's page said when it was shown: the pieces there, and ``Product.taken``."""

    stock: int
    taken: int


def _search_text(product: Product, shop: Shop) -> str:
    return folded(f"{product.title} {product.description} {shop.name} {shop.offer}")


def _locked(product_id: int) -> Product:
    products = Product.objects.select_for_update(of=("self",)).select_related("shop")
    return products.get(pk=product_id)


def refresh_search_texts(shop: Shop) -> None:
    """Write the shop's new name into what its products are found by."""
    products = list(shop.products.all())
    for product in products:
        product.search_text = _search_text(product, shop)
    Product.objects.bulk_update(products, ["search_text"])


@transaction.atomic
def add_product(*, shop: Shop, code: str, values: dict[str, Any], at: datetime) -> Product:
    """Add a draft. ``values``: title, description, price_cents, vat_permille, stock, ...

    ``code`` was given to the form, so the same form sent twice is one product. Who goes back and
    writes another thing into it adds another product; a code that is another shop's is replaced.
    """
    Shop.objects.select_for_update(of=("self",)).get(pk=shop.pk)
    added = shop.products.filter(code=code, **values).first()
    if added:
        return added
    if Product.objects.filter(code=code).exists():
        code = public_code()
    product = Product(shop=shop, code=code, language=shop.language, created_at=at, **values)
    product.slug = free_slug(
        product.title,
        taken=shop.products.all(),
        reserved=RESERVED_PRODUCT_SLUGS,
        fallback="product",
    )
    product.search_text = _search_text(product, shop)
    product.save()
    return product


@transaction.atomic
def change_product(*, product_id: int, values: dict[str, Any], seen: Seen | None = None) -> Product:
    """Save new words, price or stock. Orders already placed keep what they copied.

    With ``seen`` the new stock is a count of that moment: what was sold since then stays sold, and
    the same page sent twice counts once. A stock left as it was seen is not written.
    """
    product = _locked(product_id)
    if seen is not None:
        values = values | {"stock": _stock_now(product, values["stock"], seen)}
    for name, value in values.items():
        setattr(product, name, value)
    product.search_text = _search_text(product, product.shop)
    product.save(update_fields=[*values, "search_text"])
    return product


def _stock_now(product: Product, counted: int, seen: Seen) -> int:
    if counted == seen.stock:
        return product.stock
    return max(counted - (product.taken - seen.taken), 0)


@transaction.atomic
def publish_product(*, product_id: int, by: Any, at: datetime) -> Product:
    """Put a product up for sale; the fact is recorded the first time only.

    Raises ProductIncomplete when it has no picture.
    """
    product = _locked(product_id)
    if not product.pictures.exists():
        raise ProductIncomplete(title=product.title)
    if product.is_published:
        return product
    product.state = ProductState.PUBLISHED
    product.published_at = product.published_at or at
    product.save(update_fields=["state", "published_at"])
    facts.record(
        PRODUCT_PUBLISHED,
        subject=by,
        about=product,
        territory=product.shop.territory,
        at=at,
        key=f"product-published:{product.pk}",
        data={"shop": product.shop_id},
    )
    return product


def archive_product(*, product_id: int) -> None:
    """Take a product out of the shop. It stays for the orders that hold it."""
    Product.objects.filter(pk=product_id).update(state=ProductState.ARCHIVED)


@transaction.atomic
def add_picture(
    *, product_id: int, image: Any, alt: str = "", is_first: bool = False
) -> ProductPicture:
    """Add a cleaned picture in all widths; ``is_first``: only while there is none.

    Raises TooManyPictures; then no file is kept.
    """
    product = Product.objects.select_for_update(of=("self",)).get(pk=product_id)
    if is_first and product.cover:
        return product.cover
    if product.pictures.count() >= MOST_PICTURES:
        raise TooManyPictures(most=MOST_PICTURES)
    last = product.pictures.aggregate(last=Max("position"))["last"]
    stored = store_picture(image)
    return ProductPicture.objects.create(
        product=product,
        alt=alt or product.title,
        position=0 if last is None else last + 1,
        folder=stored.folder,
        widths=stored.widths,
        width=stored.width,
        height=stored.height,
    )


@transaction.atomic
def remove_picture(*, picture: ProductPicture) -> None:
    """Remove a picture; its files go once that is committed.

    Raises ProductIncomplete for the last picture of a product that is for sale.
    """
    product = Product.objects.select_for_update(of=("self",)).get(pk=picture.product_id)
    if product.is_published and product.pictures.count() == 1:
        raise ProductIncomplete(title=product.title)
    paths = picture.paths()
    picture.delete()
    transaction.on_commit(lambda: remove_files(paths))
