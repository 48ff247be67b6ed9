"""The code tables, filled after every ``migrate``."""

from typing import TYPE_CHECKING

from mentoring.enums import EXPERTISE, LANGUAGES, SECTORS
from mentoring.models import Expertise, Language, Sector

if TYPE_CHECKING:
    from mentoring.models.terms import Term


def ensure_terms() -> None:
    """Add the codes that are missing and put all in order; a repeat changes nothing."""
    tables: list[tuple[type[Term], tuple[str, ...]]] = [
        (Expertise, tuple(EXPERTISE)),
        (Sector, tuple(SECTORS)),
        (Language, LANGUAGES),
    ]
    for model, codes in tables:
        model._default_manager.bulk_create(
            [model(code=code, position=position) for position, code in enumerate(codes)],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["position"],
        )
