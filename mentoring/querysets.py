"""Which rows a person may see, and the adjectives that chain."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import F, Manager, Q, QuerySet

from mentoring.enums import MatchState, MeetingState, MentorState, NeedState

if TYPE_CHECKING:
    from datetime import datetime


class MentorProfileQuerySet(QuerySet):
    def vetted(self) -> Self:
        return self.filter(state=MentorState.VETTED, user__is_active=True)

    def with_free_place(self) -> Self:
        return self.filter(active__lt=F("capacity"))

    def visible_to(self, user: Any) -> Self:
        """Vetted mentors, without those between whom and ``user`` one has blocked the other."""
        if not user.is_authenticated:
            return self.vetted()
        return self.vetted().exclude(
            Q(user__mentoring_blocks__person=user) | Q(user__mentoring_blocked_by__by=user)
        )

    def offered_to(self, user: Any) -> Self:
        """Those ``user`` may ask now: visible, with a free place, and not ``user``."""
        return self.visible_to(user).with_free_place().exclude(user=user)

    def with_terms(self) -> Self:
        """Load what a card or a score needs, in a fixed number of queries."""
        return self.select_related("user", "territory__parent__parent__parent").prefetch_related(
            "languages", "expertise", "sectors"
        )


class NeedQuerySet(QuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(person=user)

    def with_terms(self) -> Self:
        """Load what a score needs, in a fixed number of queries."""
        return self.select_related(
            "person", "sector", "territory__parent__parent__parent"
        ).prefetch_related("languages", "expertise")

    def open(self) -> Self:
        return self.filter(state=NeedState.OPEN)


class MatchQuerySet(QuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(Q(need__person=user) | Q(mentor__user=user))

    def as_mentee(self, user: Any) -> Self:
        return self.filter(need__person=user)

    def as_mentor(self, user: Any) -> Self:
        return self.filter(mentor__user=user)

    def requested(self) -> Self:
        return self.filter(state=MatchState.REQUESTED)

    def ongoing(self) -> Self:
        """Those that wait for an answer or have a yes."""
        return self.filter(state__in=[MatchState.REQUESTED, MatchState.ACCEPTED])

    def closed(self) -> Self:
        return self.exclude(state__in=[MatchState.REQUESTED, MatchState.ACCEPTED])

    def accepted(self) -> Self:
        return self.filter(state=MatchState.ACCEPTED)

    def with_people(self) -> Self:
        return self.select_related(
            "need__person", "need__sector", "need__territory", "mentor__user", "mentor__territory"
        )


class MeetingQuerySet(QuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(Q(match__need__person=user) | Q(match__mentor__user=user))

    def live(self) -> Self:
        return self.exclude(state=MeetingState.CANCELLED)

    def ahead(self, at: "datetime") -> Self:
        """Proposed, or agreed and not yet over."""
        return self.live().exclude(ends_at__lte=at)

    def agreed(self) -> Self:
        return self.filter(state=MeetingState.AGREED)

    def of_people(self, *users: Any) -> Self:
        """Meetings in which any of ``users`` takes part."""
        return self.filter(Q(match__need__person__in=users) | Q(match__mentor__user__in=users))

    def overlapping(self, start: "datetime", end: "datetime") -> Self:
        return self.filter(starts_at__lt=end, ends_at__gt=start)

    def with_people(self) -> Self:
        return self.select_related(
            "match__need__person", "match__mentor__user", "proposed_by"
        ).prefetch_related("times")


MentorProfileManager = Manager.from_queryset(MentorProfileQuerySet)
NeedManager = Manager.from_queryset(NeedQuerySet)
MatchManager = Manager.from_queryset(MatchQuerySet)
MeetingManager = Manager.from_queryset(MeetingQuerySet)
