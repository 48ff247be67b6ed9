"""Measure the pages a large site could make slow; print them as JSON for ``bench/scale.py``.

Name -> queries of a warm request, its processor time as a multiple of a bare view, milliseconds spent
waiting for the database; each the best of some rounds.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cece.settings.dev")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.urls import reverse  # noqa: E402

from core import keyset  # noqa: E402
from core.accounts.models import User  # noqa: E402
from core.facts.models import Fact  # noqa: E402
from forum.models import ForumCategoryPage, Topic  # noqa: E402
from forum.models.pages import NEWEST_FIRST, TOPICS_PER_PAGE  # noqa: E402
from shops.models import Product, Shop  # noqa: E402
from shops.views.market import ON_A_PAGE, WINDOW  # noqa: E402

ROUNDS = 30

Page = Callable[[], str | tuple[str, Any]]


def _last(queryset: Any, by: tuple[str, ...], size: int) -> str:
    """Return the cursor of the last full page of a list."""
    before = queryset.count() - size
    if before < 1:
        return ""
    return keyset.page(queryset, by=by, cursor=None, size=before).next_cursor or ""


def _forum(**choice: str) -> str:
    asked = "&".join(f"{key}={value}" for key, value in choice.items())
    return f"/es/forum/?{asked}"


def _forum_last() -> str:
    return _forum(cursor=_last(Topic.objects.listed(), NEWEST_FIRST, TOPICS_PER_PAGE))


def _category() -> str:
    return ForumCategoryPage.objects.of_language("es").first().url


def _topic(page: str) -> str:
    topic = Topic.objects.order_by("-last_position").first()
    return topic.page_address(topic.pages if page == "last" else 1, "es")


def _market_last() -> str:
    cursor = _last(Product.objects.in_shop_windows(), WINDOW, ON_A_PAGE)
    return f"/es/shops/?cursor={cursor}"


def _product() -> str:
    product = Product.objects.published().select_related("shop").order_by("pk").first()
    return reverse("shops:product", args=[product.shop.slug, product.slug])


def _busiest() -> Any:
    """Return the learner with most behind her: the one of whom there are most facts."""
    asker = Topic.objects.order_by("-last_position").first().author_id
    learner = Fact.objects.filter(kind="courses.course_completed").order_by("pk").last()
    return User.objects.get(pk=learner.subject_id if learner else asker)


def _seller() -> Any:
    return Shop.objects.public().order_by("pk").last().memberships.get().user


def _of_seller(name: str) -> tuple[str, Any]:
    person = _seller()
    return reverse(name, args=[person.shops.get().slug]), person


def _demo(key: str) -> Any:
    return User.objects.get(email=f"{key}@demo.test")


PAGES: dict[str, Page] = {
    "home": lambda: "/es/",
    "market place": lambda: "/es/shops/",
    "market place, last page": _market_last,
    "market place, one word": lambda: "/es/shops/?q=jabon",
    "market place, no hit": lambda: "/es/shops/?q=xyzzy",
    "product": _product,
    "search of the site": lambda: "/es/search/?q=jabon",
    "forum": _forum,
    "forum, last page": _forum_last,
    "forum, Arabic": lambda: _forum(language="ar"),
    "forum, solved": lambda: _forum(state="solved"),
    "forum, Arabic and unanswered": lambda: _forum(state="unanswered", language="ar"),
    "part of the forum": _category,
    "longest question, page 1": lambda: _topic("first"),
    "longest question, last page": lambda: _topic("last"),
    "longest question, member": lambda: (_topic("last"), _demo("diego")),
    "catalogue of courses": lambda: "/es/learn/",
    "desk of a learner": lambda: ("/es/me/", _busiest()),
    "desk of Amina": lambda: ("/es/me/", _demo("amina")),
    "seller, products": lambda: _of_seller("shops:shop_products"),
    "seller, orders": lambda: _of_seller("shops:shop_orders"),
    "moderators": lambda: ("/es/forum/moderate/", _demo("moderator")),
    "editors, first page": lambda: ("/cms/", _demo("operator")),
    "editors, people": lambda: ("/cms/users/", _demo("operator")),
    "editors, shops": lambda: ("/cms/shop_review/", _demo("operator")),
    "editors, certificates": lambda: ("/cms/certificates/", _demo("operator")),
    "editors, failed work": lambda: ("/cms/failed-work/", _demo("operator")),
}


class Clock:
    """Adds up the seconds that queries take."""

    def __init__(self) -> None:
        self.queries, self.seconds = 0, 0.0

    def __call__(self, execute: Any, *query: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(*query)
        finally:
            self.queries += 1
            self.seconds += time.perf_counter() - start


def _cost(client: Client, address: str) -> tuple[int, float, float]:
    """Return queries of a warm request, the least seconds of processor and the least in queries.

    Each request comes from another address of the net, so that no limit stops it.
    """
    client.get(address)
    processor, database = [], []
    for number in range(ROUNDS):
        clock = Clock()
        start = time.process_time()
        with connection.execute_wrapper(clock):
            answer = client.get(address, REMOTE_ADDR=f"198.51.100.{number}")
        processor.append(time.process_time() - start)
        database.append(clock.seconds)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")
    return clock.queries, min(processor), min(database)


def main() -> None:
    found = {}
    with override_settings(ROOT_URLCONF="bench.urls"):
        _queries, unit, _database = _cost(Client(), "/livez-bare/")
        for name, page in PAGES.items():
            address = page()
            client = Client()
            if isinstance(address, tuple):
                address, person = address
                client.force_login(person)
            queries, seconds, database = _cost(client, address)
            found[name] = (queries, seconds / unit, database * 1000)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
