"""The tree of courses that editors build: catalogue > course > module > lesson."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import BodyField
from core.pages import BasePage
from courses.blocks import LessonBodyBlock, OutcomesBlock, fault_of_choices
from courses.enums import Level, Subject

PERCENT = (MinValueValidator(1), MaxValueValidator(100))


class CourseIndexPage(BasePage):
    """The catalogue of courses of one language; its address ends in ``/learn/``."""

    fixed_slug = "learn"
    introduction = models.TextField(_("introduction"), blank=True)

    template = "courses/course_index_page.html"
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar = ["courses.CoursePage"]
    max_count_per_parent = 1
    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("catalogue of courses")


class CoursePage(BasePage):
    """A course in one language. Its translations share ``translation_key``, the course's key."""

    subject = models.CharField(_("subject"), max_length=20, choices=Subject.choices)
    level = models.CharField(_("level"), max_length=20, choices=Level.choices, default=Level.FIRST)
    hours = models.PositiveSmallIntegerField(
        _("hours"),
        validators=[MinValueValidator(1)],
        default=1,
        help_text=_("How long a learner needs for everything. It stands on the certificate."),
    )
    pass_percent = models.PositiveSmallIntegerField(
        _("right answers to pass a quiz (%)"),
        validators=PERCENT,
        default=70,
        help_text=_("Learners see this before they start."),
    )
    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("Who is this course for? What is it about?")
    )
    outcomes = BodyField(OutcomesBlock(), verbose_name=_("what you will be able to do"), blank=True)

    template = "courses/course_page.html"
    parent_page_types: ClassVar = ["courses.CourseIndexPage"]
    subpage_types: ClassVar = ["courses.ModulePage"]
    override_translatable_fields: ClassVar = [
        SynchronizedField(name, overridable=False)
        for name in ("subject", "level", "hours", "pass_percent")
    ]
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("outcomes"),
        index.FilterField("subject"),
        index.FilterField("level"),
    ]
    content_panels: ClassVar = [
        HelpPanel(template="courses/admin/help_course.html"),
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("outcomes"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("subject"), FieldPanel("level")]),
                FieldRowPanel([FieldPanel("hours"), FieldPanel("pass_percent")]),
            ],
            heading=_("About this course"),
        ),
    ]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    @property
    def outcome_texts(self):
        return [str(block.value) for block in self.outcomes]

    def json_ld(self):
        return {
            "@type": "Course",
            "name": self.title,
            "description": self.listing_summary or self.introduction,
            "inLanguage": self.locale.language_code,
            "educationalLevel": str(self.get_level_display()),
            "teaches": self.outcome_texts,
            "isAccessibleForFree": True,
            "provider": {"@type": "Organization", "name": settings.SITE_NAME},
            "hasCourseInstance": {
                "@type": "CourseInstance",
                "courseMode": "online",
                "courseWorkload": f"PT{self.hours}H",
            },
        }


class ModulePage(BasePage):
    """A part of a course; visitors see it on the course's page."""

    template = "courses/course_page.html"
    parent_page_types: ClassVar = ["courses.CoursePage"]
    subpage_types: ClassVar = ["courses.LessonPage"]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    @property
    def anchor(self):
        return f"module-{self.slug}"

    def serve(self, request, *args, **kwargs):
        course = self.get_parent()
        return HttpResponseRedirect(f"{course.get_url(request)}#{self.anchor}")

    def get_sitemap_urls(self, request=None):
        """A module has no page of its own."""
        return []


class LessonPage(BasePage):
    """One lesson. Its key and the ids of its quizzes name what learners have done."""

    minutes = models.PositiveSmallIntegerField(
        _("minutes"), validators=[MinValueValidator(1)], default=10
    )
    is_required = models.BooleanField(
        _("needed to finish the course"),
        default=True,
        help_text=_("A learner who has finished the course stays finished when you change this."),
    )
    body = BodyField(LessonBodyBlock(), verbose_name=_("lesson"), blank=True)
    size_kb = models.PositiveIntegerField(default=0, editable=False)

    template = "courses/lesson_page.html"
    parent_page_types: ClassVar = ["courses.ModulePage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar = [
        SynchronizedField("minutes", overridable=False),
        SynchronizedField("is_required", overridable=False),
    ]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]
    content_panels: ClassVar = [
        HelpPanel(template="courses/admin/help_lesson.html"),
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("is_required")]),
    ]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def clean(self):
        super().clean()
        if self.live:
            self._refuse_quizzes_nobody_can_pass()

    def _refuse_quizzes_nobody_can_pass(self):
        """The editor's form checks the same beside the field; this holds for every other way."""
        for quiz in self.quizzes():
            for question in quiz.value["questions"]:
                fault = fault_of_choices(
                    question.block_type,
                    (choice["is_right"] for choice in question.value["choices"]),
                )
                if fault:
                    raise ValidationError({"body": f"{question.value['question']}: {fault}"})

    def quizzes(self):
        """Return the quiz blocks of the body; ``id`` of each is stable through translation."""
        return [block for block in self.body if block.block_type == "quiz"]

    @property
    def course_path(self):
        """Where the course of this lesson stands in the tree."""
        return self.path[: -2 * self.steplen]
