"""What personal data the models of courses hold."""

from django.utils.translation import gettext_lazy as _

from core.privacy import Erase, Holding, declare

_NOBODY = "Learning material and its register; no row belongs to a person."
_LEARNING = _("Shows a learner the way through a course and proves that it was finished.")

declare(
    Holding(
        "courses.CourseIndexPage",
        why=_NOBODY,
        keep="as long as it is published",
        harmless=("listing_summary", "introduction"),
    ),
    Holding(
        "courses.CoursePage",
        why=_NOBODY,
        keep="as long as it is published",
        harmless=("listing_summary", "introduction", "outcomes"),
    ),
    Holding(
        "courses.ModulePage",
        why=_NOBODY,
        keep="as long as it is published",
        harmless=("listing_summary",),
    ),
    Holding(
        "courses.LessonPage",
        why=_NOBODY,
        keep="as long as it is published",
        harmless=("listing_summary", "body"),
    ),
    Holding(
        "courses.Activity",
        why=_NOBODY,
        keep="as long as learners' rows point to it",
        harmless=("block_id", "kind"),
    ),
    Holding(
        "courses.QuizSnapshot",
        why=_NOBODY,
        keep="as long as attempts point to it",
        harmless=("sha256", "content"),
    ),
    Holding(
        "courses.Enrolment",
        why=_LEARNING,
        keep=_("Until the person is erased."),
        person=("learner",),
        personal=("learner",),
        harmless=("state", "language"),
        erase=Erase.DELETE,
    ),
    Holding(
        "courses.Completion",
        why=_LEARNING,
        keep=_("Until the person is erased."),
        person=("enrolment__learner",),
        harmless=("language",),
        erase=Erase.DELETE,
    ),
    Holding(
        "courses.Attempt",
        why=_LEARNING,
        keep=_("Until the person is erased."),
        person=("enrolment__learner",),
        personal=("answers",),
        harmless=("code", "state", "language"),
        erase=Erase.DELETE,
    ),
    Holding(
        "courses.Certificate",
        why=_("Lets anyone who has the code check what the holder has learned."),
        keep=_(
            "For good; after erasure without the name, so that a paper copy is known as withdrawn."
        ),
        person=("learner",),
        personal=("learner", "holder_name", "revoked_reason"),
        harmless=("code", "titles", "outcomes", "language", "rule", "revoked_by"),
        erase=Erase.BLANK,
        blank={"holder_name": ""},
    ),
)
