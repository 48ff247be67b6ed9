"""The entrepreneur's side: say what is needed, see who fits, ask."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from core import clock, limits
from core.access import Audience, allow
from core.errors import DomainError, add_refusal
from mentoring.forms import NeedForm, RequestForm
from mentoring.models import Language, MentorProfile, Need
from mentoring.selectors import lines_of, mine_of, suggestions_for
from mentoring.services import blocks, matches, needs
from mentoring.services.needs import NeedFields

FIRST_SUGGESTIONS = 3
MORE_SUGGESTIONS = 12


@allow(Audience.SIGNED_IN)
class MineView(View):
    """My searches, my mentors, my meetings."""

    def get(self, request):
        return render(request, "mentoring/mine.html", mine_of(request.user, at=clock.now()))


@allow(Audience.SIGNED_IN)
class NeedView(View):
    """State what I need, or change it while I look."""

    def _open_need(self, request):
        return Need.objects.visible_to(request.user).open().first()

    def get(self, request):
        need = self._open_need(request)
        user = request.user
        spoken = {user.language, *user.reading_languages}
        initial = {
            "languages": list(Language.objects.filter(code__in=spoken)),
            "territory": user.territory_id,
        }
        form = NeedForm(instance=need, initial=None if need else initial)
        return render(request, "mentoring/need.html", {"form": form, "need": need})

    def post(self, request):
        need = self._open_need(request)
        form = NeedForm(request.POST, instance=need)
        if not form.is_valid():
            return render(request, "mentoring/need.html", {"form": form, "need": need})
        need = needs.state_need(
            person=request.user,
            fields=NeedFields(**form.cleaned_data),
            language=get_language(),
            at=clock.now(),
        )
        return redirect(need)


@allow(Audience.MEMBER, note="Own needs only.")
class CloseNeedView(View):
    http_method_names = ("post",)

    def post(self, request, code):
        need = get_object_or_404(Need.objects.visible_to(request.user), code=code)
        needs.close_need(need_id=need.pk, at=clock.now())
        messages.success(request, _("Your search is closed."))
        return redirect("mentoring:mine")


@allow(Audience.MEMBER, note="Own needs only.")
class ShortlistView(View):
    """The mentors that fit a need, with the reasons."""

    def get(self, request, code):
        need = get_object_or_404(Need.objects.visible_to(request.user).with_terms(), code=code)
        found = suggestions_for(need)
        size = MORE_SUGGESTIONS if "more" in request.GET else FIRST_SUGGESTIONS
        context = {
            "need": need,
            "suggestions": [(each, lines_of(each)) for each in found[:size]],
            "has_more": len(found) > size and size == FIRST_SUGGESTIONS,
        }
        return render(request, "mentoring/shortlist.html", context)


@allow(Audience.MEMBER, note="Own needs and mentors visible to the person.")
class RequestView(View):
    """Ask one mentor, with a text to start from."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.template = "mentoring/request.html"

    def _find(self, request, code, mentor):
        need = get_object_or_404(Need.objects.visible_to(request.user), code=code)
        visible = MentorProfile.objects.visible_to(request.user).select_related("user")
        return need, get_object_or_404(visible, user__code=mentor)

    def get(self, request, code, mentor):
        need, profile = self._find(request, code, mentor)
        opening = _("Hello %(mentor)s, my name is %(name)s. I would like your help. %(text)s") % {
            "mentor": profile.user.display_name,
            "name": request.user.display_name,
            "text": need.text,
        }
        form = RequestForm(initial={"message": opening[:1000]})
        return render(request, self.template, {"form": form, "need": need, "profile": profile})

    def post(self, request, code, mentor):
        need, profile = self._find(request, code, mentor)
        form = RequestForm(request.POST)
        context = {"form": form, "need": need, "profile": profile}
        if not form.is_valid():
            return render(request, self.template, context)
        try:
            limits.hit("mentoring.request", who=limits.who(request))
            match = matches.request_match(
                need_id=need.pk,
                mentor_id=profile.pk,
                message=form.cleaned_data["message"],
                at=clock.now(),
            )
        except DomainError as refusal:
            add_refusal(form, refusal)
            return render(request, self.template, context)
        messages.success(request, _("Your request is sent."))
        return redirect(match)


@allow(Audience.SIGNED_IN)
class UnblockView(View):
    http_method_names = ("post",)

    def post(self, request, code):
        blocks.unblock(by=request.user, person_code=code)
        messages.success(request, _("This person can ask you again."))
        return redirect("mentoring:mine")
