"""What is told to somebody who joins a course."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core import facts
from core.facts.models import Fact
from core.notices.kinds import NoticeKind
from core.notices.models import Notice
from core.notices.services import tell
from courses.facts import ENROLLED
from courses.models import Enrolment
from courses.selectors.learners import best_page_of_course, courses_of_learner


def _course_context(notice: Notice) -> dict[str, Any]:
    page = best_page_of_course(UUID(notice.data["course_key"]), notice.language)
    return {"course_title": page.title if page else notice.data["title"]}


WELCOME = NoticeKind(
    "courses.welcome",
    _("You have joined a course"),
    template="courses/emails/enrolled.txt",
    action=_("Open the next lesson"),
    why=_("You get this mail because you have joined a course."),
    context=_course_context,
)


@facts.on(ENROLLED)
def welcome_learner(fact: Fact) -> None:
    """Greet with a link to the next lesson, in the language of the learner."""
    enrolment = Enrolment.objects.select_related("learner").get(pk=fact.object_id)
    with translation.override(enrolment.learner.language):
        row = next(
            (row for row in courses_of_learner(enrolment.learner) if row.enrolment == enrolment),
            None,
        )
        if row is None:
            return
        link = row.next_lesson_url or reverse("courses:my_course", args=[enrolment.course_key])
    tell(
        WELCOME,
        to=enrolment.learner,
        key=f"welcome:{enrolment.pk}",
        at=fact.at,
        link=link,
        fact=fact,
        data={"course_key": str(enrolment.course_key), "title": row.course.title},
    )
