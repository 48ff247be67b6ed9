"""A mentor's profile: offered by the mentor, vetted by the operator, paused and resumed."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import transaction

from core import facts
from core.errors import TransitionNotAllowed
from mentoring.enums import MentorState
from mentoring.errors import CapacityBelowActive
from mentoring.facts import MENTOR_VETTED
from mentoring.models import MentorProfile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.places.models import Territory
    from mentoring.models import Expertise, Language, Sector


@dataclass(frozen=True)
class MentorFields:
    """What the mentor writes; the names are those of the form."""

    headline: str
    about: str
    languages: "Iterable[Language]"
    expertise: "Iterable[Expertise]"
    sectors: "Iterable[Sector]"
    territory: "Territory"
    capacity: int
    promise_days: int


def _locked(profile_id: int) -> MentorProfile:
    return MentorProfile.objects.select_for_update(of=("self",), no_key=True).get(pk=profile_id)


@transaction.atomic
def offer_mentoring(*, user: Any, fields: MentorFields, at: datetime) -> MentorProfile:
    """Save what ``user`` offers; a new profile, or one sent back, goes to the operator.

    Raises CapacityBelowActive when fewer places are offered than are taken; nothing is saved then.
    """
    get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk)
    profile = MentorProfile.objects.filter(user=user).select_for_update(no_key=True).first()
    profile = profile or MentorProfile(user=user)
    if fields.capacity < profile.active:
        raise CapacityBelowActive(active=profile.active)
    for name in ("headline", "about", "territory", "capacity", "promise_days"):
        setattr(profile, name, getattr(fields, name))
    if profile.state == MentorState.DRAFT:
        profile.move_to(MentorState.SUBMITTED, at=at)
    profile.save()
    profile.languages.set(fields.languages)
    profile.expertise.set(fields.expertise)
    profile.sectors.set(fields.sectors)
    return profile


@transaction.atomic
def vet_mentor(*, profile_id: int, by: Any, at: datetime) -> MentorProfile:
    """Let a submitted mentor take requests; the mentor is told. Vetting twice is vetting once.

    Raises TransitionNotAllowed; a mentor who paused is the only one to resume.
    """
    profile = _locked(profile_id)
    if profile.state == MentorState.VETTED:
        return profile
    if profile.state == MentorState.PAUSED:
        raise TransitionNotAllowed(old=profile.get_state_display(), new=MentorState.VETTED.label)
    profile.move_to(MentorState.VETTED, at=at)
    profile.save(update_fields=["state", "vetted_at"])
    facts.record(
        MENTOR_VETTED,
        subject=profile.user,
        actor=by,
        about=profile,
        territory=profile.territory,
        at=at,
        key=f"mentor-vetted:{profile.pk}:{profile.vetted_at:%Y%m%d%H%M%S}",
    )
    return profile


@transaction.atomic
def send_back(*, profile_id: int, at: datetime) -> MentorProfile:
    """Take a mentor off the list until the profile is sent again."""
    profile = _locked(profile_id)
    profile.move_to(MentorState.DRAFT, at=at)
    profile.save(update_fields=["state"])
    return profile


@transaction.atomic
def pause(*, profile_id: int, at: datetime) -> MentorProfile:
    """Take no new requests; those that wait still want an answer."""
    profile = _locked(profile_id)
    if profile.state != MentorState.PAUSED:
        profile.move_to(MentorState.PAUSED, at=at)
        profile.save(update_fields=["state"])
    return profile


@transaction.atomic
def resume(*, profile_id: int, at: datetime) -> MentorProfile:
    """Take requests again. Only what was paused can be resumed."""
    profile = _locked(profile_id)
    if profile.state == MentorState.PAUSED:
        profile.move_to(MentorState.VETTED, at=at)
        profile.save(update_fields=["state"])
    return profile
