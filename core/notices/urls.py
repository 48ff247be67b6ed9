from django.urls import path

from core.notices.views import InboxView, OpenNoticeView, PreferencesView, ReadAllView

app_name = "notices"
urlpatterns = [
    path("inbox/", InboxView.as_view(), name="inbox"),
    path("inbox/read/", ReadAllView.as_view(), name="read_all"),
    path("inbox/<str:code>/", OpenNoticeView.as_view(), name="open_notice"),
    path("preferences/", PreferencesView.as_view(), name="preferences"),
]
