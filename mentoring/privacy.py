"""What mentoring knows about people."""

from django.utils.translation import gettext_lazy as _

from core.privacy import Erase, Holding, declare

_WHY = _("To bring an entrepreneur and a mentor together and to show what came of it.")
_KEEP = _("Until the person is erased; the row without words stays for the figures.")

declare(
    Holding(
        model="mentoring.Expertise",
        why=_("List of topics."),
        keep=_("As long as the platform runs."),
        harmless=("code",),
    ),
    Holding(
        model="mentoring.Sector",
        why=_("List of kinds of business."),
        keep=_("As long as the platform runs."),
        harmless=("code",),
    ),
    Holding(
        model="mentoring.Language",
        why=_("List of languages."),
        keep=_("As long as the platform runs."),
        harmless=("code",),
    ),
    Holding(
        model="mentoring.MentorProfile",
        why=_("To show what a mentor offers; published by the mentor."),
        keep=_KEEP,
        person=("user",),
        personal=("user", "headline", "about"),
        harmless=("state",),
        erase=Erase.BLANK,
        blank={"headline": "", "about": "", "state": "draft"},
    ),
    Holding(
        model="mentoring.Block",
        why=_("To keep people apart who do not want to meet."),
        keep=_("Until it is lifted or one of the two is erased."),
        person=("by", "person"),
        personal=("by", "person"),
        erase=Erase.DELETE,
    ),
    Holding(
        model="mentoring.Need",
        why=_WHY,
        keep=_KEEP,
        person=("person",),
        personal=("person", "text"),
        harmless=("code", "language", "stage", "state"),
        erase=Erase.BLANK,
        blank={"text": ""},
    ),
    Holding(
        model="mentoring.Match",
        why=_WHY,
        keep=_KEEP,
        person=("need__person", "mentor__user"),
        personal=("message", "answer"),
        only={"need__person": ("message",), "mentor__user": ("answer",)},
        harmless=("code", "state", "reason", "factors"),
        erase=Erase.BLANK,
        blank={"message": "", "answer": ""},
    ),
    Holding(
        model="mentoring.Meeting",
        why=_("To meet at a time and place both agreed on."),
        keep=_KEEP,
        person=("match__need__person", "match__mentor__user"),
        personal=("proposed_by", "where"),
        harmless=("code", "state", "way"),
        erase=Erase.BLANK,
        blank={"where": ""},
    ),
    Holding(
        model="mentoring.MeetingTime",
        why=_("The times to choose from for a meeting."),
        keep=_KEEP,
        person=("meeting__match__need__person", "meeting__match__mentor__user"),
    ),
)
