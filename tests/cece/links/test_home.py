"""What the islands show on the first page."""

import pytest
from django.core.cache import cache

from cece.links.home_shows_figures import count_things, figures
from cece.links.home_shows_products import newest_products, of_different_shops
from core import facts
from forum.facts import SOLUTION_ACCEPTED
from shops.facts import SHOP_OPENED
from tests.core.moments import NOON
from tests.factories.accounts import UserFactory
from tests.factories.shops import ProductFactory, ShopFactory

pytestmark = pytest.mark.django_db


def _happened(kind, about, key):
    facts.record(kind, subject=None, about=about, at=NOON, key=key)


def test_figures_count_things_not_times(django_assert_num_queries):
    shop, person = ShopFactory(), UserFactory()
    _happened(SHOP_OPENED, shop, "a")
    _happened(SOLUTION_ACCEPTED, person, "b")
    _happened(SOLUTION_ACCEPTED, person, "c")

    with django_assert_num_queries(1):
        counted = count_things()

    assert counted == {SHOP_OPENED.key: 1, SOLUTION_ACCEPTED.key: 1}


def test_figures_of_a_new_site_are_not_shown():
    cache.clear()

    assert figures(None, None) is None


def test_home_shows_figures_without_the_noughts(client):
    cache.clear()
    _happened(SHOP_OPENED, ShopFactory(), "a")

    page = client.get("/en/").text

    assert page.count("<dt>") == 1
    assert "<dt>shops opened</dt><dd>1</dd>" in page


def test_products_of_different_shops_come_first():
    one, other = ShopFactory(), ShopFactory()
    old = ProductFactory(shop=other)
    first, second, third = (ProductFactory(shop=one) for _ in range(3))

    chosen = of_different_shops([third, second, first, old], 3)

    assert chosen == [third, old, second]


def test_home_shows_no_shelf_while_there_is_nothing_to_buy():
    ProductFactory(stock=0)

    assert newest_products(None, None) is None


@pytest.mark.parametrize("number", [1, 3])
def test_shelf_asks_two_queries_for_any_number_of_products(number, django_assert_num_queries):
    shop = ShopFactory()
    for _ in range(number):
        ProductFactory(shop=shop)

    with django_assert_num_queries(2):
        shown = newest_products(None, None)
        names = [(product.shop.name, product.cover) for product in shown["products"]]

    assert len(names) == number
