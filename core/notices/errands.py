from datetime import datetime

from core.facts.errands import errand
from core.notices import sending


@errand
def send_a_mail(at: datetime) -> int:
    return sending.send_due(at=at, limit=1)
