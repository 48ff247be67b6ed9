from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse

from cece.pages.models import ContactMessage
from cece.pages.notices import MESSAGE_RECEIVED
from core.notices.services import tell

KEEP = timedelta(days=365)


@transaction.atomic
def send_message(*, message: ContactMessage, sender: Any, language: str, at: datetime) -> None:
    """Keep what somebody wrote and tell every operator. ``sender`` is None for a visitor."""
    message.sender = sender
    message.language = language
    message.sent_at = at
    message.save()
    link = reverse("wagtailsnippets_pages_contactmessage:edit", args=[message.pk])
    for operator in get_user_model().objects.filter(is_superuser=True, is_active=True):
        tell(
            MESSAGE_RECEIVED,
            to=operator,
            key=f"message-received:{message.pk}",
            at=at,
            link=link,
        )


def forget_old_messages(*, at: datetime) -> int:
    """Delete the messages of more than a year ago, as we promised; return how many."""
    return ContactMessage.objects.filter(sent_at__lt=at - KEEP).delete()[0]
