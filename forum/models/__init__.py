from forum.models.following import Follow
from forum.models.moderation import ModerationAction, Report
from forum.models.pages import ForumCategoryPage, ForumIndexPage
from forum.models.post import Post
from forum.models.topic import Topic

__all__ = [
    "Follow",
    "ForumCategoryPage",
    "ForumIndexPage",
    "ModerationAction",
    "Post",
    "Report",
    "Topic",
]
