"""The site's addresses, and some where something goes wrong."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.shortcuts import render
from django.urls import path

from cece import urls as site
from cece.pages import errors
from core.access import Audience, allow
from core.errors import DomainError

handler400, handler403 = site.handler400, site.handler403
handler404, handler500 = site.handler404, site.handler500


class Refusal(DomainError):
    code = "town.refusal"


class Gone(Refusal):
    status = 410


class TooMany(Refusal):
    status = 429


# What the page is called, and what a view raises to get it
FAULTS = {
    "bad request": BadRequest,
    "forbidden": PermissionDenied,
    "refusal": Refusal,
    "gone": Gone,
    "too many": TooMany,
    "error": RuntimeError,
    "database away": OperationalError,
    "foreign form": None,
    "closed": None,
}


@allow(Audience.PUBLIC)
def fault(request, name):
    if name == "foreign form":
        return errors.csrf_failure(request)
    if name == "closed":
        return render(request, "account/signup_closed.html")
    raise FAULTS[name]


urlpatterns = [*i18n_patterns(path("fault/<name>/", fault, name="fault")), *site.urlpatterns]
