from forum.views.answering import AcceptView, FollowView, ReplyView, UnfollowView, WithdrawView
from forum.views.asking import AskView
from forum.views.moderating import (
    CloseView,
    DismissView,
    HideView,
    ModerateView,
    ReopenView,
    ReportView,
    RestoreView,
)
from forum.views.reading import CategoryView, ForumView, TopicView

__all__ = [
    "AcceptView",
    "AskView",
    "CategoryView",
    "CloseView",
    "DismissView",
    "FollowView",
    "ForumView",
    "HideView",
    "ModerateView",
    "ReopenView",
    "ReplyView",
    "ReportView",
    "RestoreView",
    "TopicView",
    "UnfollowView",
    "WithdrawView",
]
