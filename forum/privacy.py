"""What personal data the forum holds."""

from django.utils.translation import gettext_lazy as _

from core.privacy import Erase, Holding, declare

declare(
    Holding(
        model="forum.Topic",
        why=_("A question asked in public helps others. After erasure it carries no name."),
        keep=_("As long as the forum runs."),
        person=("author",),
        personal=("title", "slug", "author"),
        harmless=("code", "language", "state", "state_before"),
        erase=Erase.KEEP,
    ),
    Holding(
        model="forum.Post",
        why=_("An answer given in public helps others. After erasure it carries no name."),
        keep=_("As long as the forum runs."),
        person=("author",),
        personal=("source", "html", "author"),
        harmless=("language", "state", "hidden_reason", "hidden_note"),
        erase=Erase.KEEP,
    ),
    Holding(
        model="forum.Follow",
        why=_("To tell a person of new answers."),
        keep=_("Until the person stops following."),
        person=("person",),
        personal=("person",),
        erase=Erase.DELETE,
    ),
    Holding(
        model="forum.Report",
        why=_("To keep the forum safe."),
        keep=_("As long as the text it is about."),
        person=("reporter",),
        personal=("reporter", "note"),
        harmless=("reason",),
        erase=Erase.BLANK,
        blank={"note": ""},
    ),
    Holding(
        model="forum.ModerationAction",
        why=_("To show who decided what, and why."),
        keep=_("As long as the text it is about."),
        person=("moderator",),
        personal=("moderator",),
        harmless=("deed", "reason", "note"),
        erase=Erase.KEEP,
    ),
    Holding(
        model="forum.ForumIndexPage",
        why=_("A page of the site; no personal data."),
        keep=_("As long as editors keep it."),
        harmless=("listing_summary", "intro"),
    ),
    Holding(
        model="forum.ForumCategoryPage",
        why=_("A page of the site; no personal data."),
        keep=_("As long as editors keep it."),
        harmless=("listing_summary", "intro", "icon_key", "answers_expected"),
    ),
)
