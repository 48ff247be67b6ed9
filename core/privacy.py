"""What personal data each model holds, why, how long, and what becomes of it.

Every app with models declares them in its ``privacy.py`` (found by autodiscovery); a test walks all
models and fails on an undeclared field that could hold personal data.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# What a field is stored as when it can hold something about a person
TELLING = frozenset(
    {
        "CharField",
        "TextField",
        "JSONField",
        "FileField",
        "ImageField",
        "FilePathField",
        "EmailField",
        "URLField",
        "SlugField",
        "GenericIPAddressField",
        "BinaryField",
    }
)


class Erase(StrEnum):
    """What happens to a person's rows when the person is erased."""

    DELETE = "delete"
    BLANK = "blank"  # the row stays, the fields named in ``blank`` are overwritten
    KEEP = "keep"  # the law asks for it, or the row names nobody; ``why`` says so
    TOMBSTONE = "tombstone"  # the person's own row


@dataclass(frozen=True)
class Holding:
    """What one model holds.

    ``person`` lists lookups from the row to the user (``"customer"``, ``"order__customer"``); empty
    when no row belongs to anybody. ``address`` lists lookups from the row to an e-mail address that
    may be the person's (guests). ``find`` replaces both when no lookup can say it.
    ``personal`` and ``harmless`` together name every text, JSON, file, address and user-key field.
    ``only`` names, for a row that belongs to two people, the fields that are about the person found
    by that lookup: ``{"buyer": ("buyer_name",), "seller": ("seller_note",)}``; export and erasure of
    one then leave the other's alone. ``secret`` fields are never exported (passwords, link codes). ``blank`` maps fields to the values that replace them; a
    function gets the row. ``keep`` is the retention in words. ``before_erase`` gets the user first.
    """

    model: str
    why: "str | _StrPromise"
    keep: "str | _StrPromise"
    person: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()
    erase: Erase = Erase.KEEP
    blank: Mapping[str, Any] = field(default_factory=dict)
    export: bool = True
    before_erase: Callable[[Any], None] | None = None
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    address: tuple[str, ...] = ()
    find: Callable[[Any], "models.QuerySet[Any]"] | None = None
    secret: tuple[str, ...] = ()

    @property
    def model_class(self) -> type[models.Model]:
        return apps.get_model(self.model)

    @property
    def label(self) -> str:
        return self.model_class._meta.label

    @property
    def every_row(self) -> "models.QuerySet[Any]":
        """Return all rows, past any manager that hides some or refuses to change them."""
        return self.model_class._base_manager.all()  # noqa: SLF001 - Django documents it

    @property
    def lookups(self) -> tuple[str, ...]:
        """Every way from a row to a person; ``find`` counts as one without name."""
        return ("",) if self.find else (*self.person, *self.address)

    def fields_of(self, lookup: str) -> tuple[str, ...]:
        """Return the personal fields of the person found by ``lookup``."""
        return tuple(self.only.get(lookup, self.personal))

    def rows_of(self, user: Any, lookup: str, addresses: tuple[str, ...]) -> "models.QuerySet[Any]":
        """Return the rows that belong to ``user`` by one of ``lookups``; ``addresses`` are hers."""
        if self.find:
            return self.find(user)
        rows = self.every_row
        if lookup in self.person:
            return rows.filter(**{lookup: user.pk}).distinct()
        wanted = Q(pk__in=())
        for address in addresses:
            wanted |= Q(**{f"{lookup}__iexact": address})
        return rows.filter(wanted).distinct()


HOLDINGS: dict[str, Holding] = {}  # by label in small letters


def declare(*holdings: Holding) -> None:
    """Add what an app's models hold. Raises ValueError when a model is declared twice."""
    for holding in holdings:
        name = holding.model.lower()
        if name in HOLDINGS:
            raise ValueError(f"{holding.model} is declared twice.")
        HOLDINGS[name] = holding


def holdings() -> list[Holding]:
    """Return every declaration, by model name."""
    return [HOLDINGS[name] for name in sorted(HOLDINGS)]


def telling_fields(model: type[models.Model]) -> Iterator[str]:
    """Yield the names of the fields of ``model`` that could hold something about a person.

    A text with fixed choices cannot; neither can the table behind a many-to-many field, whose owner
    names the field.
    """
    user_model = get_user_model()
    for each in (*model._meta.local_fields, *model._meta.local_many_to_many):
        is_user_key = each.remote_field is not None and each.related_model is user_model
        is_text = each.get_internal_type() in TELLING and not each.choices
        if is_user_key or (is_text and not each.primary_key):
            yield each.name


def walked_models() -> list[type[models.Model]]:
    """Return every model with a table of its own and at least one telling field."""
    return [
        model
        for model in apps.get_models()
        if not model._meta.proxy and model._meta.managed and any(telling_fields(model))
    ]


def named_fields(holding: Holding) -> set[str]:
    """Return the fields that ``holding`` says something about."""
    return {*holding.personal, *holding.harmless, *holding.secret}


def mistakes() -> list[str]:
    """Return what is wrong with the register: fields and models not declared, or declared in vain."""
    found = []
    for model in walked_models():
        holding = HOLDINGS.get(model._meta.label_lower)
        named = named_fields(holding) if holding else set()
        found += [
            f"{model._meta.label}.{name} is not declared."
            for name in telling_fields(model)
            if name not in named
        ]
    for holding in holdings():
        found += _mistakes_of(holding)
    return found


def _mistakes_of(holding: Holding) -> list[str]:
    try:
        model = holding.model_class
    except LookupError:
        return [f"{holding.model} is declared but does not exist."]
    real = {each.name for each in model._meta.get_fields()}
    named = named_fields(holding) | set(holding.blank)
    found = [f"{holding.model}.{name} does not exist." for name in sorted(named - real)]
    both = set(holding.personal) & set(holding.harmless)
    found += [f"{holding.model}.{name} is personal and harmless." for name in sorted(both)]
    if holding.erase is Erase.BLANK and not holding.blank:
        found.append(f"{holding.model} says blank and names no field in ``blank``.")
    if holding.erase is not Erase.KEEP and not holding.lookups:
        found.append(f"{holding.model} says {holding.erase} but not whose the rows are.")
    return found
