"""What the templates of course pages ask for. Pages may not reach up to selectors themselves."""

from django import template

from courses.forms.catalogue import CatalogueForm
from courses.selectors.catalogue import catalogue_for
from courses.selectors.lessons import place_of_lesson
from courses.selectors.outline import outline_of_course

register = template.Library()


@register.simple_tag(takes_context=True)
def catalogue(context):
    """Return the filter form and the courses it lets through, here and in other languages."""
    form = CatalogueForm(context["request"].GET)
    found = catalogue_for(**form.filters())
    return {"form": form, "courses": found.courses, "elsewhere": found.elsewhere}


@register.simple_tag(takes_context=True)
def course_outline(context, page):
    """Return the outline of the course ``page`` for the reader."""
    request = context["request"]
    return outline_of_course(course_path=page.path, user=request.user)


@register.simple_tag(takes_context=True)
def lesson_place(context, page):
    """Return where the lesson ``page`` stands and what the reader may see of it."""
    request = context["request"]
    return place_of_lesson(page=page, user=request.user, request=request)
