import pytest
from django.core.files.storage import default_storage

from cece.demo import people as demo_people
from cece.demo import shops as demo
from shops.models import Cart, Order, PaymentMethod, Product, ProductPicture, Shop, ShopEvent
from tests.core.moments import NOON


@pytest.fixture
def people(db):
    return demo_people.load()


def test_load_waits_for_the_check_where_the_operator_wants_it(people, settings):
    settings.SHOP_REVIEW_BEFORE_OPENING = True

    demo.load(people, NOON)

    assert Shop.objects.public().count() == 6
    assert ShopEvent.objects.filter(kind="submitted").count() == 6


def test_remove_leaves_nothing(people, django_capture_on_commit_callbacks):
    demo.load(people, NOON)
    paths = [path for picture in ProductPicture.objects.all() for path in picture.paths()]

    with django_capture_on_commit_callbacks(execute=True):
        demo.remove()

    for model in (Shop, Product, Order, Cart, PaymentMethod, ShopEvent, ProductPicture):
        assert not model.objects.exists()
    assert paths
    assert not any(default_storage.exists(path) for path in paths)
