from django.urls import path

from cece.links.views import DashboardView

app_name = "links"
urlpatterns = [path("", DashboardView.as_view(), name="dashboard")]
