"""What is kept for visitors, for whom it is not, and what may never be kept."""

import pytest
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import ResolverMatch

from core.access import Audience, allow
from core.freshness.generations import KEY
from core.page_cache import PageCacheMiddleware, may_be_kept
from core.places.models import Territory
from tests.factories.accounts import UserFactory
from tests.factories.forum import TopicFactory
from tests.factories.shops import ProductFactory, ShopFactory

PAGE = "/es/contact/"
ADDRESS = "/es/anything/"


@pytest.fixture(autouse=True)
def _own_address(settings):
    settings.PAGE_CACHE_HOSTS = ["testserver"]


@pytest.fixture
def kept():
    """Return a function that tells how many pages the cache holds."""

    def count():
        return sum(not key.endswith(KEY) for key in _keys())

    def _keys():
        pages = caches["pages"]
        if hasattr(pages, "_cache") and isinstance(pages._cache, dict):
            return list(pages._cache)
        client = pages._cache.get_client(None)
        return [key.decode() for key in client.keys("pages:*")]

    return count


def get(path=PAGE, **kwargs):
    return Client().get(path, **kwargs)


# From the cache


def test_second_visitor_costs_no_query_and_gets_the_same(db, django_assert_num_queries):
    first = get()

    with django_assert_num_queries(0):
        second = get()

    assert second.content == first.content
    assert dict(second.headers) == dict(first.headers)
    assert second.headers["Content-Security-Policy"]
    assert second.headers["Content-Language"] == "es"
    assert second.headers["X-Content-Type-Options"] == "nosniff"
    assert second.headers["Permissions-Policy"]


def test_languages_stand_apart(db, kept):
    pages = {code: get(f"/{code}/contact/").content for code in ("es", "ar")}

    again = {code: get(f"/{code}/contact/").content for code in ("es", "ar")}

    assert again == pages
    assert b'lang="ar" dir="rtl"' in again["ar"]
    assert b'lang="es" dir="ltr"' in again["es"]
    assert kept() == 2


def test_browser_that_has_the_page_gets_304(db, django_assert_num_queries):
    etag = get().headers["ETag"]

    with django_assert_num_queries(0):
        same = get(headers={"If-None-Match": etag})
        other = get(headers={"If-None-Match": '"another"'})

    assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", etag)
    assert (other.status_code, other.headers["ETag"]) == (200, etag)


def test_head_is_answered_from_the_page_and_keeps_none(db, kept, django_assert_num_queries):
    Client().head(PAGE)
    assert kept() == 0
    page = get()

    with django_assert_num_queries(0):
        head = Client().head(PAGE)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == page.headers["Content-Length"]


def test_change_makes_the_page_anew(db):
    product = ProductFactory(title="Soap")
    path = f"/es/shops/{product.shop.slug}/{product.slug}/"
    assert b"Soap" in get(path).content

    type(product).objects.update(title="Candle")

    assert b"Candle" in get(path).content


def test_page_lives_as_long_as_the_settings_say(db, settings, monkeypatch):
    lives = []
    pages = caches["pages"]
    monkeypatch.setattr(
        type(pages), "set", lambda _self, _key, _page, life, **_: lives.append(life)
    )

    get()

    assert lives[-1] == settings.PAGE_CACHE_SECONDS


def test_life_is_a_minute_without_a_shared_cache(settings):
    if not settings.REDIS_URL:
        assert settings.PAGE_CACHE_SECONDS == 60
    assert settings.PAGE_CACHE_SECONDS <= 300


# Who passes by


@pytest.mark.parametrize("name", ["session", "cart", "csrf", "something"])
def test_browser_with_a_cookie_passes_by(db, kept, settings, name):
    names = {
        "session": settings.SESSION_COOKIE_NAME,
        "cart": settings.CART_COOKIE_NAME,
        "csrf": settings.CSRF_COOKIE_NAME,
    }
    client = Client()
    client.cookies[names.get(name, name)] = "x" * 32
    get()

    assert "ETag" not in client.get(PAGE).headers
    assert kept() == 1


def test_browser_that_chose_a_language_is_a_visitor(db, settings):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"

    page = client.get(PAGE)

    assert page.headers["ETag"] == get().headers["ETag"]
    assert page.headers["Content-Language"] == "es"


def test_signed_in_person_is_greeted_on_a_kept_page(client, db):
    get()
    client.force_login(UserFactory())

    page = client.get(PAGE).content.decode()

    assert 'href="/es/me/inbox/"' in page
    assert 'href="/es/me/inbox/"' not in get().content.decode()


def test_request_with_credentials_passes_by(db, kept):
    get(headers={"Authorization": "Basic x"})

    assert kept() == 0


def test_preview_passes_by(rf, db, kept):
    get()
    request = rf.get(PAGE)
    request.is_preview = True

    answer = PageCacheMiddleware(lambda _request: HttpResponse("draft"))(request)

    assert (answer.content, kept()) == (b"draft", 1)


@pytest.mark.parametrize(
    ("hosts", "number"), [(["testserver"], 1), (["cece.test"], 0), ([], 0), (["*"], 1)]
)
def test_pages_are_kept_for_the_own_address_only(db, kept, settings, hosts, number):
    settings.PAGE_CACHE_HOSTS = hosts

    get()

    assert kept() == number


def test_made_up_host_is_refused_and_keeps_nothing(db, kept, settings):
    settings.PAGE_CACHE_HOSTS = ["*"]

    assert get(headers={"Host": "evil.test"}).status_code == 400
    assert kept() == 0


def test_plain_http_is_sent_to_https_also_when_the_page_is_kept(db, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert get(secure=True).status_code == 200

    assert get().status_code == 301


def test_post_passes_by(db, kept):
    Client().post("/es/contact/send/", {})

    assert kept() == 0


# What fills the cache


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("/es/shops/", 1),
        ("/es/shops/?x=1", 0),
        ("/es/shops/?q=soap", 0),
        ("/es/shops/?page=2", 0),
        ("/es/shops/?cursor=made-up", 0),
        ("/es/shops/?cursor=", 0),
        ("/es/search/?q=x", 0),
        ("/es/contact/?sent=1", 0),
        ("/es/contact/?page=1", 0),
        ("/es/nowhere/", 0),
        ("/es/account/login/", 0),
        ("/es/account/password/reset/done/", 0),
        ("/es/account/inactive/", 0),
        ("/es/me/", 0),
        ("/es/sell/", 0),
        ("/es/learn//", 0),
        ("/", 0),
        ("/livez", 0),
        ("/robots.txt", 0),
        ("/sitemap.xml", 0),
        ("/es/feed/", 1),
    ],
)
def test_only_addresses_that_exist_once_are_kept(db, kept, path, number):
    get(path)

    assert kept() == number


def test_pages_of_a_list_are_kept(db, kept, monkeypatch):
    monkeypatch.setattr("shops.views.market.ON_A_PAGE", 1)
    shop = ShopFactory()
    for title in ("Soap", "Candle"):
        ProductFactory(shop=shop, title=title)
    cursor = get("/es/shops/").context["products"].next_cursor

    for _time in range(2):
        assert b"Soap" in get("/es/shops/", data={"cursor": cursor}).content

    assert kept() == 2


def test_pages_of_a_question_are_kept_as_far_as_they_exist(home, kept):
    topic = TopicFactory()
    path = topic.get_absolute_url()

    answers = [get(f"{path}?page={page}").status_code for page in ("1", "01", "%31", "2", "99")]

    assert answers == [200, 200, 200, 404, 404]
    assert kept() == 1


@pytest.mark.parametrize("place", ["cart/", "checkout/"])
def test_basket_and_checkout_are_never_kept(db, kept, place):
    shop = ShopFactory()

    get(f"/es/shops/{shop.slug}/{place}")

    assert kept() == 0


# What may be kept: the last judge, one reason at a time


def asked(audience=Audience.PUBLIC, path=ADDRESS):
    @allow(audience)
    def view(request):
        raise AssertionError

    request = RequestFactory().get(path)
    request.resolver_match = ResolverMatch(view, (), {})
    request.user = AnonymousUser()
    return request


def test_plain_answer_is_kept():
    assert may_be_kept(asked(), HttpResponse("x"))
    assert may_be_kept(asked(), HttpResponse("x", headers={"Vary": "Cookie"}))
    assert may_be_kept(asked(), HttpResponse("x", headers={"Cache-Control": "public, max-age=9"}))


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "private"},
        {"Cache-Control": "max-age=0, no-store"},
        {"Cache-Control": "No-Cache"},
        {"Vary": "Accept-Language"},
        {"Vary": "Cookie, HX-Request"},
        {"Vary": "*"},
    ],
)
def test_answer_that_says_no_is_not_kept(headers):
    assert not may_be_kept(asked(), HttpResponse("x", headers=headers))


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("x", status=404),
        HttpResponse("x", status=302),
        HttpResponse("x", status=206),
        StreamingHttpResponse(iter(["x"])),
        HttpResponse('<input name="csrfmiddlewaretoken" value="1">'),
        HttpResponse(b"x" * (512 * 1024 + 1)),
    ],
)
def test_answer_of_another_kind_is_not_kept(response):
    assert not may_be_kept(asked(), response)


def test_answer_that_sets_a_cookie_is_not_kept():
    response = HttpResponse("x")
    response.set_cookie("a", "b")

    assert not may_be_kept(asked(), response)


def test_answer_with_a_token_is_not_kept():
    request = asked()
    get_token(request)

    assert not may_be_kept(request, HttpResponse("x"))


def test_answer_to_a_person_is_not_kept(db):
    request = asked()
    request.user = UserFactory()

    assert not may_be_kept(request, HttpResponse("x"))


def test_answer_with_a_message_is_not_kept(client, db):
    request = asked()
    request.session = client.session
    request._messages = messages.storage.default_storage(request)
    assert may_be_kept(request, HttpResponse("x"))

    messages.info(request, "Only for you")

    assert not may_be_kept(request, HttpResponse("x"))


@pytest.mark.parametrize("audience", [one for one in Audience if one != Audience.PUBLIC])
def test_view_that_is_not_public_is_not_kept(audience):
    assert not may_be_kept(asked(audience), HttpResponse("x"))


@pytest.mark.parametrize("path", ["/es/account/x/", "/es/me/", "/es/sell/x/"])
def test_own_places_are_not_kept(path):
    assert not may_be_kept(asked(path=path), HttpResponse("x"))


def test_view_that_declares_nothing_is_not_kept():
    request = asked()
    request.resolver_match = ResolverMatch(lambda request: None, (), {})
    assert not may_be_kept(request, HttpResponse("x"))

    request.resolver_match = None

    assert not may_be_kept(request, HttpResponse("x"))


# A write between the reading and the storing


def test_page_made_before_a_change_is_not_served_after_it(rf, db):
    """The change comes while the first visitor's page is being made."""
    written = []

    def make(request):
        request.resolver_match = asked().resolver_match
        name = Territory.objects.get(code="ES").name
        if not written:
            written.append(Territory.objects.filter(code="ES").update(name="New"))
        return HttpResponse(name)

    cached = PageCacheMiddleware(make)
    first, second, third = (cached(rf.get(ADDRESS)).content for _time in range(3))

    assert first != b"New"
    assert (second, third) == (b"New", b"New")
