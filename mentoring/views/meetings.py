"""Meetings of a match: propose, choose, move, cancel, put into a calendar."""

import re

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from core import clock
from core.access import Audience, allow
from core.errors import DomainError, add_refusal, show_refusal
from mentoring import rules
from mentoring.forms import ProposalForm
from mentoring.models import Match, Meeting
from mentoring.services import meetings
from mentoring.services.invitations import invitation

KEY = re.compile(r"[0-9]{1,18}")


class ProposalView(View):
    """Show the form for times and hand what was written to ``save``."""

    template = ""

    def save(self, thing, **proposal):
        """Call the service and return the meeting."""

    def find(self, request, code):
        """Return the match or meeting the times are for."""

    def _show(self, request, form, thing):
        return render(request, self.template, {"form": form, "thing": thing})

    def get(self, request, code):
        thing = self.find(request, code)
        form = ProposalForm(zone=timezone.get_current_timezone(), initial=self.initial(thing))
        return self._show(request, form, thing)

    def initial(self, thing):
        return {}

    def post(self, request, code):
        thing = self.find(request, code)
        form = ProposalForm(request.POST, zone=timezone.get_current_timezone())
        if not form.is_valid():
            return self._show(request, form, thing)
        try:
            meeting = self.save(thing, proposal=form.proposal(), by=request.user, at=clock.now())
        except DomainError as refusal:
            add_refusal(form, refusal)
            return self._show(request, form, thing)
        messages.success(request, _("Your times are sent. The other person chooses one."))
        return redirect(meeting)


@allow(Audience.MEMBER, note="The two sides of the match.")
class ProposeView(ProposalView):
    template = "mentoring/propose.html"

    def find(self, request, code):
        found = Match.objects.visible_to(request.user).with_people()
        return get_object_or_404(found, code=code)

    def save(self, thing, **proposal):
        return meetings.propose_meeting(match_id=thing.pk, **proposal)


@allow(Audience.MEMBER, note="The two sides of the match.")
class MoveView(ProposalView):
    template = "mentoring/move.html"

    def find(self, request, code):
        found = Meeting.objects.visible_to(request.user).with_people()
        return get_object_or_404(found, code=code)

    def initial(self, thing):
        return {"minutes": thing.minutes, "way": thing.way, "where": thing.where}

    def save(self, thing, **proposal):
        return meetings.propose_other_times(meeting_id=thing.pk, **proposal)


@allow(Audience.MEMBER, note="The two sides of the match.")
class MeetingView(View):
    def get(self, request, code):
        found = Meeting.objects.visible_to(request.user).with_people()
        meeting = get_object_or_404(found, code=code)
        context = {
            "meeting": meeting,
            "other": rules.other_side(meeting.match, request.user),
            "chooses": rules.chooses_time(meeting, request.user),
            "is_over": meeting.is_over(clock.now()),
        }
        return render(request, "mentoring/meeting.html", context)


@allow(Audience.MEMBER, note="The two sides of the match; the one who was asked.")
class AgreeView(View):
    http_method_names = ("post",)

    def post(self, request, code):
        meeting = get_object_or_404(Meeting.objects.visible_to(request.user), code=code)
        chosen = request.POST.get("time", "")
        try:
            meetings.agree_on_time(
                meeting_id=meeting.pk,
                time_id=int(chosen) if KEY.fullmatch(chosen) else 0,
                by=request.user,
                at=clock.now(),
            )
        except DomainError as refusal:
            show_refusal(request, refusal)
        else:
            messages.success(request, _("The meeting is agreed."))
        return redirect(meeting)


@allow(Audience.MEMBER, note="The two sides of the match.")
class CancelView(View):
    http_method_names = ("post",)

    def post(self, request, code):
        meeting = get_object_or_404(Meeting.objects.visible_to(request.user), code=code)
        try:
            meetings.cancel_meeting(meeting_id=meeting.pk, by=request.user, at=clock.now())
        except DomainError as refusal:
            show_refusal(request, refusal)
        else:
            messages.success(request, _("The meeting is cancelled."))
        return redirect(meeting)


@allow(Audience.MEMBER, note="The two sides of the match.")
class InvitationView(View):
    """The file a calendar reads."""

    def get(self, request, code):
        found = Meeting.objects.visible_to(request.user).with_people()
        meeting = get_object_or_404(found, code=code)
        if not meeting.is_in_calendars:
            raise Http404
        body = invitation(meeting, zone=timezone.get_current_timezone())
        return HttpResponse(
            body,
            content_type=f"text/calendar; charset=utf-8; method={meeting.calendar_method}",
            headers={
                "Content-Disposition": f'attachment; filename="meeting-{meeting.code}.ics"',
                "Cache-Control": "private, no-store",
            },
        )
