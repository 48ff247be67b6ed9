"""What can go wrong for a person, as errors with a stable code and a plain translated sentence."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from django.contrib import messages
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise


class DomainError(Exception):
    """A refusal a person should read. Subclass it once for each thing that can go wrong.

    ``code`` never changes, ``message`` is a sentence with named ``%(name)s`` places filled from the
    keyword arguments, ``field`` names the form field the sentence stands beside (None: the form).
    ``status`` is the HTTP status when no view catches it.
    """

    code: ClassVar[str] = "core.refused"
    message: ClassVar["str | _StrPromise"] = _("This is not possible right now.")
    field: ClassVar[str | None] = None
    status: ClassVar[int] = 409

    def __init__(self, **data: object) -> None:
        super().__init__(self.code)
        self.data = data

    def __str__(self) -> str:
        return str(self.message) % self.data

    @property
    def headers(self) -> Mapping[str, str]:
        """HTTP headers of the page that says this."""
        return {}


class TransitionNotAllowed(DomainError):
    """A state machine was asked for a step it does not have. Data: ``old`` and ``new`` labels."""

    code = "core.transition-not-allowed"
    message = _("This is not possible any more. It is now: %(old)s.")


def show_refusal(request: "HttpRequest", refusal: DomainError) -> None:
    """Say the refusal on the next page the person sees."""
    messages.error(request, str(refusal))


def add_refusal(form: "BaseForm", refusal: DomainError) -> None:
    """Put the refusal beside its field, or above the form when the form has no such field."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, str(refusal))
