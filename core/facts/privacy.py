from django.utils.translation import gettext_lazy as _

from core.privacy import Erase, Holding, declare

declare(
    Holding(
        model="facts.Fact",
        why=_("What happened and when: your steps and the figures of the platform come from it."),
        keep=_("For good. After erasing, it names nobody."),
        person=("subject", "actor"),
        personal=("subject", "actor"),
        harmless=("kind", "key", "object_type", "object_id", "data"),
        erase=Erase.KEEP,
    ),
    Holding(
        model="facts.Reaction",
        why="What follows from a fact, so that nothing is lost when a worker ends.",
        keep="As long as the fact. Errors hold a class and a place in the code, no message.",
        harmless=("handler", "state", "lease", "error"),
        erase=Erase.KEEP,
    ),
    Holding(
        model="facts.ClockJob",
        why="When a job of the clock ran last.",
        keep="As long as the job exists.",
        harmless=("name", "error"),
        erase=Erase.KEEP,
    ),
)
