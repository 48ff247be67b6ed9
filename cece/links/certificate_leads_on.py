"""Whoever earns a certificate is shown the next step of her journey beside it."""

from typing import Any

from cece.links.journey import journey_of
from core import slots


@slots.fill("courses_certificate_next", template="links/certificate_leads_on.html")
def next_stage(request: Any, certificate: Any) -> dict[str, Any] | None:
    """Return the next step for the holder; nothing for others and at the journey's end."""
    if request.user.pk != certificate.learner_id:
        return None
    stage = next((stage for stage in journey_of(request.user) if stage.is_next), None)
    return {"stage": stage} if stage else None
