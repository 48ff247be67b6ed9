"""What the clock does for the pages."""

from datetime import datetime

from django.core.management import call_command

from cece.pages.services.contact import forget_old_messages
from core.facts.clockwork import every


@every(days=1)
def forget_old_contact_messages(at: datetime) -> None:
    forget_old_messages(at=at)


@every(minutes=5)
def publish_what_is_due(_at: datetime) -> None:
    """Publish and take back the pages whose editors chose an hour for it."""
    call_command("publish_scheduled", verbosity=0)
