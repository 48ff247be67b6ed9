from datetime import timedelta
from io import BytesIO

import factory
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.codes import random_code
from core.places.models import Territory
from core.uploads import CleanImage
from shops.enums import (
    DeliveryKind,
    MemberRole,
    PaymentKind,
    PolicyKind,
    ProductState,
    ReturnsPreset,
    ShopState,
)
from shops.models import (
    Cart,
    CartLine,
    DeliveryOption,
    PaymentMethod,
    Product,
    ProductPicture,
    SellerIdentity,
    Shop,
    ShopMembership,
    ShopPolicy,
)
from shops.models.totals import Item, totals_of
from shops.selectors.search import folded
from shops.services.orders import Buyer, place_order
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory

IBAN = "ES9121000418450200051332"  # the example number of the Spanish banks
GUEST = Buyer(
    name="Berta Buyer",
    email="berta@example.test",
    language="en",
    street="Calle Mayor 1",
    postal_code="21700",
    town="La Palma",
)


class DraftShopFactory(factory.django.DjangoModelFactory):
    """A shop that has just been started: a name, an owner, nothing else."""

    class Meta:
        model = Shop
        skip_postgeneration_save = True

    class Params:
        place = "ES-21054"

    name = factory.Sequence(lambda number: f"Shop {number}")
    slug = factory.Sequence(lambda number: f"shop-{number}")
    offer = "Soap made by hand"
    language = "es"
    languages = factory.LazyFunction(lambda: ["es"])
    territory = factory.LazyAttribute(lambda shop: Territory.objects.get(code=shop.place))
    created_at = NOON

    @factory.post_generation
    def owner(self, create, extracted, **_kwargs):
        user = extracted or UserFactory()
        ShopMembership.objects.create(shop=self, user=user, role=MemberRole.OWNER, since=NOON)


class ShopFactory(DraftShopFactory):
    """An open shop: pickup and post (4.50), transfer and cash, 14 days to give back."""

    state = ShopState.OPEN
    opened_at = NOON

    @factory.post_generation
    def terms(self, create, extracted, **_kwargs):
        fill_terms(self)


def fill_terms(shop):
    """Give a shop everything it needs to open, but no product."""
    SellerIdentity.objects.create(
        shop=shop,
        legal_name="Amina Benali",
        street="Calle Real 5",
        postal_code="21700",
        town="La Palma del Condado",
        country="ES",
        email="seller@example.test",
    )
    DeliveryOption.objects.create(
        shop=shop, kind=DeliveryKind.PICKUP, place="Market stall 4", hours="Saturday 9-14"
    )
    DeliveryOption.objects.create(shop=shop, kind=DeliveryKind.POST, price_cents=450)
    PaymentMethod.objects.create(
        shop=shop, kind=PaymentKind.TRANSFER, iban=IBAN, holder="Amina Benali"
    )
    PaymentMethod.objects.create(shop=shop, kind=PaymentKind.CASH)
    ShopPolicy.objects.create(
        shop=shop, kind=PolicyKind.RETURNS, preset=ReturnsPreset.LAW, accepted_at=NOON
    )


class PictureFactory(factory.django.DjangoModelFactory):
    """The row of a picture; its files are not written."""

    class Meta:
        model = ProductPicture

    folder = factory.LazyFunction(lambda: random_code(24))
    widths = factory.LazyFunction(lambda: [320, 640])
    width = 640
    height = 480
    alt = "A soap"


class ProductFactory(factory.django.DjangoModelFactory):
    """Soap at 12.50 with 21 % VAT, five pieces, for sale."""

    class Meta:
        model = Product
        skip_postgeneration_save = True

    shop = factory.SubFactory(ShopFactory)
    title = factory.Sequence(lambda number: f"Soap {number}")
    slug = factory.Sequence(lambda number: f"soap-{number}")
    language = "es"
    price_cents = 1250
    vat_permille = 210
    stock = 5
    state = ProductState.PUBLISHED
    created_at = NOON
    published_at = factory.LazyAttribute(
        lambda product: NOON if product.state == ProductState.PUBLISHED else None
    )
    search_text = factory.LazyAttribute(lambda product: folded(product.title))

    @factory.post_generation
    def picture(self, create, extracted, **_kwargs):
        if extracted is not False:
            PictureFactory(product=self)


def cart_with(*products, quantity=1, delivery=DeliveryKind.POST, token=None):
    """A basket of one shop that holds ``quantity`` of each product."""
    shop = products[0].shop
    cart = Cart.objects.create(
        token=token or random_code(32),
        shop=shop,
        delivery=shop.delivery_options.get(kind=delivery),
        changed_at=NOON,
    )
    for product in products:
        CartLine.objects.create(cart=cart, product=product, quantity=quantity)
    return cart


def total_of(cart):
    """What the buyer of ``cart`` is shown."""
    items = [
        Item(line.product.price_cents, line.quantity, line.product.vat_permille)
        for line in cart.lines.select_related("product")
    ]
    return totals_of(items, cart.delivery.price_cents).cents


def order_for(cart, *, buyer=GUEST, payment=PaymentKind.TRANSFER, at=NOON, **changes):
    """Place the order of ``cart`` through the service; ``changes`` replace what is sent."""
    sent = {
        "cart_id": cart.pk,
        "buyer": buyer,
        "payment_kind": payment,
        "shown_cents": total_of(cart),
        "submit_token": "t" * 32,
        "at": at,
    }
    return place_order(**sent | changes)


def placed_order(*products, at=NOON, payment=PaymentKind.TRANSFER, quantity=1, **cart):
    """An order of ``products`` (default: one soap)."""
    wanted = products or (ProductFactory(),)
    return order_for(cart_with(*wanted, quantity=quantity, **cart), payment=payment, at=at)


def photo(width=800, height=600, kind="JPEG"):
    """A photo as a browser sends it."""
    buffer = BytesIO()
    Image.new("RGB", (width, height), "#c96").save(buffer, kind)
    return SimpleUploadedFile("photo.jpg", buffer.getvalue(), "image/jpeg")


def clean_photo(width=800, height=600):
    """A photo that has been cleaned."""
    content = ContentFile(photo(width, height).read())
    return CleanImage(name="photo.jpg", content=content, width=width, height=height)


LATER = NOON + timedelta(hours=1)
