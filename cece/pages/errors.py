"""Pages for what went wrong, in the reader's language.

Those for the reader's own mistakes look like any page. Those for ours (500, 503) and for a refused
form stand alone: no request context, no session, no database, no stylesheet that may be missing.
"""

import logging
import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from core.access import Audience, allow
from core.codes import random_code

logger = logging.getLogger(__name__)
RETRY_AFTER = 60


@allow(Audience.PUBLIC)
def bad_request(request, exception=None):
    return render(request, "errors/400.html", status=400)


@allow(Audience.PUBLIC)
def forbidden(request, exception=None):
    return render(request, "errors/403.html", status=403)


@allow(Audience.PUBLIC)
def not_found(request, exception=None):
    return render(request, "errors/404.html", status=404)


@allow(Audience.PUBLIC)
def csrf_failure(request, reason=""):
    return _alone(request, "errors/csrf.html", status=403)


@allow(Audience.PUBLIC)
def server_error(request):
    """Answer an unhandled exception; when the database is away that is 503, to be tried again.

    The id on the page is in the log beside the traceback.
    """
    error_id = random_code(8)
    is_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    logger.error("Error %s on %s", error_id, request.path, exc_info=sys.exc_info()[1])
    if is_away:
        response = _alone(request, "errors/503.html", status=503, error_id=error_id)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response
    return _alone(request, "errors/500.html", status=500, error_id=error_id)


def _alone(request, template, *, status, **context):
    language = (
        translation.get_language_from_path(request.path_info)
        or translation.get_language()
        or settings.LANGUAGE_CODE
    )
    with translation.override(language):
        html = render_to_string(
            template,
            {
                **context,
                "LANGUAGE_CODE": language,
                "LANGUAGE_BIDI": translation.get_language_bidi(),
                "SITE_NAME": settings.SITE_NAME,
            },
        )
    response = HttpResponse(html, status=status)
    response.headers["Content-Language"] = language
    response.headers["Cache-Control"] = "no-store"
    return response
