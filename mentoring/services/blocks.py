"""Who does not want to hear from whom."""

from typing import Any

from mentoring.models import Block


def unblock(*, by: Any, person_code: str) -> None:
    """Let the person find and ask ``by`` again. Without a block nothing happens."""
    Block.objects.filter(by=by, person__code=person_code).delete()
