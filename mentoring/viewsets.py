"""Vetting of mentors under ``/cms/``: the operator reads what a mentor offers and decides."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core import clock
from core.access import Audience, allow
from core.errors import DomainError
from mentoring.models import MentorProfile
from mentoring.services.mentors import send_back, vet_mentor


class Decision(models.TextChoices):
    VET = "vet", _("Yes: people can find and ask this mentor")
    SEND_BACK = "send_back", _("No: take this mentor off the list until the profile is sent again")


class VettingForm(forms.ModelForm):
    """One decision; the words of a profile are the mentor's own."""

    decision = forms.ChoiceField(
        label=_("Decision"), choices=Decision.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = MentorProfile
        fields = ()


class VettingPolicy(ModelPermissionPolicy):
    """Profiles are made and removed by the mentors, never here."""

    def user_has_permission(self, user, action):
        return action not in {"add", "delete"} and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action)


@allow(Audience.CMS, note="People with the right to change mentors.")
class EditView(generic.EditView):
    """Decide about one mentor."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            self.produced_error_code = refusal.code
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)

    def save_instance(self):
        if self.form.cleaned_data["decision"] == Decision.VET:
            return vet_mentor(profile_id=self.object.pk, by=self.request.user, at=clock.now())
        return send_back(profile_id=self.object.pk, at=clock.now())


class MentorViewSet(ModelViewSet):
    model = MentorProfile
    name = "mentors"
    icon = "group"
    menu_label = _("Mentors")
    menu_order = 400
    add_to_admin_menu = True
    edit_view_class = EditView
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display = ("user", "state", "territory", "active", "capacity", "submitted_at")
    list_filter = ("state",)
    inspect_view_fields = (
        "user",
        "state",
        "headline",
        "about",
        "languages",
        "expertise",
        "sectors",
        "territory",
        "capacity",
        "active",
        "promise_days",
        "submitted_at",
        "vetted_at",
    )

    def get_form_class(self, for_update=False):
        return VettingForm
