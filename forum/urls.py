from django.urls import path

from forum import views

app_name = "forum"
urlpatterns = [
    path("forum/", views.ForumView.as_view(), name="forum"),
    path("forum/ask/", views.AskView.as_view(), name="ask"),
    path("forum/moderate/", views.ModerateView.as_view(), name="moderate"),
    path("forum/t/<slug:code>/reply/", views.ReplyView.as_view(), name="reply"),
    path("forum/t/<slug:code>/follow/", views.FollowView.as_view(), name="follow"),
    path("forum/t/<slug:code>/unfollow/", views.UnfollowView.as_view(), name="unfollow"),
    path("forum/t/<slug:code>/withdraw/", views.WithdrawView.as_view(), name="withdraw"),
    path("forum/t/<slug:code>/close/", views.CloseView.as_view(), name="close"),
    path("forum/t/<slug:code>/reopen/", views.ReopenView.as_view(), name="reopen"),
    path("forum/t/<slug:code>/<int:position>/accept/", views.AcceptView.as_view(), name="accept"),
    path("forum/t/<slug:code>/<int:position>/report/", views.ReportView.as_view(), name="report"),
    path("forum/t/<slug:code>/<int:position>/hide/", views.HideView.as_view(), name="hide"),
    path(
        "forum/t/<slug:code>/<int:position>/restore/", views.RestoreView.as_view(), name="restore"
    ),
    path(
        "forum/t/<slug:code>/<int:position>/dismiss/", views.DismissView.as_view(), name="dismiss"
    ),
    path("forum/t/<slug:code>/<str:slug>/", views.TopicView.as_view(), name="topic"),
    path("forum/<slug:slug>/", views.CategoryView.as_view(), name="category"),
]
