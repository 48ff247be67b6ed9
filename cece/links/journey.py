"""The entrepreneur's journey: six steps that tick themselves from facts, never by hand."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.facts.models import Fact
from courses.facts import COURSE_COMPLETED
from forum.facts import QUESTION_ASKED
from mentoring.facts import MEETING_AGREED, NEED_STATED
from shops.facts import FIRST_SALE, SHOP_OPENED

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from core.facts import Kind


def _learn_index() -> str:
    return f"/{get_language()}/learn/"


@dataclass(frozen=True)
class Step:
    """One step: what it is, the fact that ticks it, and where to do it."""

    key: str
    title: "_StrPromise"
    text: "_StrPromise"
    action: "_StrPromise"
    ticked_by: "Kind"
    address: "Callable[[], str]"


STEPS = (
    Step(
        "learn",
        _("Learn"),
        _("Take a short course and get your certificate."),
        _("Choose a course"),
        COURSE_COMPLETED,
        _learn_index,
    ),
    Step(
        "plan",
        _("Plan"),
        _("Say what you want to do and what help you need."),
        _("Write my plan"),
        NEED_STATED,
        lambda: reverse("mentoring:need"),
    ),
    Step(
        "open",
        _("Open"),
        _("Open your shop. It costs nothing."),
        _("Open my shop"),
        SHOP_OPENED,
        lambda: reverse("shops:sell"),
    ),
    Step(
        "sell",
        _("Sell"),
        _("Get your first paid order."),
        _("Go to my shop"),
        FIRST_SALE,
        lambda: reverse("shops:sell"),
    ),
    Step(
        "ask",
        _("Ask"),
        _("Ask the forum a question. People answer in your language."),
        _("Ask a question"),
        QUESTION_ASKED,
        lambda: reverse("forum:ask"),
    ),
    Step(
        "grow",
        _("Grow"),
        _("Agree on a first meeting with a mentor."),
        _("Find a mentor"),
        MEETING_AGREED,
        lambda: reverse("mentoring:mine"),
    ),
)


@dataclass(frozen=True)
class Stage:
    """A step as one person sees it. ``done_at`` is None until its fact has happened."""

    step: Step
    done_at: "datetime | None"
    is_next: bool

    @property
    def address(self) -> str:
        return self.step.address()


def journey_of(person: Any) -> list[Stage]:
    """Return all steps in order for ``person``, in one query; the first open one is next."""
    kinds = {step.ticked_by.key for step in STEPS}
    done = dict(
        Fact.objects.filter(subject=person, kind__in=kinds)
        .order_by()
        .values_list("kind")
        .annotate(first=Min("at"))
    )
    open_steps = [step.key for step in STEPS if step.ticked_by.key not in done]
    upcoming = open_steps[0] if open_steps else None
    return [
        Stage(step=step, done_at=done.get(step.ticked_by.key), is_next=step.key == upcoming)
        for step in STEPS
    ]
