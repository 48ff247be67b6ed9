"""The ten main pages: name, a function that gives the address, the demo person who opens it."""

from collections.abc import Callable

from forum.models import Topic
from shops.models import Product


def _course() -> str:
    return "/es/learn/abrir-una-tienda-en-linea/"


def _product() -> str:
    product = Product.objects.select_related("shop").order_by("pk").first()
    return f"/es/shops/{product.shop.slug}/{product.slug}/"


def _topic() -> str:
    return Topic.objects.order_by("-replies", "pk").first().address()


def _fixed(path: str) -> Callable[[], str]:
    return lambda: path


PAGES: list[tuple[str, Callable[[], str], str]] = [
    ("home", _fixed("/es/"), ""),
    ("catalogue of courses", _fixed("/es/learn/"), ""),
    ("course, visitor", _course, ""),
    ("course, learner", _course, "diego"),
    ("market place", _fixed("/es/shops/"), ""),
    ("product", _product, ""),
    ("mentors", _fixed("/es/mentoring/"), ""),
    ("forum", _fixed("/es/forum/"), ""),
    ("topic", _topic, ""),
    ("my desk", _fixed("/es/me/"), "amina"),
]
