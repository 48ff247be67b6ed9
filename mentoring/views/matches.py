"""One request and its mentoring, seen from both sides."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views import View

from core import clock
from core.access import Audience, allow
from core.errors import DomainError, show_refusal
from mentoring import rules
from mentoring.enums import DeclineReason
from mentoring.forms import AcceptForm, DeclineForm
from mentoring.models import Match
from mentoring.selectors import desk_of, lines_of_match
from mentoring.services import matches


@allow(Audience.SIGNED_IN)
class DeskView(View):
    """The mentor's desk: who waits for an answer, and until when."""

    def get(self, request):
        return render(request, "mentoring/desk.html", desk_of(request.user, at=clock.now()))


@allow(Audience.MEMBER, note="The two sides of the match.")
class MatchView(View):
    def get(self, request, code):
        found = Match.objects.visible_to(request.user).with_people()
        match = get_object_or_404(found, code=code)
        lines = lines_of_match(match)
        context = {
            "match": match,
            "is_mentor": rules.is_mentor(match, request.user),
            "other": rules.other_side(match, request.user),
            "sees_contact": rules.sees_contact(match),
            "lines": lines,
            "most": sum(line.out_of for line in lines),
            "meetings": match.meetings.with_people(),
            "form": AcceptForm(),
        }
        return render(request, "mentoring/match.html", context)


@allow(Audience.MEMBER, note="The mentor of the match.")
class AcceptView(View):
    http_method_names = ("post",)

    def post(self, request, code):
        match = get_object_or_404(Match.objects.as_mentor(request.user), code=code)
        form = AcceptForm(request.POST)
        if not form.is_valid():
            messages.error(request, form.errors["answer"][0])
            return redirect(match)
        try:
            matches.accept_match(
                match_id=match.pk, answer=form.cleaned_data["answer"], at=clock.now()
            )
        except DomainError as refusal:
            show_refusal(request, refusal)
        else:
            messages.success(request, _("Thank you. You can plan the first meeting now."))
        return redirect(match)


@allow(Audience.MEMBER, note="The mentor of the match.")
class DeclineView(View):
    def _find(self, request, code):
        found = Match.objects.as_mentor(request.user).with_people()
        return get_object_or_404(found, code=code)

    def get(self, request, code):
        context = {"match": self._find(request, code), "form": DeclineForm()}
        return render(request, "mentoring/decline.html", context)

    def post(self, request, code):
        match = self._find(request, code)
        form = DeclineForm(request.POST)
        if not form.is_valid():
            return render(request, "mentoring/decline.html", {"match": match, "form": form})
        try:
            matches.decline_match(
                match_id=match.pk,
                reason=DeclineReason(form.cleaned_data["reason"]),
                answer=form.cleaned_data["answer"],
                block=form.cleaned_data["block"],
                at=clock.now(),
            )
        except DomainError as refusal:
            show_refusal(request, refusal)
            return redirect(match)
        messages.success(request, _("Thank you for your answer."))
        return redirect("mentoring:desk")


@allow(Audience.MEMBER, note="The entrepreneur of the match.")
class WithdrawView(View):
    http_method_names = ("post",)

    def post(self, request, code):
        match = get_object_or_404(Match.objects.as_mentee(request.user), code=code)
        try:
            matches.withdraw_match(match_id=match.pk, at=clock.now())
        except DomainError as refusal:
            show_refusal(request, refusal)
            return redirect(match)
        messages.success(request, _("Your request is taken back."))
        return redirect("mentoring:mine")


@allow(Audience.MEMBER, note="The two sides of the match.")
class EndView(View):
    http_method_names = ("post",)

    def post(self, request, code):
        match = get_object_or_404(Match.objects.visible_to(request.user), code=code)
        try:
            matches.end_match(match_id=match.pk, by=request.user, at=clock.now())
        except DomainError as refusal:
            show_refusal(request, refusal)
        else:
            messages.success(request, _("This mentoring has ended."))
        return redirect(match)
