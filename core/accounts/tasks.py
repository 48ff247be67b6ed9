"""What the clock does for accounts."""

from datetime import datetime

from core.accounts.services import erasure, retention, sessions
from core.facts.clockwork import every


@every(hours=1)
def erase_people_whose_grace_is_over(at: datetime) -> None:
    erasure.run_due_erasures(at=at)


@every(days=1)
def erase_people_who_never_verified(at: datetime) -> None:
    erasure.erase_unverified(at=at)


@every(days=1)
def forget_old_erasure_requests(at: datetime) -> None:
    erasure.forget_old_requests(at=at)


@every(days=1)
def forget_old_traces_of_editors(at: datetime) -> None:
    retention.forget_traces_of_editors(at=at)


@every(days=1)
def purge_old_sessions(at: datetime) -> None:
    sessions.purge_sessions(at=at)
