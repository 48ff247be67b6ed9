"""Mentors: found by everybody, offered by oneself."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views import View

from core import clock, keyset
from core.access import Audience, allow
from core.errors import DomainError, add_refusal
from mentoring.forms import FilterForm, MentorForm
from mentoring.models import MentorProfile
from mentoring.services import mentors
from mentoring.services.mentors import MentorFields

MENTORS_ON_A_PAGE = 12


@allow(Audience.PUBLIC)
class MentorsView(View):
    """What mentoring is, and who the mentors are."""

    kept_queries = ("cursor",)

    def get(self, request):
        form = FilterForm(request.GET)
        form.is_valid()
        found = MentorProfile.objects.visible_to(request.user).with_terms()
        if language := form.cleaned_data.get("language"):
            found = found.filter(languages=language)
        if topic := form.cleaned_data.get("topic"):
            found = found.filter(expertise=topic)
        page = keyset.page(
            found, by=("pk",), cursor=request.GET.get("cursor"), size=MENTORS_ON_A_PAGE
        )
        return render(request, "mentoring/mentors.html", {"form": form, "mentors": page})


@allow(Audience.PUBLIC)
class MentorView(View):
    def get(self, request, code):
        found = MentorProfile.objects.visible_to(request.user).with_terms()
        profile = get_object_or_404(found, user__code=code)
        return render(request, "mentoring/mentor.html", {"profile": profile})


@allow(Audience.SIGNED_IN)
class OfferView(View):
    """Become a mentor, or change what one offers."""

    def _show(self, request, form, profile):
        return render(request, "mentoring/offer.html", {"form": form, "profile": profile})

    def get(self, request):
        profile = MentorProfile.objects.filter(user=request.user).first()
        initial = {"territory": request.user.territory_id}
        return self._show(request, MentorForm(instance=profile, initial=initial), profile)

    def post(self, request):
        profile = MentorProfile.objects.filter(user=request.user).first()
        form = MentorForm(request.POST, instance=profile)
        if not form.is_valid():
            return self._show(request, form, profile)
        try:
            fields = MentorFields(**form.cleaned_data)
            mentors.offer_mentoring(user=request.user, fields=fields, at=clock.now())
        except DomainError as refusal:
            add_refusal(form, refusal)
            return self._show(request, form, profile)
        messages.success(request, _("Your profile is saved."))
        return redirect("mentoring:offer")


@allow(Audience.SIGNED_IN)
class PauseView(View):
    http_method_names = ("post",)

    def post(self, request):
        profile = get_object_or_404(MentorProfile, user=request.user)
        mentors.pause(profile_id=profile.pk, at=clock.now())
        messages.success(request, _("You get no new requests until you start again."))
        return redirect("mentoring:offer")


@allow(Audience.SIGNED_IN)
class ResumeView(View):
    http_method_names = ("post",)

    def post(self, request):
        profile = get_object_or_404(MentorProfile, user=request.user)
        mentors.resume(profile_id=profile.pk, at=clock.now())
        messages.success(request, _("People can ask you again."))
        return redirect("mentoring:offer")
