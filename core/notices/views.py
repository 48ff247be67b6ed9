from django.contrib import messages
from django.core.signing import BadSignature
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from core import clock, keyset
from core.access import Audience, allow
from core.notices import services
from core.notices.forms import PreferencesForm
from core.notices.kinds import NOTICE_KINDS
from core.notices.links import in_language, read_unsubscribe
from core.notices.selectors import inbox_of, paces_of
from core.notices.unsubscribing import subscription_of, unsubscribe

PAGE_SIZE = 20


@allow(Audience.SIGNED_IN, note="own notices")
class InboxView(View):
    def get(self, request):
        page = keyset.page(
            inbox_of(request.user),
            by=("-created_at", "-pk"),
            cursor=request.GET.get("cursor"),
            size=PAGE_SIZE,
        )
        for notice in page.rows:
            notice.label = NOTICE_KINDS[notice.kind].label if notice.kind in NOTICE_KINDS else ""
        has_unread = any(notice.read_at is None for notice in page.rows)
        return render(request, "notices/inbox.html", {"list": page, "has_unread": has_unread})


@allow(Audience.MEMBER, note="the receiver")
class OpenNoticeView(View):
    http_method_names = ("post",)

    def post(self, request, code):
        notice = get_object_or_404(inbox_of(request.user), code=code)
        services.read_notice(notice=notice, at=clock.now())
        return redirect(in_language(notice.link, get_language()))


@allow(Audience.SIGNED_IN, note="own notices")
class ReadAllView(View):
    http_method_names = ("post",)

    def post(self, request):
        services.read_all(person=request.user, at=clock.now())
        return redirect("notices:inbox")


@allow(Audience.SIGNED_IN, note="own preferences")
class PreferencesView(View):
    def get(self, request):
        return self.show(request, PreferencesForm(paces=paces_of(request.user)))

    def post(self, request):
        form = PreferencesForm(request.POST, paces=paces_of(request.user))
        if not form.is_valid():
            return self.show(request, form)
        services.choose_paces(person=request.user, paces=form.cleaned_data)
        messages.success(request, _("Your choices are saved."))
        return redirect("notices:preferences")

    def show(self, request, form):
        essential = [kind for _key, kind in sorted(NOTICE_KINDS.items()) if kind.essential]
        return render(request, "notices/preferences.html", {"form": form, "essential": essential})


@allow(Audience.SECRET, note="whoever holds the signed address of a mail")
@method_decorator(csrf_exempt, name="dispatch")
class UnsubscribeView(View):
    """Stop mails without signing in. Mail programs post here themselves, without token (RFC 8058)."""

    http_method_names = ("get", "head", "post")

    def get(self, request, token):
        return self.show(request, token, is_done=False)

    def post(self, request, token):
        unsubscribe(self.find(token))
        return self.show(request, token, is_done=True)

    def find(self, token):
        try:
            return subscription_of(**read_unsubscribe(token))
        except BadSignature as error:
            raise Http404 from error

    def show(self, request, token, *, is_done):
        subscription = self.find(token)
        values = {"subscription": subscription, "is_done": is_done}
        response = render(request, "notices/unsubscribe.html", values)
        response.headers["Cache-Control"] = "private, no-store"
        return response
