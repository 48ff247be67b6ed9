"""What the clock calls, and what follows when a person is erased."""

from datetime import datetime
from typing import TYPE_CHECKING

from core import facts
from core.accounts.facts import PERSON_ERASED
from core.facts.clockwork import every
from mentoring.services.deadlines import expire_requests, remind_mentors
from mentoring.services.leaving import leave_mentoring

if TYPE_CHECKING:
    from core.facts.models import Fact


@every(hours=1)
def keep_promises(at: datetime) -> None:
    """Remind mentors of answers due and end requests nobody answered."""
    remind_mentors(at=at)
    expire_requests(at=at)


@facts.on(PERSON_ERASED)
def let_erased_person_go(fact: "Fact") -> None:
    leave_mentoring(user=fact.subject, at=fact.at)
