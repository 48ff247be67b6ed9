"""A page is being made while somebody changes it: the old page is never what is left in the cache."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from wagtail.models import Page

from core import freshness, page_cache
from core.freshness import generations
from shops.models import Product
from shops.services.products import change_product
from tests.factories.pages import standard_page
from tests.factories.shops import ProductFactory

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
PATIENCE = 20
ROUNDS, VISITORS = 15, 4


@pytest.fixture(autouse=True)
def _own_address(settings):
    settings.PAGE_CACHE_HOSTS = ["testserver"]


@pytest.fixture
def on_its_way(monkeypatch):
    """Stop the first page on_its_way its last row and its place in the cache: (is made, may go on)."""
    is_made, may_go = threading.Event(), threading.Event()
    judge = page_cache.may_be_kept

    def judge_later(request, response):
        if not is_made.is_set():
            is_made.set()
            assert may_go.wait(PATIENCE)
        return judge(request, response)

    monkeypatch.setattr(page_cache, "may_be_kept", judge_later)
    return is_made, may_go


def _text(path):
    try:
        return Client().get(path).content.decode()
    finally:
        connections.close_all()


def _race(on_its_way, path, write):
    """Write while a visitor's page is on its way; return that page and what the next visitor gets."""
    is_made, may_go = on_its_way
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(_text, path)
        assert is_made.wait(PATIENCE)
        write()
        may_go.set()
        return first.result(PATIENCE), _text(path)


@pytest.fixture
def product(home):
    return ProductFactory(price_cents=1250)


def _price(product):
    return f"/en/shops/{product.shop.slug}/{product.slug}/", lambda: change_product(
        product_id=product.pk, values={"price_cents": 1999}
    )


def test_price_changed_meanwhile_is_the_price_of_the_next_page(product, on_its_way):
    first, second = _race(on_its_way, *_price(product))

    assert ("12.50" in first, "19.99" in first) == (True, False)
    assert ("12.50" in second, "19.99" in second) == (False, True)


def test_page_published_meanwhile_is_the_next_page(home, on_its_way):
    page = standard_page(title="Old words")

    def publish():
        page.title = "New words"
        page.save_revision().publish()

    first, second = _race(on_its_way, page.url, publish)

    assert ("Old words" in first, "New words" in first) == (True, False)
    assert ("Old words" in second, "New words" in second) == (False, True)


def test_place_of_a_page_is_not_remembered_from_before(home, on_its_way):
    """The way to a page is remembered too: one that was moved meanwhile is found where it is now."""
    page, parent = standard_page(), standard_page(title="Above", slug="above")
    old = page.url

    def move():
        Page.objects.get(pk=page.pk).move(Page.objects.get(pk=parent.pk), pos="last-child")

    first, second = _race(on_its_way, old, move)
    page.refresh_from_db()

    assert page.title in first
    assert page.title not in second
    assert Client().get("/es/above/formacion/").status_code == 200


def test_page_stamped_when_it_is_stored_stays_old(product, on_its_way, monkeypatch):
    """The control run: under the generation of its end, a page from before the change counts as new."""
    stamp = page_cache._page

    def stamp_late(_generation, response):
        freshness.begin_request()  # so that it is read anew
        return stamp(freshness.generation(), response)

    monkeypatch.setattr(page_cache, "_page", stamp_late)

    _first, second = _race(on_its_way, *_price(product))

    assert ("12.50" in second, "19.99" in second) == (True, False)


def test_writers_and_visitors_all_at_once_end_with_the_last_price(product):
    """Many rounds: a writer commits while visitors read; after each the page says what is written."""
    path, _write = _price(product)
    wrong = []

    for number in range(ROUNDS):
        cents = 2000 + number
        start = threading.Barrier(VISITORS + 1)

        def visit(start=start):
            start.wait(PATIENCE)
            return _text(path)

        def write(start=start, cents=cents):
            start.wait(PATIENCE)
            try:
                with transaction.atomic():
                    Product.objects.filter(pk=product.pk).update(price_cents=cents)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(VISITORS + 1) as pool:
            done = [pool.submit(visit) for _number in range(VISITORS)] + [pool.submit(write)]
            for one in done:
                one.result(PATIENCE)
        if f"{cents / 100:.2f}" not in _text(path):
            wrong.append(cents)

    assert wrong == []


def test_generation_told_before_the_commit_leaves_the_old_price(product, monkeypatch):
    """The control run: who tells before the commit lets a visitor keep the old rows as new."""
    if connection.vendor != "postgresql":
        pytest.skip("Only PostgreSQL lets others read while a row is being written")
    path, _write = _price(product)
    monkeypatch.setattr(
        "core.freshness.watching.changed", lambda using="default": generations._renew()
    )

    with transaction.atomic():
        Product.objects.filter(pk=product.pk).update(price_cents=1999)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(_text, path).result(PATIENCE)

    assert "12.50" in _text(path)


def test_generation_told_after_the_commit_shows_the_new_price(product):
    """The same as the control run before, with the guard."""
    if connection.vendor != "postgresql":
        pytest.skip("Only PostgreSQL lets others read while a row is being written")
    path, _write = _price(product)

    with transaction.atomic():
        Product.objects.filter(pk=product.pk).update(price_cents=1999)
        with ThreadPoolExecutor(1) as pool:
            assert "12.50" in pool.submit(_text, path).result(PATIENCE)

    assert "19.99" in _text(path)
