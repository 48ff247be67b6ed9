from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str, *, mirror: bool = False) -> SafeString:
    """Print the drawing ``name`` of ``img/icons.svg``; ``mirror`` turns it round from right to left.

    It says nothing to a screen reader: words stand beside it.
    """
    return format_html(
        '<svg class="icon{}" width="24" height="24" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        " icon--mirror" if mirror else "",
        static("img/icons.svg"),
        name,
    )
