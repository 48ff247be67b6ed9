"""Certificates in the editors' house: found by name or code, and taken back with a reason."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core import clock
from core.access import Audience, allow
from courses.forms.certificates import RevokeForm
from courses.models import Certificate
from courses.services.certificates import revoke_certificate


class CertificatePolicy(ModelPermissionPolicy):
    """Nobody writes or deletes a certificate by hand: it follows from what was learned."""

    def user_has_permission(self, user, action):
        if action in {"add", "delete"}:
            return False
        return super().user_has_permission(user, action)


@allow(Audience.CMS, note="operators, and groups with the right to change certificates")
class CertificateRevocation(EditView):
    """The only change there is: taking the certificate back."""

    page_title = _("Take back")
    submit_button_label = _("Take back this certificate")
    success_message = _("The certificate was taken back.")

    def save_instance(self):
        return revoke_certificate(
            certificate_id=self.object.pk,
            reason=self.form.cleaned_data["reason"],
            by=self.request.user,
            at=clock.now(),
        )


class CertificateViewSet(ModelViewSet):
    model = Certificate
    icon = "success"
    menu_label = _("Certificates")
    menu_order = 310
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    edit_view_class = CertificateRevocation
    list_display = ("holder_name", "title", "code", "issued_at", "status")
    search_fields = ("holder_name", "code")
    search_backend_name = None
    list_filter = ("language", "revoked_at")
    ordering = ("-issued_at",)
    inspect_view_fields = (
        "code",
        "holder_name",
        "title",
        "hours",
        "language",
        "rule",
        "issued_at",
        "revoked_at",
        "revoked_reason",
    )

    def get_form_class(self, for_update=False):
        return RevokeForm
