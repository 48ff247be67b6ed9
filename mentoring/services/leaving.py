"""A person who was erased leaves: nobody waits for her, no place stays taken."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mentoring.enums import DeclineReason, MentorState
from mentoring.models import Match, MentorProfile, Need
from mentoring.services.matches import decline_match, end_match
from mentoring.services.mentors import send_back
from mentoring.services.needs import close_need


@transaction.atomic
def leave_mentoring(*, user: Any, at: datetime) -> None:
    """End the person's mentorings, decline what waits for her and close her search. Twice is once."""
    for match in Match.objects.visible_to(user).accepted():
        end_match(match_id=match.pk, by=user, at=at)
    for match in Match.objects.as_mentor(user).requested():
        decline_match(match_id=match.pk, reason=DeclineReason.OTHER, answer="", block=False, at=at)
    for need in Need.objects.filter(person=user).open():
        close_need(need_id=need.pk, at=at)
    for profile in MentorProfile.objects.filter(user=user).exclude(state=MentorState.DRAFT):
        send_back(profile_id=profile.pk, at=at)
