"""What an entrepreneur wants help with: stated, changed, closed."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction

from core import facts
from mentoring.enums import NeedState, Stage
from mentoring.errors import NeedNotOpen
from mentoring.facts import NEED_STATED
from mentoring.models import Need
from mentoring.services.matches import withdraw_waiting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.places.models import Territory
    from mentoring.models import Expertise, Language, Sector


@dataclass(frozen=True)
class NeedFields:
    """The answers to the three questions; the names are those of the form."""

    text: str
    expertise: "Iterable[Expertise]"
    stage: Stage
    sector: "Sector | None"
    languages: "Iterable[Language]"
    territory: "Territory | None"


@transaction.atomic
def state_need(*, person: Any, fields: NeedFields, language: str, at: datetime) -> Need:
    """Save what ``person`` needs: the open need is changed, without one a new need begins.

    ``language`` is the one the words are written in. The person's row is locked, so sending the
    form twice makes one need.
    """
    get_user_model().objects.select_for_update(no_key=True).get(pk=person.pk)
    need = Need.objects.open().filter(person=person).first() or Need(person=person, stated_at=at)
    need.text = fields.text
    need.language = language
    need.stage = fields.stage
    need.sector = fields.sector
    need.territory = fields.territory
    need.save()
    need.languages.set(fields.languages)
    need.expertise.set(fields.expertise)
    facts.record(
        NEED_STATED,
        subject=person,
        about=need,
        territory=need.territory,
        at=at,
        key=f"need-stated:{need.pk}",
        data={"stage": need.stage, "sector": need.sector.code if need.sector else None},
    )
    return need


@transaction.atomic
def close_need(*, need_id: int, at: datetime) -> Need:
    """Stop looking; requests that wait are taken back. Closing twice is closing once.

    Raises NeedNotOpen when a mentor has accepted: then the mentoring is ended, not the need.
    """
    need = Need.objects.select_for_update(of=("self",), no_key=True).get(pk=need_id)
    if need.state == NeedState.MATCHED:
        raise NeedNotOpen
    if need.state == NeedState.OPEN:
        need.move_to(NeedState.CLOSED)
        need.save(update_fields=["state"])
        withdraw_waiting(need=need, at=at)
    return need
