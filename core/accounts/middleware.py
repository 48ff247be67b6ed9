"""Rules that hold for signed-in people on every request."""

import zoneinfo

from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core import clock, limits
from core.accounts.adapter import AccountAdapter
from core.accounts.reauthentication import confirmed_recently
from core.limits import TooMany
from core.middleware import RefusalMiddleware

STAFF_SEEN = "staff_seen_at"
STAMP_SECONDS = 60
# allauth's pages that change how a person signs in: nobody does that on a phone left open
GUARDED_PAGES = frozenset(
    {
        "account_email",
        "account_set_password",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_edit_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_view_recovery_codes",
        "mfa_remove_webauthn",
        "mfa_deactivate_totp",
    }
)


# Where strangers knock. allauth counts too, but only within one process when there is no Redis
DOORS = frozenset(
    {
        "account_login",
        "account_signup",
        "account_request_login_code",
        "account_confirm_login_code",
        "account_email_verification_sent",
        "account_reset_password",
        "account_confirm_password_reset_code",
        "mfa_authenticate",
        "mfa_login_webauthn",
    }
)


def count_knock(request):
    """Count a try by the visitor's address and by the account it names.

    Raises TooMany; a passkey needs no name, so its owner still gets in.
    """
    limits.hit("account.door", who=limits.who(request))
    named = (request.POST.get("email") or request.POST.get("login") or "").strip().lower()
    if named:
        limits.hit("account.name", who=named)


def may_enter_desk(user):
    """Say whether ``user`` may use the Wagtail admin."""
    return user.has_perm("wagtailadmin.access_admin")


class AccountRulesMiddleware:
    """One door to the desk, idle limit, time zone, confirmation before delicate changes."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if self._idled_out(request):
            logout(request)
            messages.info(request, _("You were away for a while. Please sign in again."))
        if request.session.session_key and request.user.is_authenticated:
            with timezone.override(zoneinfo.ZoneInfo(request.user.time_zone)):
                return self.get_response(request)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method == "POST" and request.resolver_match.view_name in DOORS:
            try:
                count_knock(request)
            except TooMany as refusal:
                return RefusalMiddleware(self.get_response).process_exception(request, refusal)
        if request.path_info.startswith("/cms/") and request.path_info != "/cms/login/":
            return self._guard_desk(request)
        name = request.resolver_match.view_name
        is_change = name in GUARDED_PAGES and request.user.is_authenticated
        # The list of addresses may be read; only changing it needs the confirmation
        if name == "account_email" and request.method in {"GET", "HEAD"}:
            is_change = False
        if is_change and not confirmed_recently(request):
            methods = AccountAdapter(request).get_reauthentication_methods(request.user)
            return suspend_request(request, methods[0]["url"])
        return None

    def _guard_desk(self, request):
        user = request.user
        if not user.is_authenticated:
            here = request.get_full_path() if request.method == "GET" else "/cms/"
            return redirect_to_login(here, login_url=reverse(settings.LOGIN_URL))
        if not may_enter_desk(user):
            raise Http404
        translation.activate(user.language)  # the address of the desk carries none
        request.session.setdefault(STAFF_SEEN, int(clock.now().timestamp()))
        if settings.MFA_REQUIRED_FOR_STAFF and not is_mfa_enabled(user):
            messages.warning(request, _("Set up a second step first. Then the desk opens."))
            return HttpResponseRedirect(reverse("mfa_index"))
        return None

    def _idled_out(self, request):
        """Say whether an operator or editor was away too long; else stamp that she is here."""
        if not request.session.session_key:
            return False
        seen = request.session.get(STAFF_SEEN)
        if seen is None:
            return False
        gone = int(clock.now().timestamp()) - seen
        if gone > settings.STAFF_IDLE_SECONDS:
            return True
        if gone > min(STAMP_SECONDS, settings.STAFF_IDLE_SECONDS):
            request.session[STAFF_SEEN] = seen + gone
        return False
