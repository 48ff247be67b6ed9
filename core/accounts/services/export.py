"""Everything we hold about one person, as files she can read and files a program can read."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models.fields.files import FieldFile
from django.template.loader import render_to_string

from core.privacy import Holding, holdings, telling_fields


@dataclass(frozen=True)
class Section:
    """The rows of one model that belong to a person, ready to print."""

    holding: Holding
    rows: list[dict[str, Any]]
    files: list[FieldFile]

    @property
    def title(self) -> str:
        return str(self.holding.model_class._meta.verbose_name_plural)


def addresses_of(user: Any) -> tuple[str, ...]:
    """Return every verified address of ``user``, in small letters.

    One that is not confirmed may be somebody else's, and so is what was sent to it.
    """
    rows = EmailAddress.objects.filter(user=user).values_list("email", "verified")
    is_hers = {user.email.lower(): True} | {email.lower(): verified for email, verified in rows}
    return tuple(sorted(address for address, verified in is_hers.items() if verified))


def sections_for(user: Any) -> Iterator[Section]:
    """Yield what each model holds about ``user``; models that hold nothing are left out."""
    addresses = addresses_of(user)
    for holding in holdings():
        if not holding.export:
            continue
        rows: dict[Any, dict[str, Any]] = {}
        files: list[FieldFile] = []
        for lookup in holding.lookups:
            names = _exported_names(holding, lookup)
            for row in holding.rows_of(user, lookup, addresses).order_by("pk"):
                shown = rows.setdefault(row.pk, {})
                for name in names:
                    value = getattr(row, name)
                    if isinstance(value, FieldFile) and value:
                        files.append(value)
                    shown[name] = _plain(value, user)
        if rows:
            yield Section(holding, list(rows.values()), files)


def export_person(*, user: Any, at: datetime) -> bytes:
    """Return a ZIP with ``data.json``, ``data.html`` and the person's files."""
    sections = list(sections_for(user))
    data = {
        "made_at": at.isoformat(),
        "person": user.code,
        "holdings": [
            {"model": each.holding.label, "why": str(each.holding.why), "rows": each.rows}
            for each in sections
        ],
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=1))
        page = render_to_string("accounts/export.html", {"sections": sections, "made_at": at})
        archive.writestr("data.html", page)
        for section in sections:
            for file in section.files:
                _pack(archive, section.holding, file)
    return packed.getvalue()


def _exported_names(holding: Holding, lookup: str) -> list[str]:
    """Return the fields of a row that may be shown to the person found by ``lookup``."""
    model = holding.model_class
    telling = set(telling_fields(model))
    may_show = {*holding.fields_of(lookup), *holding.harmless} - set(holding.secret)
    return [
        each.name
        for each in model._meta.fields
        if each.name not in telling or each.name in may_show
    ]


def _plain(value: Any, user: Any) -> Any:
    """Return ``value`` as JSON can hold it; other people are their public code only."""
    if isinstance(value, get_user_model()):
        return "me" if value.pk == user.pk else value.code
    if isinstance(value, models.Model):
        return f"{value._meta.label_lower} {value.pk}"
    if isinstance(value, FieldFile):
        return value.name
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, str | int | float | bool | list | dict | None):
        return value
    return str(value)


def _pack(archive: zipfile.ZipFile, holding: Holding, file: FieldFile) -> None:
    """Add the file; one that storage has lost is left out, its row is still told."""
    try:
        with file.open("rb") as content:
            name = PurePosixPath(file.name or "").name
            archive.writestr(f"files/{holding.label}/{file.instance.pk}-{name}", content.read())
    except FileNotFoundError:
        return
