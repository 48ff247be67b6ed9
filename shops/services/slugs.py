"""Short names in addresses, made from any script."""

from anyascii import anyascii
from django.db.models import QuerySet
from django.utils.text import slugify


def free_slug(text: str, *, taken: QuerySet, reserved: frozenset[str], fallback: str) -> str:
    """Return a slug for ``text`` that no row of ``taken`` has, numbered where needed.

    The unique constraint has the last word when two people ask at once.
    """
    stem = slugify(anyascii(text))[:48].strip("-") or fallback
    slug, number = stem, 1
    while slug in reserved or taken.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug
