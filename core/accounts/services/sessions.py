"""Where a person is signed in, and ending it."""

from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest

BROWSER_LENGTH = 200


def note_session(*, user: Any, request: HttpRequest) -> UserSession:
    """List this session among the person's, whatever way she signed in: what is listed can end."""
    if not request.session.session_key:
        request.session.save()
    session, _is_new = UserSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "user": user,
            "ip": get_adapter(request).get_client_ip(request),
            "user_agent": request.headers.get("User-Agent", "")[:BROWSER_LENGTH],
        },
    )
    return session


def end_sessions(*, user: Any) -> int:
    """Sign ``user`` out everywhere and return how many sessions ended."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    keys = list(UserSession.objects.filter(user=user).values_list("session_key", flat=True))
    for key in keys:
        store.delete(key)
    UserSession.objects.filter(user=user).delete()
    Session.objects.filter(session_key__in=keys).delete()
    return len(keys)


def purge_sessions(*, at: datetime) -> int:
    """Delete sessions past their life and the lines that showed them; return how many ended."""
    ended, _by_model = Session.objects.filter(expire_date__lt=at).delete()
    oldest = at - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    UserSession.objects.filter(last_seen_at__lt=oldest).exclude(
        session_key__in=Session.objects.values("session_key")
    ).delete()
    return ended
