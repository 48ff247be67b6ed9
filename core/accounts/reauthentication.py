"""Whether the person in front of the screen proved lately that the account is hers."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]
PROCESS = "confirm_by_mail"
TRIES = 5
LIFE_SECONDS = 15 * 60


def confirmed_recently(request: HttpRequest) -> bool:
    """Say whether she signed in or confirmed within ``ACCOUNT_REAUTHENTICATION_TIMEOUT``."""
    records = get_authentication_records(request, request.user)
    limit = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(record["at"] > limit for record in records)


def needs_confirmation(view: View) -> View:
    """Send the person to confirm that it is she before ``view`` runs; then the view goes on."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not confirmed_recently(request):
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return guarded


def begin(request: HttpRequest) -> str:
    """Make a code, remember it in the session and return it for the mail."""
    code = get_adapter(request).generate_login_code()
    request.session[PROCESS] = {"code": code, "at": time.time(), "tries": 0}
    return code


def expected_code(request: HttpRequest) -> str | None:
    """Return the code that was sent, or None when it is too old or was tried too often."""
    process = request.session.get(PROCESS)
    if not process or process["tries"] >= TRIES or time.time() - process["at"] > LIFE_SECONDS:
        request.session.pop(PROCESS, None)
        return None
    return process["code"]


def count_wrong_try(request: HttpRequest) -> None:
    """Count a wrong code; after ``TRIES`` of them the code is worth nothing."""
    process = request.session[PROCESS]
    request.session[PROCESS] = {**process, "tries": process["tries"] + 1}


def finish(request: HttpRequest) -> None:
    """Record that the person confirmed by mail just now."""
    request.session.pop(PROCESS, None)
    record_authentication(request, request.user, method="mail", reauthenticated=True)


def take_sign_in_as_proof(request: HttpRequest) -> None:
    """Let a fresh sign-in count as a confirmation too: nobody proves the same thing twice."""
    records = get_authentication_records(request, request.user)
    if records:
        records[-1]["reauthenticated"] = True
        request.session.modified = True
