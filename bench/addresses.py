"""The ten main pages, and those that a large site could make slow, as the database now has them.

Runs in a process of its own and prints them as JSON, because the measuring process knows no Django.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 - the applications come first
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import translation  # noqa: E402

from bench.pages import Page  # noqa: E402
from cece.demo import people  # noqa: E402
from cece.pages.models import StandardPage  # noqa: E402
from core import keyset  # noqa: E402
from core.accounts.models import User  # noqa: E402
from core.facts.models import Fact  # noqa: E402
from courses.models import CoursePage, LessonPage  # noqa: E402
from forum.models import ForumCategoryPage, Topic  # noqa: E402
from forum.models.pages import NEWEST_FIRST, TOPICS_PER_PAGE  # noqa: E402
from shops.models import Product, Shop  # noqa: E402
from shops.views.market import ON_A_PAGE, WINDOW  # noqa: E402

# An address, and who opens it where that is not a visitor
Found = str | tuple[str, User]


def _last(queryset: Any, by: tuple[str, ...], size: int) -> str:
    """Return the cursor of the last full page of a list."""
    before = queryset.count() - size
    if before < 1:
        return ""
    return keyset.page(queryset, by=by, cursor=None, size=before).next_cursor or ""


def _demo(key: str) -> User:
    return User.objects.get(email=people.address_of(key))


def _content() -> str:
    return StandardPage.objects.live().filter(locale__language_code="es").order_by("pk").first().url


def _course() -> str:
    return CoursePage.objects.live().get(slug="abrir-una-tienda-en-linea").url


def _lesson() -> str:
    course = CoursePage.objects.get(slug="abrir-una-tienda-en-linea")
    return LessonPage.objects.live().descendant_of(course).order_by("path").first().url


def _forum(**choice: str) -> str:
    asked = "&".join(f"{key}={value}" for key, value in choice.items())
    return f"/es/forum/?{asked}"


def _forum_last() -> str:
    return _forum(cursor=_last(Topic.objects.listed(), NEWEST_FIRST, TOPICS_PER_PAGE))


def _category() -> str:
    return ForumCategoryPage.objects.of_language("es").first().url


def _topic(page: str) -> str:
    topic = Topic.objects.order_by("-last_position", "pk").first()
    return topic.page_address(topic.pages if page == "last" else 1, "es")


def _market_last() -> str:
    cursor = _last(Product.objects.in_shop_windows(), WINDOW, ON_A_PAGE)
    return f"/es/shops/?cursor={cursor}"


def _product() -> str:
    product = Product.objects.published().select_related("shop").order_by("pk").first()
    return reverse("shops:product", args=[product.shop.slug, product.slug])


def _busiest() -> User:
    """Return the learner with most behind her: the one of whom there are most facts."""
    asker = Topic.objects.order_by("-last_position").first().author_id
    learner = Fact.objects.filter(kind="courses.course_completed").order_by("pk").last()
    return User.objects.get(pk=learner.subject_id if learner else asker)


def _of_seller(name: str) -> Found:
    person = Shop.objects.public().order_by("pk").last().memberships.get().user
    return reverse(name, args=[person.shops.get().slug]), person


# Name, where it is, aim
MAIN: list[tuple[str, Callable[[], Found], float]] = [
    ("home", lambda: "/es/", 0),
    ("catalogue of courses", lambda: "/es/learn/", 0),
    ("course, visitor", _course, 0),
    ("course, learner", lambda: (_course(), _demo("diego")), 0),
    ("market place", lambda: "/es/shops/", 11),
    ("product", _product, 6),
    ("mentors", lambda: "/es/mentoring/", 0),
    ("forum", lambda: "/es/forum/", 8),
    ("topic", lambda: _topic("first"), 7),
    ("my desk", lambda: ("/es/me/", _demo("amina")), 0),
]
FURTHER: list[tuple[str, Callable[[], Found], float]] = [
    ("content page", _content, 5),
    ("lesson, learner", lambda: (_lesson(), _demo("diego")), 5),
    ("market place, last page", _market_last, 11),
    ("market place, one word", lambda: "/es/shops/?q=jabon", 0),
    ("market place, no hit", lambda: "/es/shops/?q=xyzzy", 0),
    ("search of the site", lambda: "/es/search/?q=jabon", 0),
    ("forum, last page", _forum_last, 8),
    ("forum, Arabic", lambda: _forum(language="ar"), 8),
    ("forum, solved", lambda: _forum(state="solved"), 8),
    ("forum, Arabic and unanswered", lambda: _forum(state="unanswered", language="ar"), 8),
    ("part of the forum", _category, 8),
    ("topic, last page", lambda: _topic("last"), 7),
    ("topic, member", lambda: (_topic("last"), _demo("diego")), 0),
    ("desk of a busy learner", lambda: ("/es/me/", _busiest()), 0),
    ("seller, products", lambda: _of_seller("shops:shop_products"), 0),
    ("seller, orders", lambda: _of_seller("shops:shop_orders"), 0),
    ("moderators", lambda: ("/es/forum/moderate/", _demo("moderator")), 0),
    ("editors, first page", lambda: ("/cms/", _demo("operator")), 0),
    ("editors, people", lambda: ("/cms/users/", _demo("operator")), 0),
    ("editors, shops", lambda: ("/cms/shop_review/", _demo("operator")), 0),
    ("editors, certificates", lambda: ("/cms/certificates/", _demo("operator")), 0),
    ("editors, failed work", lambda: ("/cms/failed-work/", _demo("operator")), 0),
]


def _cookie(person: User) -> str:
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def _page(name: str, where: Callable[[], Found], aim: float, *, main: bool) -> Page:
    found = where()
    path, person = (found, None) if isinstance(found, str) else found
    return Page(name, path, _cookie(person) if person else "", aim, main)


def main() -> None:
    with translation.override("es"):
        pages = [_page(*one, main=True) for one in MAIN]
        pages += [_page(*one, main=False) for one in FURTHER]
    print(json.dumps([asdict(page) for page in pages]))


if __name__ == "__main__":
    main()
