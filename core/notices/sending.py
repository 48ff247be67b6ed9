"""Send the mails that wait. Each is claimed, made, sent, and only then marked as sent."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused

from core.facts import leases
from core.facts.leases import WorkState
from core.notices.letters import compose
from core.notices.models import Mail
from core.notices.selectors import still_wanted
from core.notices.services import may_be_told

logger = logging.getLogger(__name__)

# Longer than the mail server may take (EMAIL_TIMEOUT for each step of the talk)
LEASE = timedelta(minutes=5)
# After a server that did not answer, this process leaves mail alone and does other work
PAUSE = timedelta(seconds=30)
# The server is there; it only does not want this one mail
REFUSALS = (SMTPRecipientsRefused, SMTPDataError)


class MailServer:
    """What this process remembers of the mail server: when it may be asked again."""

    def __init__(self) -> None:
        self.asleep_until: datetime | None = None

    def is_asleep(self, at: datetime) -> bool:
        return self.asleep_until is not None and at < self.asleep_until


server = MailServer()


def send_due(*, at: datetime, limit: int | None = None) -> int:
    """Send the mails due at ``at``, at most ``limit``; return how many were tried.

    It ends early when the mail server does not answer; the mail stays and is tried again later.
    """
    tried = 0
    while (limit is None or tried < limit) and not server.is_asleep(at):
        mail = leases.claim(Mail, at=at, lease=LEASE)
        if mail is None:
            break
        tried += 1
        send(mail, at=at)
    return tried


def send(mail: Mail, *, at: datetime) -> None:
    """Send one claimed mail and move it on: sent, dropped, waiting for the next try, or dead."""
    if leases.is_exhausted(mail):
        leases.fail(mail, at=at, error=leases.WORKER_GONE)
        return
    try:
        is_sent = _send(mail)
    except Exception as error:  # noqa: BLE001 - logged, and tried again
        leases.fail(mail, at=at, error=leases.log_failure(f"Mail {mail.code}", error))
        if isinstance(error, OSError) and not isinstance(error, REFUSALS):
            server.asleep_until = at + PAUSE
        return
    try:
        leases.end(mail, at=at, state=WorkState.DONE if is_sent else WorkState.DROPPED)
    except leases.LeaseLost:
        logger.warning("Mail %s took longer than its lease", mail.code)


def _send(mail: Mail) -> bool:
    """Make and send the mail; say False when nobody wants it any more."""
    if mail.receiver and not may_be_told(mail.receiver):
        return False
    notices = still_wanted(
        mail.notices.select_related("fact", "receiver").order_by("created_at", "pk")
    )
    if not notices:
        return False
    compose(mail, notices).send()
    return True
