"""One hash of everything the database says, equal on every database for equal rows."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from wagtail.fields import StreamField

# What changes without anybody having done anything, and what is derived from other rows
LEFT_OUT = frozenset(
    {
        "sessions.session",
        "usersessions.usersession",
        "limits.counter",
        "facts.clockjob",
        "modelsearch.indexentry",
        "modelsearch.sqliteftsindexentry",
        "wagtailsearch.indexentry",
        "wagtailsearch.sqliteftsindexentry",
    }
)


def _models() -> Iterator[type[models.Model]]:
    for model in sorted(apps.get_models(include_auto_created=True), key=lambda m: m._meta.label):
        if model._meta.managed and model._meta.label_lower not in LEFT_OUT:
            yield model


def _plain(value: Any) -> Any:
    """Return ``value`` in a form whose JSON is the same on every database."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if hasattr(value, "get_prep_value"):
        return value.get_prep_value()
    return value


def _prepared(field: models.Field, value: Any) -> Any:
    """StreamField comes as text from one database and as data from the other."""
    is_stream = isinstance(field, StreamField)
    return json.loads(value) if is_stream and isinstance(value, str) and value else _plain(value)


def digest_of_model(model: type[models.Model]) -> str:
    """Return a hash of the rows of ``model``, whatever order they come in."""
    fields = sorted(model._meta.local_concrete_fields, key=lambda field: field.attname)
    names = [field.attname for field in fields]
    hashes = []
    rows = model._meta.base_manager.order_by().values_list(*names)
    for row in rows.iterator(chunk_size=2000):
        values = [_prepared(field, value) for field, value in zip(fields, row, strict=True)]
        text = json.dumps(values, sort_keys=True, default=str, ensure_ascii=False)
        hashes.append(hashlib.sha256(text.encode()).digest())
    return hashlib.sha256(b"".join(sorted(hashes))).hexdigest()


def digest_of_tables() -> dict[str, str]:
    """Return ``[model label]`` -> hash of its rows, for every table but those ``LEFT_OUT``."""
    return {model._meta.label: digest_of_model(model) for model in _models()}


def digest() -> str:
    """Return one hash of all of them."""
    text = json.dumps(digest_of_tables(), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
