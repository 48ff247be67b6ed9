"""What a page may cost in queries, in one table, and that it costs the same in any language or amount.

Tests beside the views hold the same for one and three rows; here stand the promises of the design,
uncached: only what a process remembers of the site (its addresses, menus, languages) is warm.
"""

import pytest
from django.conf import settings
from django.test import Client

from shops.models import CartLine
from tests.factories.accounts import UserFactory
from tests.factories.courses import a_course, enrolled, lessons_of, translated_course
from tests.factories.forum import TopicFactory, reply_to
from tests.factories.pages import ImageFactory, standard_page, translated
from tests.factories.shops import PictureFactory, ProductFactory, ShopFactory

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def a_page():
    return standard_page(listing_image=ImageFactory()).url


def a_catalogue(products=24):
    shops = ShopFactory.create_batch(3)
    for number in range(products):
        ProductFactory(shop=shops[number % 3])
    return "/es/shops/"


def a_product(pictures=3):
    product = ProductFactory()
    for position in range(1, pictures):
        PictureFactory(product=product, position=position)
    return f"/es/shops/{product.shop.slug}/{product.slug}/"


def a_list(topics=20):
    TopicFactory.create_batch(topics)
    return "/es/forum/"


def a_topic(answers=15):
    topic = TopicFactory()
    for _answer in range(answers):
        reply_to(topic)
    return topic.get_absolute_url()


def course_of(person, lessons=50):
    course = a_course(lessons=lessons)
    enrolled(person, course)
    return course


def opened(number, path, assert_number, person=None):
    """Open ``path`` twice; the second time it costs ``number`` queries."""
    client = Client()
    if person is not None:
        client.force_login(person)
    assert client.get(path).status_code == 200
    with assert_number(number):
        client.get(path)


@pytest.mark.parametrize(
    ("number", "make"),
    [(1, a_page), (3, a_catalogue), (4, a_product), (3, a_list), (3, a_topic)],
    ids=["content page", "catalogue", "product", "topic list", "topic"],
)
def test_visitor_page_keeps_its_budget(home, forum, number, make, django_assert_num_queries):
    opened(number, make(), django_assert_num_queries)


@pytest.mark.parametrize(
    ("number", "path_of"),
    [
        (5, lambda _person: a_topic()),
        (6, lambda person: course_of(person).url),
        (6, lambda person: lessons_of(course_of(person))[20].url),
    ],
    ids=["topic", "course with 50 lessons", "lesson"],
)
def test_member_page_keeps_its_budget(home, forum, number, path_of, django_assert_num_queries):
    person = UserFactory()

    opened(number, path_of(person), django_assert_num_queries, person)


@pytest.mark.parametrize("products", [24, 48])
def test_catalogue_costs_the_same_for_twice_the_products(home, products, django_assert_num_queries):
    opened(3, a_catalogue(products), django_assert_num_queries)


@pytest.mark.parametrize("lessons", [3, 150])
def test_course_costs_the_same_for_many_lessons(home, lessons, django_assert_num_queries):
    person = UserFactory()

    opened(6, course_of(person, lessons).url, django_assert_num_queries, person)


@pytest.mark.parametrize("number", [1, 5])
def test_page_costs_the_same_in_one_language_and_in_five(home, number, django_assert_num_queries):
    page = standard_page(listing_image=ImageFactory())
    for code in LANGUAGES[1:number]:
        translated(page, code, title=code)

    opened(1, page.url, django_assert_num_queries)


@pytest.mark.parametrize("number", [1, 5])
def test_course_costs_the_same_in_one_language_and_in_five(home, number, django_assert_num_queries):
    course = a_course(lessons=3)
    for code in LANGUAGES[1:number]:
        translated_course(course, code)

    opened(3, course.url, django_assert_num_queries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_cost_the_same_in_every_language(home, forum, language, django_assert_num_queries):
    for path in (a_catalogue(3), a_list(3)):
        opened(3, path.replace("/es/", f"/{language}/"), django_assert_num_queries)


@pytest.mark.usefixtures("counters_in_table")
@pytest.mark.parametrize("lines", [1, 6])
def test_basket_takes_one_more_at_the_same_cost(home, lines, django_assert_num_queries):
    client, shop = Client(), ShopFactory()
    products = ProductFactory.create_batch(lines, shop=shop)
    adds = [f"/es/shops/{shop.slug}/{product.slug}/add/" for product in products]
    for address in adds[:-1]:
        client.post(address, {"quantity": 1})

    with django_assert_num_queries(9):
        client.post(adds[-1], {"quantity": 1})

    assert CartLine.objects.count() == lines


@pytest.fixture
def forum(home):
    """The front page of the forum and its parts."""
    from forum.services.site_tree import ensure_forum_index

    return ensure_forum_index(home)
