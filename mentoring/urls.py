from django.urls import path

from mentoring.views import matches, meetings, mentors, needs

app_name = "mentoring"
urlpatterns = [
    path("mentoring/", mentors.MentorsView.as_view(), name="mentors"),
    path("mentoring/mentors/<slug:code>/", mentors.MentorView.as_view(), name="mentor"),
    path("mentoring/offer/", mentors.OfferView.as_view(), name="offer"),
    path("mentoring/offer/pause/", mentors.PauseView.as_view(), name="pause"),
    path("mentoring/offer/resume/", mentors.ResumeView.as_view(), name="resume"),
    path("mentoring/mine/", needs.MineView.as_view(), name="mine"),
    path("mentoring/mine/unblock/<slug:code>/", needs.UnblockView.as_view(), name="unblock"),
    path("mentoring/need/", needs.NeedView.as_view(), name="need"),
    path("mentoring/needs/<slug:code>/", needs.ShortlistView.as_view(), name="shortlist"),
    path("mentoring/needs/<slug:code>/close/", needs.CloseNeedView.as_view(), name="close_need"),
    path(
        "mentoring/needs/<slug:code>/ask/<slug:mentor>/",
        needs.RequestView.as_view(),
        name="request",
    ),
    path("mentoring/desk/", matches.DeskView.as_view(), name="desk"),
    path("mentoring/matches/<slug:code>/", matches.MatchView.as_view(), name="match"),
    path("mentoring/matches/<slug:code>/accept/", matches.AcceptView.as_view(), name="accept"),
    path("mentoring/matches/<slug:code>/decline/", matches.DeclineView.as_view(), name="decline"),
    path(
        "mentoring/matches/<slug:code>/withdraw/", matches.WithdrawView.as_view(), name="withdraw"
    ),
    path("mentoring/matches/<slug:code>/end/", matches.EndView.as_view(), name="end"),
    path("mentoring/matches/<slug:code>/meeting/", meetings.ProposeView.as_view(), name="propose"),
    path("mentoring/meetings/<slug:code>/", meetings.MeetingView.as_view(), name="meeting"),
    path("mentoring/meetings/<slug:code>/agree/", meetings.AgreeView.as_view(), name="agree"),
    path("mentoring/meetings/<slug:code>/move/", meetings.MoveView.as_view(), name="move"),
    path("mentoring/meetings/<slug:code>/cancel/", meetings.CancelView.as_view(), name="cancel"),
    path(
        "mentoring/meetings/<slug:code>/invitation.ics",
        meetings.InvitationView.as_view(),
        name="invitation",
    ),
]
