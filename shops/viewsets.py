"""Shops under ``/cms/``: the operator reads, accepts, sends back, stops and restores, with a reason."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core import clock
from core.access import Audience, allow
from core.errors import DomainError
from shops.models import Shop
from shops.services import shop_states


class Decision(models.TextChoices):
    ACCEPT = "accept", _("Accept: the shop opens now")
    SEND_BACK = "send_back", _("Send back: the seller reads the reason and can try again")
    SUSPEND = "suspend", _("Stop: nobody sees the shop; the seller reads the reason")
    RESTORE = "restore", _("Restore: the shop opens again")


class ReviewForm(forms.ModelForm):
    """One decision; the words of a shop are the seller's own."""

    decision = forms.ChoiceField(
        label=_("Decision"), choices=Decision.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Needed to send back and to stop. The seller reads it."),
    )

    class Meta:
        model = Shop
        fields = ()


class ReviewPolicy(ModelPermissionPolicy):
    """Shops are made by sellers and kept for their orders, so nobody adds or deletes them here."""

    def user_has_permission(self, user, action):
        if action in {"add", "delete"}:
            return False
        return user.is_superuser or user.has_perm("shops.review_shop")

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action)


@allow(Audience.CMS, note="People with the right to check shops.")
class EditView(generic.EditView):
    """Decide about one shop."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except DomainError as refusal:
            field = refusal.field if refusal.field in form.fields else None
            form.add_error(field, str(refusal))
            self.produced_error_code = refusal.code
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)

    def save_instance(self):
        cleaned = self.form.cleaned_data
        who = {"shop_id": self.object.pk, "by": self.request.user, "at": clock.now()}
        match cleaned["decision"]:
            case Decision.ACCEPT:
                return shop_states.accept_shop(**who)
            case Decision.SEND_BACK:
                return shop_states.send_back_shop(reason=cleaned["reason"], **who)
            case Decision.SUSPEND:
                return shop_states.suspend_shop(reason=cleaned["reason"], **who)
            case _:
                return shop_states.restore_shop(**who)


@allow(Audience.CMS, note="People with the right to check shops.")
class ShopList(generic.IndexView):
    """All shops; the number of queries does not grow with them."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("territory")


class ShopViewSet(ModelViewSet):
    model = Shop
    name = "shop_review"
    icon = "tag"
    menu_label = _("Shops")
    menu_order = 410
    add_to_admin_menu = True
    index_view_class = ShopList
    edit_view_class = EditView
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display = ("name", "state", "territory", "created_at", "opened_at")
    list_filter = ("state",)
    search_fields = ("name", "offer")
    inspect_view_fields = (
        "name",
        "slug",
        "state",
        "state_reason",
        "offer",
        "about",
        "territory",
        "language",
        "identity",
        "created_at",
        "opened_at",
    )

    def get_form_class(self, for_update=False):
        return ReviewForm
