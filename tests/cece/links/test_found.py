"""What the search page and search engines find in the islands."""

import re

import pytest
from django.conf import settings
from wagtail.search.index import insert_or_update_object

from shops.enums import ProductState
from tests.factories.courses import a_course
from tests.factories.forum import TopicFactory
from tests.factories.shops import DraftShopFactory, ProductFactory

pytestmark = pytest.mark.django_db


def topic(title, **fields):
    """Return a question that the search knows; the factory has no worker."""
    made = TopicFactory(title=title, **fields)
    insert_or_update_object(made)
    return made


def found(response):
    return {
        str(kind.label): [(hit.title, hit.language) for hit in hits]
        for kind, hits in response.context["groups"]
    }


@pytest.fixture
def things():
    a_course(title="Jabón: cómo venderlo")
    ProductFactory(title="Jabón de oliva", search_text="jabon de oliva", language="es")
    ProductFactory(title="Jabón en borrador", search_text="jabon", state=ProductState.DRAFT)
    topic("¿Dónde vendo jabón?", language="es")
    topic("Jabón oculto", state="hidden", state_before="open")


def test_search_finds_courses_products_and_topics_without_accents(client, things):
    response = client.get("/es/search/?q=jabon", headers={"accept-language": "en"})

    hits = list(found(response).values())
    assert hits == [
        [("Jabón: cómo venderlo", "")],
        [("Jabón de oliva", "es")],
        [("¿Dónde vendo jabón?", "es")],
    ]
    assert all(
        client.get(path).status_code == 200
        for path in re.findall(r'<a href="(/es/(?:learn|shops|forum)/[^"]+)"', response.text)
    )


def test_search_in_another_language_finds_its_courses_only(client, things):
    response = client.get("/fr/search/?q=jabon")

    assert list(found(response).values()) == [
        [("Jabón de oliva", "es")],
        [("¿Dónde vendo jabón?", "es")],
    ]


@pytest.mark.usefixtures("counters_in_table")
@pytest.mark.parametrize("number", [1, 3])
def test_search_costs_the_same_for_many_hits(client, number, django_assert_num_queries):
    for each in range(number):
        ProductFactory(title=f"Turrón {each}", search_text=f"turron {each}")
        topic(f"Turrón {each}")
    client.get("/es/search/?q=turron")

    # Without a shared cache the limit of searches is one statement more
    with django_assert_num_queries(8 if settings.REDIS_URL else 9):
        client.get("/es/search/?q=turron")


def test_sitemap_lists_open_shops_products_and_topics(client, things):
    product = ProductFactory(slug="pan")
    hidden = DraftShopFactory()

    text = client.get("/sitemap.xml").text

    assert f"<loc>http://127.0.0.1:8000/es/shops/{product.shop.slug}/pan/</loc>" in text
    assert f"<loc>http://127.0.0.1:8000/es/shops/{product.shop.slug}/</loc>" in text
    assert "<loc>http://127.0.0.1:8000/es/shops/</loc>" in text
    assert f"/{hidden.slug}/" not in text
    assert text.count("/forum/t/") == 1
