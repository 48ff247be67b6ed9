from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from core import slots

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: str, about: object = None) -> SafeString:
    """Print every fragment registered for the slot ``name``, in order."""
    request = context["request"]
    printed = []
    for fragment in slots.fragments(name):
        values = fragment.compose(request, about)
        if values is not None:
            printed.append(render_to_string(fragment.template, dict(values), request=request))
    return mark_safe("".join(printed))  # noqa: S308 - each fragment is a rendered template
