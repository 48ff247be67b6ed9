"""How learners' rows are narrowed down. Rows of other people do not exist for a view."""

from typing import Any
from uuid import UUID

from django.db import models

from courses.enums import AttemptState, EnrolmentState


class ActivityQuerySet(models.QuerySet):
    def of_course(self, course_key: UUID) -> "ActivityQuerySet":
        return self.filter(course_key=course_key)

    def live(self) -> "ActivityQuerySet":
        return self.filter(retired_at=None)

    def counting(self) -> "ActivityQuerySet":
        """Only what a course asks for before it is complete."""
        return self.live().filter(is_required=True)


class EnrolmentQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "EnrolmentQuerySet":
        return self.filter(learner=user) if user.is_authenticated else self.none()

    def active(self) -> "EnrolmentQuerySet":
        return self.filter(state=EnrolmentState.ACTIVE)


class AttemptQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "AttemptQuerySet":
        return self.filter(enrolment__learner=user) if user.is_authenticated else self.none()

    def in_progress(self) -> "AttemptQuerySet":
        return self.filter(state=AttemptState.IN_PROGRESS)


class CertificateQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "CertificateQuerySet":
        return self.filter(learner=user) if user.is_authenticated else self.none()

    def valid(self) -> "CertificateQuerySet":
        return self.filter(revoked_at=None)


ActivityManager = models.Manager.from_queryset(ActivityQuerySet)
EnrolmentManager = models.Manager.from_queryset(EnrolmentQuerySet)
AttemptManager = models.Manager.from_queryset(AttemptQuerySet)
CertificateManager = models.Manager.from_queryset(CertificateQuerySet)
