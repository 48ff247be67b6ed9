"""Run what follows from facts: claim by lease, do and mark done in one transaction, or try later."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from core.facts import leases
from core.facts.models import Reaction
from core.facts.reactions import HANDLERS

logger = logging.getLogger(__name__)


def run_due(*, at: datetime, limit: int | None = None) -> int:
    """Run the reactions due at ``at``, at most ``limit`` of them; return how many were tried.

    One that fails is tried again after 1 m, 5 m, 30 m, 2 h and 12 h, and is dead after that.
    """
    lease = timedelta(seconds=settings.FACTS_LEASE_SECONDS)
    tried = 0
    while limit is None or tried < limit:
        reaction = leases.claim(Reaction, at=at, lease=lease)
        if reaction is None:
            break
        tried += 1
        run(reaction, at=at)
    return tried


def run(reaction: Reaction, *, at: datetime) -> None:
    """Run one claimed reaction and move it on: done, waiting for the next try, or dead."""
    if leases.is_exhausted(reaction):
        leases.fail(reaction, at=at, error=leases.WORKER_GONE)
        return
    try:
        with transaction.atomic():
            leases.end(reaction, at=at)
            HANDLERS[reaction.handler](reaction.fact)
    except leases.LeaseLost:
        logger.info("Reaction %s was taken over by another worker", reaction.pk)
    except Exception as error:  # noqa: BLE001 - logged, and tried again
        short = leases.log_failure(f"Reaction {reaction.pk} ({reaction.handler})", error)
        leases.fail(reaction, at=at, error=short)
