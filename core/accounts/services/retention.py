"""What Wagtail keeps and never clears away itself, cleared when we said it would be."""

from datetime import datetime, timedelta

from django.apps import apps

KEEP_LOG = timedelta(days=2 * 365)
KEEP_SESSIONS = timedelta(hours=1)
KEEP_DRAFTS = timedelta(days=1)
# model, the instant it counts from, how long it stays: as the register of holdings tells people
LIVES = (
    ("wagtailcore.ModelLogEntry", "timestamp", KEEP_LOG),
    ("wagtailcore.PageLogEntry", "timestamp", KEEP_LOG),
    ("wagtailadmin.EditingSession", "last_seen_at", KEEP_SESSIONS),
    ("wagtailadmin.FormState", "last_updated_at", KEEP_DRAFTS),
)


def forget_traces_of_editors(*, at: datetime) -> int:
    """Delete log entries, editing sessions and typed text past their time; return how many."""
    return sum(
        apps.get_model(model).objects.filter(**{f"{since}__lt": at - life}).delete()[0]
        for model, since, life in LIVES
    )
