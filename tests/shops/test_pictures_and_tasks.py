from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from core.facts.clockwork import JOBS
from shops.errors import TooManyPictures
from shops.models import Cart, Order, ProductPicture
from shops.services import products
from shops.services.pictures import remove_files, store_picture
from shops.services.products import add_picture
from shops.tasks import empty_old_baskets, end_unpaid_orders
from tests.core.moments import NOON
from tests.factories.shops import ProductFactory, clean_photo, placed_order

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("size", "widths", "largest"),
    [
        ((2000, 1000), [320, 640, 1280], (1280, 640)),
        ((640, 480), [320, 640], (640, 480)),
        ((200, 100), [200], (200, 100)),
        ((5000, 2), [320, 640, 1280], (1280, 1)),
    ],
)
def test_store_picture_never_makes_it_larger(size, widths, largest):
    stored = store_picture(clean_photo(*size))

    assert (stored.widths, (stored.width, stored.height)) == (widths, largest)


def test_store_picture_writes_small_files_under_a_random_name():
    product = ProductFactory(picture=False)

    picture = add_picture(product_id=product.pk, image=clean_photo())

    assert len(picture.folder) == 24
    assert str(picture) == picture.folder
    for path in picture.paths():
        with default_storage.open(path) as file:
            image = Image.open(BytesIO(file.read()))
        assert image.format == ("JPEG" if path.endswith("jpg") else "WEBP")
        assert not image.getexif()
    remove_files(picture.paths())
    remove_files(picture.paths())


def test_add_picture_refuses_too_many(monkeypatch):
    monkeypatch.setattr(products, "MOST_PICTURES", 1)
    product = ProductFactory()

    with pytest.raises(TooManyPictures):
        add_picture(product_id=product.pk, image=clean_photo())

    assert ProductPicture.objects.count() == 1


def test_add_picture_puts_it_behind_the_others():
    product = ProductFactory()

    picture = add_picture(product_id=product.pk, image=clean_photo(), alt="Behind")

    assert [p.alt for p in product.pictures.all()] == ["A soap", "Behind"]
    assert picture.position == 1


def test_clock_ends_unpaid_orders_and_empties_old_baskets():
    order = placed_order()

    end_unpaid_orders(order.expires_at)
    empty_old_baskets(NOON + timedelta(days=31))

    assert Order.objects.get().state == "expired"
    assert list(Cart.objects.all()) == []
    assert {"shops.tasks.end_unpaid_orders", "shops.tasks.empty_old_baskets"} <= set(JOBS)
