from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import Count
from PIL import Image

from cece.demo import people as demo_people
from cece.demo import shops as demo
from cece.demo.content.shops import OPEN_SHOPS
from cece.demo.content.shops.drawings import DRAWINGS, drawing
from cece.demo.content.shops.sales import BUYERS, SALES
from core.facts.models import Fact
from core.places.first_places import FIRST_PLACES
from shops.enums import VAT_RATES, Country
from shops.forms.seller import IdentityForm, PaymentForm
from shops.models import Order, Product, ProductPicture, Shop
from shops.selectors.orders import orders_to_do
from tests.core.moments import NOON


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The shops, loaded once for the tests that only look; rolled back after this file."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        demo.load(demo_people.load(), NOON)
        yield
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


def test_load_makes_six_open_shops_and_a_draft(loaded, db):
    states = sorted(Shop.objects.values_list("name", "state"))

    assert states == [
        ("Barro da Halyna", "open"),
        ("Horno de Bassel", "open"),
        ("Panos da Ria", "open"),
        ("Plantas da Sunita", "open"),
        ("Taller Restrepo", "open"),
        ("Tejidos Quispe", "draft"),
        ("Zoco de La Palma", "open"),
    ]
    assert all(shop.territory for shop in Shop.objects.select_related("territory"))


def test_load_makes_thirty_products_each_with_one_picture_and_its_words(loaded, db):
    products = Product.objects.published().annotate(Count("pictures"))

    assert [product.pictures__count for product in products] == [1] * 30
    alts = list(ProductPicture.objects.values_list("alt", flat=True))
    assert len(set(alts)) == 30


def test_load_makes_the_first_sale_of_each_shop(loaded, db):
    firsts = Fact.objects.filter(kind="shops.first_sale").values_list("subject__email", flat=True)

    assert sorted(firsts) == sorted(f"{key}@demo.test" for key in OPEN_SHOPS)


def test_load_shows_orders_in_many_states(loaded, db):
    states = {
        (order.state, order.payment_state.value, order.fulfilment_state)
        for order in Order.objects.all()
    }

    assert states == {
        ("placed", "unpaid", ""),
        ("placed", "unpaid", "ready"),
        ("placed", "part_paid", ""),
        ("placed", "paid", ""),
        ("placed", "paid", "sent"),
        ("placed", "paid", "collected"),
        ("cancelled", "unpaid", ""),
        ("cancelled", "paid", ""),
        ("expired", "unpaid", ""),
    }
    assert Order.objects.filter(events__kind="revived").count() == 1


def test_load_leaves_amina_in_the_middle_of_things(loaded, db):
    shop = Shop.objects.get(name="Zoco de La Palma")

    waiting = [
        (order.payment_kind, order.payment_state.value, order.fulfilment_state)
        for order in orders_to_do(shop)
    ]

    assert waiting == [
        ("transfer", "paid", ""),
        ("cash", "unpaid", "ready"),
        ("transfer", "part_paid", ""),
        ("cash", "unpaid", ""),
        ("transfer", "unpaid", ""),
    ]
    asked = shop.orders.exclude(withdrawal_asked_at=None)
    assert [order.fulfilment_state for order in asked] == ["sent"]
    assert [order.owed_cents for order in shop.orders.filter(state="cancelled")] == [1960]


def test_load_has_one_thing_sold_out_and_one_last_piece(loaded, db):
    few = Product.objects.filter(stock__lte=1).order_by("stock")

    assert [(product.title, product.stock) for product in few] == [
        ("Taça grande para salada", 0),
        ("Bandolera con flor", 1),
    ]


def test_load_twice_is_once(loaded, db):
    before = Order.objects.count(), ProductPicture.objects.count()

    demo.load(demo_people.load(), NOON + timedelta(days=1))

    assert (Order.objects.count(), ProductPicture.objects.count()) == before == (26, 30)


@pytest.mark.parametrize("key", OPEN_SHOPS)
def test_seller_could_type_it_into_our_forms(key, db):
    content = OPEN_SHOPS[key]
    identity = IdentityForm(content["identity"])
    payment = PaymentForm(
        {
            "transfer": True,
            "cash": True,
            "iban": content["payment"]["transfer"]["iban"],
            "holder": content["payment"]["transfer"]["holder"],
        },
        delivery_kinds=content["delivery"],
    )

    assert (identity.errors, payment.errors) == ({}, {})
    assert content["identity"]["tax_id"]
    assert content["identity"]["email"] == f"{key}@demo.test"
    assert content["place"] in {code for code, *_rest in FIRST_PLACES}
    assert set(content["languages"]) <= {code for code, _name in settings.LANGUAGES}
    for field, most in (("name", 60), ("offer", 160), ("about", 3000)):
        assert 0 < len(content[field]) <= most


@pytest.mark.parametrize("key", OPEN_SHOPS)
def test_products_carry_a_rate_of_the_seller_s_country(key):
    content = OPEN_SHOPS[key]
    rates = VAT_RATES[Country(content["identity"]["country"])]

    assert len(content["products"]) == 5
    for product in content["products"]:
        assert product["vat_permille"] in rates
        assert len(product["title"]) <= 100
        assert product["description"]


def test_sales_name_products_of_their_shop_and_invented_people():
    for key, sales in SALES.items():
        drawings = {product["drawing"] for product in OPEN_SHOPS[key]["products"]}
        assert {name for sale in sales for name in sale.products} <= drawings
    assert all(buyer.email == f"{key}@demo.test" for key, buyer in BUYERS.items())


def test_every_drawing_shows_one_product():
    shown = [
        product["drawing"] for content in OPEN_SHOPS.values() for product in content["products"]
    ]

    assert sorted(shown) == sorted(DRAWINGS)


@pytest.mark.parametrize("side", [64, 320])
def test_drawing_is_a_square_of_the_wanted_size_and_always_the_same(settings, side):
    settings.DEMO_PICTURE_SIDE = side

    first, second = drawing("basil"), drawing("basil")

    content = first.content.read()
    assert content == second.content.read()
    assert Image.open(BytesIO(content)).size == (side, side) == (first.width, first.height)
