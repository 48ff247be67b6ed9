"""System checks for rules of the house that only a started project can see.

``manage.py check`` prints them; the continuous integration lets no warning pass.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.utils.module_loading import import_string

from core import privacy
from core.notices.kinds import NOTICE_KINDS

POLICY_MIDDLEWARE = "csp.middleware.CSPMiddleware"
STATIC_MIDDLEWARE = "whitenoise.middleware.WhiteNoiseMiddleware"


@register(Tags.models)
def check_privacy(**_options: Any) -> list[CheckMessage]:
    """Every field that could hold something about a person is declared."""
    return [
        checks.Warning(mistake, hint="Declare it in the app's privacy.py.", id="core.W001")
        for mistake in privacy.mistakes()
    ]


@register(Tags.templates)
def check_notices(**_options: Any) -> list[CheckMessage]:
    """Every kind of notice has the template of its mail."""
    found: list[CheckMessage] = []
    for kind in NOTICE_KINDS.values():
        try:
            get_template(kind.template)
        except (TemplateDoesNotExist, TemplateSyntaxError) as error:
            message = f"The notice {kind.key} cannot be written: {error}"
            found.append(checks.Warning(message, hint=f"See {kind.template}.", id="core.W002"))
    return found


@register(Tags.security)
def check_private_files(**_options: Any) -> list[CheckMessage]:
    """Private files lie outside every folder that the web server hands out."""
    private = Path(settings.PRIVATE_ROOT).resolve()
    public = [Path(root).resolve() for root in (settings.MEDIA_ROOT, settings.STATIC_ROOT) if root]
    return [
        Error(f"PRIVATE_ROOT and {root} lie inside each other.", id="core.E001")
        for root in public
        if private.is_relative_to(root) or root.is_relative_to(private)
    ]


@register(Tags.security)
def check_policies(**_options: Any) -> list[CheckMessage]:
    """Static files pass the middleware that writes the content policy."""
    order = settings.MIDDLEWARE
    is_right = (
        POLICY_MIDDLEWARE in order
        and STATIC_MIDDLEWARE in order
        and order.index(POLICY_MIDDLEWARE) < order.index(STATIC_MIDDLEWARE)
    )
    message = "The content policy must stand before static files in MIDDLEWARE."
    return [] if is_right else [Error(message, id="core.E002")]


@register(Tags.security)
def check_limits(**_options: Any) -> list[CheckMessage]:
    """Every limit is a number of times in a number of seconds."""
    return [
        Error(f"LIMITS[{name!r}] must be (how many, in how many seconds).", id="core.E003")
        for name, limit in settings.LIMITS.items()
        if len(limit) != 2 or not all(isinstance(part, int) for part in limit) or limit[1] < 1  # noqa: PLR2004 - a pair
    ]


@register(Tags.files)
def check_scanner(**_options: Any) -> list[CheckMessage]:
    """The virus checker, when one is named, can be called."""
    if not settings.UPLOAD_SCANNER:
        return []
    try:
        is_right = callable(import_string(settings.UPLOAD_SCANNER))
    except ImportError:
        is_right = False
    message = "UPLOAD_SCANNER must be the dotted path of a function."
    return [] if is_right else [Error(message, id="core.E004")]


@register(Tags.security, deploy=True)
def check_proxies(**_options: Any) -> list[CheckMessage]:
    """Behind a proxy we must know it, or all visitors count as one and soon nobody may sign up."""
    if not settings.SECURE_PROXY_SSL_HEADER or settings.TRUSTED_PROXIES > 0:
        return []
    return [
        checks.Warning(
            "A proxy says whether the connection is safe, but TRUSTED_PROXIES is 0.",
            hint="Set TRUSTED_PROXIES to the number of proxies before this program, usually 1.",
            id="core.W003",
        )
    ]
