from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import resume_request
from allauth.account.views import SignupView
from django.contrib import messages
from django.contrib.auth import get_user_model, logout
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from core import clock, limits
from core.access import Audience, allow
from core.accounts import reauthentication
from core.accounts.adapter import remember_language
from core.accounts.errors import MailNotSent
from core.accounts.forms import ConfirmByMailForm, EraseForm, ProfileForm
from core.accounts.notices import tell_erasure_asked
from core.accounts.selectors import kinds_of_data_about, open_erasure_of
from core.accounts.services import erasure
from core.accounts.services.export import export_person
from core.accounts.services.sessions import end_sessions
from core.errors import DomainError, add_refusal, show_refusal

# Back after signing out shows nothing of these pages
own_page = method_decorator(never_cache, name="dispatch")
confirmed = method_decorator(reauthentication.needs_confirmation, name="dispatch")


@allow(Audience.PUBLIC)
class AccountSignupView(SignupView):
    """allauth's, but nobody is kept whose code could not be sent: she just tries again."""

    def form_valid(self, form):
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except MailNotSent as refusal:
            add_refusal(form, refusal)
            return self.form_invalid(form)


@allow(Audience.SIGNED_IN)
@own_page
class ProfileView(View):
    def get(self, request):
        return self._page(request, ProfileForm(instance=request.user))

    def post(self, request):
        # A copy: a refused form leaves the name in the header as it was
        form = ProfileForm(request.POST, instance=get_user_model().objects.get(pk=request.user.pk))
        if not form.is_valid():
            return self._page(request, form)
        person = form.save()
        with translation.override(person.language):
            messages.success(request, _("Saved."))
            response = redirect("accounts:profile")
        remember_language(response, person.language)
        return response

    def _page(self, request, form):
        return render(request, "accounts/profile.html", {"form": form})


@allow(Audience.SIGNED_IN)
@own_page
class SignInSettingsView(View):
    def get(self, request):
        has_password = request.user.has_usable_password()
        return render(request, "accounts/sign_in_settings.html", {"has_password": has_password})


@allow(Audience.SIGNED_IN)
@own_page
class ConfirmByMailView(View):
    """Prove by a mailed code that it is you; then go on with what you were doing.

    Only for people who have no stronger proof: whoever has one is sent to it.
    """

    def dispatch(self, request, *args, **kwargs):
        methods = get_adapter(request).get_reauthentication_methods(request.user)
        if "mail" not in {method["id"] for method in methods}:
            return redirect(methods[0]["url"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self._page(request, None)

    def post(self, request):
        expected = reauthentication.expected_code(request)
        if "code" not in request.POST or expected is None:
            return self._send(request)
        form = ConfirmByMailForm(request.POST, code=expected)
        if not form.is_valid():
            reauthentication.count_wrong_try(request)
            return self._page(request, form)
        reauthentication.finish(request)
        return resume_request(request) or redirect("accounts:sign_in_settings")

    def _send(self, request):
        limits.hit("account.mail", who=limits.who(request))
        code = reauthentication.begin(request)
        mail = {"request": request, "code": code}
        get_adapter(request).send_mail("account/email/login_code", request.user.email, mail)
        return self._page(request, ConfirmByMailForm(code=code))

    def _page(self, request, form):
        # Next travels in the form: the pages that ask for confirmation put it in the address
        values = {"form": form, "next": request.POST.get("next") or request.GET.get("next", "")}
        return render(request, "accounts/confirm_by_mail.html", values)


@allow(Audience.SIGNED_IN)
class LeaveEverywhereView(View):
    http_method_names = ("post",)

    def post(self, request):
        end_sessions(user=request.user)
        logout(request)
        messages.success(request, _("You are signed out everywhere."))
        return redirect("account_login")


@allow(Audience.SIGNED_IN)
@own_page
class PrivacyView(View):
    def get(self, request):
        values = {
            "kinds": kinds_of_data_about(request.user),
            "erasure": open_erasure_of(request.user),
        }
        return render(request, "accounts/privacy.html", values)


@allow(Audience.SIGNED_IN)
@own_page
@confirmed
class ExportView(View):
    http_method_names = ("post",)

    def post(self, request):
        limits.hit("account.export", who=limits.who(request))
        at = clock.now()
        packed = export_person(user=request.user, at=at)
        name = f"my-data-{at:%Y-%m-%d}.zip"
        return HttpResponse(
            packed,
            content_type="application/zip",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


@allow(Audience.SIGNED_IN)
@own_page
@confirmed
class EraseView(View):
    def get(self, request):
        return self._page(request, EraseForm())

    def post(self, request):
        form = EraseForm(request.POST)
        if not form.is_valid():
            return self._page(request, form)
        try:
            asked = erasure.request_erasure(user=request.user, at=clock.now())
        except DomainError as refusal:
            show_refusal(request, refusal)
        else:
            tell_erasure_asked(asked)
        return redirect("accounts:privacy")

    def _page(self, request, form):
        return render(request, "accounts/erase.html", {"form": form})


@allow(Audience.SIGNED_IN)
class KeepAccountView(View):
    http_method_names = ("post",)

    def post(self, request):
        try:
            erasure.cancel_erasure(user=request.user, at=clock.now())
        except DomainError as refusal:
            show_refusal(request, refusal)
        else:
            messages.success(request, _("Your account stays."))
        return redirect(reverse("accounts:privacy"))


@allow(Audience.SIGNED_IN)
@own_page
class ConsentsView(View):
    def get(self, request):
        return render(request, "accounts/consents.html", {"consents": request.user.consents.all()})
