"""The kinds of fact the forum records. Codes and counts only; no text and no name."""

from django.utils.translation import gettext_lazy as _

from core import facts

QUESTION_ASKED = facts.Kind(
    "forum.question_asked", _("Question asked"), data=frozenset({"language", "category"})
)
REPLY_POSTED = facts.Kind("forum.reply_posted", _("Answer given"), data=frozenset({"language"}))
SOLUTION_ACCEPTED = facts.Kind("forum.solution_accepted", _("Answer chosen as the solution"))
POST_REPORTED = facts.Kind("forum.post_reported", _("Text reported"), data=frozenset({"reason"}))
POST_HIDDEN = facts.Kind("forum.post_hidden", _("Text hidden"), data=frozenset({"reason"}))
POST_RESTORED = facts.Kind("forum.post_restored", _("Text shown again"))
