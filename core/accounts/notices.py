"""What the account tells its owner."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.accounts.models import ErasureRequest
from core.notices.kinds import NoticeKind
from core.notices.models import Notice
from core.notices.services import tell


def _due(notice: Notice) -> dict[str, Any]:
    return {"due_on": date.fromisoformat(notice.data["due_on"])}


ERASURE_ASKED = NoticeKind(
    key="accounts.erasure_asked",
    label=_("You asked us to erase your account"),
    template="accounts/emails/erasure_asked.txt",
    action=_("Keep my account"),
    why=_("You get this because you asked us to erase your account."),
    essential=True,
    context=_due,
)


def tell_erasure_asked(request: ErasureRequest) -> None:
    """Say when it will happen and how to take it back."""
    tell(
        ERASURE_ASKED,
        to=request.user,
        key=f"erasure:{request.pk}",
        at=request.asked_at,
        link=f"/{request.user.language}/me/privacy/",
        data={"due_on": request.due_at.date().isoformat()},
    )
