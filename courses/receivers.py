"""What Wagtail tells us about pages: the register of activities follows."""

from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from core import clock
from courses.models import CoursePage, LessonPage, ModulePage
from courses.services.activities import sync_activities
from courses.services.weights import weigh_lesson


def follow_published_page(instance, **_kwargs):
    if isinstance(instance, LessonPage):
        weigh_lesson(lesson=instance)
    follow_changed_page(instance)


def follow_changed_page(instance, **_kwargs):
    """Bring the register of the course that ``instance`` belongs to up to date."""
    depth = {CoursePage: 0, ModulePage: 1, LessonPage: 2}.get(type(instance))
    if depth is None:
        return
    path = instance.path[: len(instance.path) - depth * Page.steplen]
    key = CoursePage.objects.filter(path=path).values_list("translation_key", flat=True).first()
    if depth == 0:
        key = instance.translation_key
    if key is not None:
        sync_activities(course_key=key, at=clock.now())


def follow_moved_page(instance, parent_page_before, **_kwargs):
    """A page was moved, perhaps out of one course into another: look at both."""
    follow_changed_page(instance.specific)
    follow_changed_page(parent_page_before.specific)


def connect() -> None:
    page_published.connect(follow_published_page, dispatch_uid="courses-published")
    page_unpublished.connect(follow_changed_page, dispatch_uid="courses-unpublished")
    post_page_move.connect(follow_moved_page, dispatch_uid="courses-moved")
    for model in (CoursePage, ModulePage, LessonPage):
        post_delete.connect(follow_changed_page, sender=model, dispatch_uid=f"courses-{model}")
