"""What stands on a person's desk: the one next step, then what she has in each island."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cece.links.journey import Stage, journey_of
from core.text import isolated
from courses.selectors.learners import LearnerCourse, courses_of_learner
from forum.models import Topic
from forum.selectors import questions_of
from mentoring.selectors import Mentoring, mentoring_of
from shops.models import Shop
from shops.selectors.guide import Step as ShopStep
from shops.selectors.guide import next_step_of_shop
from shops.selectors.orders import orders_to_do
from shops.selectors.shops import shops_of

MOST_QUESTIONS = 3
DRAWINGS = {"learn": "learn", "plan": "mentor", "ask": "help", "grow": "mentor"}


@dataclass(frozen=True)
class NextStep:
    """The one thing to do next: a sentence, the words on the button, a path, the drawing beside it."""

    text: str
    action: str
    url: str
    drawing: str


@dataclass(frozen=True)
class ShopOnDesk:
    """A shop with what its seller should do: the next step before it opens, then the orders."""

    shop: Shop
    step: ShopStep | None
    waiting: int

    @property
    def url(self) -> str:
        return reverse("shops:shop_desk", args=[self.shop.slug])


@dataclass(frozen=True)
class Desk:
    """Everything the page shows. ``next_step`` is None when the journey is walked to its end."""

    next_step: NextStep | None
    journey: list[Stage]
    courses: list[LearnerCourse]
    shops: list[ShopOnDesk]
    mentoring: Mentoring
    questions: list[Topic]


def desk_of(person: Any, *, at: datetime) -> Desk:
    """Return the desk of ``person`` in the active language.

    The number of queries grows with the number of her shops only; most people have one.
    """
    journey = journey_of(person)
    courses = courses_of_learner(person)
    shops = [_shop_on_desk(shop) for shop in shops_of(person)]
    mentoring = mentoring_of(person, at=at)
    return Desk(
        next_step=(
            _waiting_orders(shops)
            or _mentoring_step(mentoring)
            or _open_course(courses)
            or _shop_step(shops)
            or _journey_step(journey)
        ),
        journey=journey,
        courses=courses,
        shops=shops,
        mentoring=mentoring,
        questions=list(questions_of(person)[:MOST_QUESTIONS]),
    )


def _shop_on_desk(shop: Shop) -> ShopOnDesk:
    return ShopOnDesk(shop, next_step_of_shop(shop), len(orders_to_do(shop)))


def _waiting_orders(shops: list[ShopOnDesk]) -> NextStep | None:
    """Buyers come first: they have paid or are about to."""
    for row in shops:
        if row.waiting:
            text = ngettext(
                "%(number)s order waits for you in “%(shop)s”.",
                "%(number)s orders wait for you in “%(shop)s”.",
                row.waiting,
            ) % {"number": row.waiting, "shop": isolated(row.shop.name)}
            path = reverse("shops:shop_orders", args=[row.shop.slug])
            return NextStep(text, _("See the orders"), path, "sell")
    return None


def _mentoring_step(mentoring: Mentoring) -> NextStep | None:
    """A mentor who is waited for answers first; then what an entrepreneur should do herself."""
    step = mentoring.as_mentor or mentoring.as_mentee
    return NextStep(str(step.text), str(step.action), step.url, "mentor") if step else None


def _open_course(courses: list[LearnerCourse]) -> NextStep | None:
    for row in courses:
        if not row.is_completed and row.next_lesson_url:
            text = _("Next lesson: “%(lesson)s”.") % {"lesson": isolated(row.next_lesson_title)}
            return NextStep(text, _("Go on learning"), row.next_lesson_url, "learn")
    return None


def _shop_step(shops: list[ShopOnDesk]) -> NextStep | None:
    for row in shops:
        if row.step:
            return NextStep(str(row.step.what_to_do), _("Go to my shop"), row.url, "sell")
    return None


def _journey_step(journey: list[Stage]) -> NextStep | None:
    stage = next((stage for stage in journey if stage.is_next), None)
    if stage is None:
        return None
    drawing = DRAWINGS.get(stage.step.key, "sell")
    return NextStep(str(stage.step.text), str(stage.step.action), stage.address, drawing)
