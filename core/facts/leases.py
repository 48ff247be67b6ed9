"""Work that survives the death of its worker: rows claimed by lease, tried again, dead in the end.

Reactions and mails both live like this. ``waiting`` -> ``done``; after six failures ``dead``;
``dropped`` when nobody wants it any more.
"""

import logging
import secrets
import traceback
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self, TypeVar

from django.db import connection, models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)

RETRIES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
ERROR_LENGTH = 300
WORKER_GONE = "The worker ended each time before this was done."


class LeaseLost(Exception):
    """Another worker has taken over what this one was about to do."""


class WorkState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    DONE = "done", _("done")
    DEAD = "dead", _("failed")
    DROPPED = "dropped", _("not wanted any more")


class WorkQuerySet(models.QuerySet["Any", Any]):
    def waiting(self) -> Self:
        return self.filter(state=WorkState.WAITING)

    def dead(self) -> Self:
        return self.filter(state=WorkState.DEAD)

    def claimable(self, at: datetime) -> Self:
        """Return what is due and in nobody's hands, or in the hands of a worker that is gone."""
        free = Q(leased_until=None) | Q(leased_until__lte=at)
        return self.waiting().filter(free, due_at__lte=at)


WorkManager = models.Manager.from_queryset(WorkQuerySet)


class Work(models.Model):
    """A row that a worker has to deal with once. Only the functions of this module move it."""

    state = models.CharField(
        max_length=8, choices=WorkState.choices, default=WorkState.WAITING, editable=False
    )
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    due_at = models.DateTimeField()
    lease = models.CharField(max_length=32, blank=True, editable=False)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    error = models.TextField(blank=True, editable=False)

    objects = WorkManager()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                name="%(class)s_ended_at_iff_ended",
                condition=Q(state=WorkState.WAITING, ended_at__isnull=True)
                | (~Q(state=WorkState.WAITING) & Q(ended_at__isnull=False)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                name="%(class)s_due",
                condition=Q(state=WorkState.WAITING),
            ),
            models.Index(
                fields=["-id"],
                name="%(class)s_dead",
                condition=Q(state=WorkState.DEAD),
            ),
        ]


W = TypeVar("W", bound=Work)


def claim(model: type[W], *, at: datetime, lease: timedelta) -> W | None:
    """Take the next due row into this worker's hands until the lease ends; None: nothing to do.

    The attempt counts from here, so that a row which kills its worker each time ends as dead.
    """
    rows = model.objects.claimable(at)
    if not rows.exists():
        return None
    with transaction.atomic():
        free = model.objects.claimable(at).order_by("due_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            free = free.select_for_update(skip_locked=True)
        row = free.first()
        if row is None:
            return None
        row.lease = secrets.token_hex(16)
        row.leased_until = at + lease
        row.attempts += 1
        row.save(update_fields=["lease", "leased_until", "attempts"])
    return row


def is_exhausted(row: Work) -> bool:
    """Say whether ``row`` has had its last try: its worker ended before it could say so."""
    return row.attempts > len(RETRIES) + 1


def end(row: Work, *, at: datetime, state: WorkState = WorkState.DONE) -> None:
    """Mark a claimed row as ended.

    Called first in the transaction that does the work, its row lock keeps every other worker away
    until the work is committed with it. Raises LeaseLost when somebody else holds the row.
    """
    if not _mine(row).update(state=state, ended_at=at, leased_until=None, error=""):
        raise LeaseLost


def fail(row: Work, *, at: datetime, error: str) -> None:
    """Put a claimed row back for its next try, or among the dead after the last one."""
    if row.attempts > len(RETRIES):
        _mine(row).update(state=WorkState.DEAD, ended_at=at, leased_until=None, error=error)
    else:
        due_at = at + RETRIES[row.attempts - 1]
        _mine(row).update(due_at=due_at, leased_until=None, error=error)


def replay(model: type[Work], *, pk: int, at: datetime) -> bool:
    """Let a dead row be tried from the beginning; say whether there was one."""
    dead = model.objects.dead().filter(pk=pk)
    return bool(
        dead.update(
            state=WorkState.WAITING, attempts=0, due_at=at, ended_at=None, leased_until=None
        )
    )


def describe(error: Exception) -> str:
    """Return the class and the place of ``error``, without its message: that may name people."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" ({trace.tb_frame.f_code.co_qualname}, {trace.tb_lineno})" if trace else ""
    return f"{type(error).__name__}{place}"[:ERROR_LENGTH]


def log_failure(what: str, error: Exception) -> str:
    """Log where ``error`` came from, line by line but without its message; return the short form."""
    short = describe(error)
    lines = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s failed: %s\n%s", what, short, lines)
    return short


def _mine(row: Work) -> "WorkQuerySet":
    return type(row).objects.waiting().filter(pk=row.pk, lease=row.lease)
