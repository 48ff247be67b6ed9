"""The first page says what came of it, counted from the ledger of facts."""

from typing import Any

from django.core.cache import cache
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from core import slots
from core.facts.models import Fact
from courses.facts import CERTIFICATE_ISSUED
from forum.facts import SOLUTION_ACCEPTED
from mentoring.facts import MATCH_ACCEPTED
from shops.facts import SHOP_OPENED

# A counting query is dear in a large ledger, and nobody minds figures of ten minutes ago
SECONDS_KEPT = 600
KEY = "links:home_figures"
SHOWN = (
    (CERTIFICATE_ISSUED, _("certificates given")),
    (SHOP_OPENED, _("shops opened")),
    (MATCH_ACCEPTED, _("people with a mentor")),
    (SOLUTION_ACCEPTED, _("questions solved")),
)


@slots.fill("home_after_doors", template="links/home_figures.html", order=10)
def figures(request: Any, page: Any) -> dict[str, Any] | None:
    """Print each figure that is not nought; print nothing on a site where nothing happened yet."""
    counted = cache.get_or_set(KEY, count_things, SECONDS_KEPT) or {}
    rows = [(counted[kind.key], label) for kind, label in SHOWN if counted.get(kind.key)]
    return {"figures": rows} if rows else None


def count_things() -> dict[str, int]:
    """Return kind -> number of things it happened to: a question solved twice is one question."""
    kinds = [kind.key for kind, _label in SHOWN]
    rows = Fact.objects.filter(kind__in=kinds).values_list("kind")
    return dict(rows.annotate(Count("object_id", distinct=True)))
