from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem

from core.facts.views import FailedWorkView, TryAgainView


@hooks.register("register_admin_urls")
def failed_work_urls():
    return [
        path("failed-work/", FailedWorkView.as_view(), name="failed_work"),
        path("failed-work/<slug:queue>/<int:pk>/", TryAgainView.as_view(), name="try_again"),
    ]


@hooks.register("register_reports_menu_item")
def failed_work_menu_item():
    return AdminOnlyMenuItem(
        _("Failed work"), reverse("failed_work"), icon_name="warning", order=900
    )
