"""QR codes as SVG that stands in the page: no request, no script, sharp in print."""

from decimal import Decimal

import segno
import segno.helpers
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

LONGEST_NAME = 70
LONGEST_REFERENCE = 140


def _inline(code: segno.QRCode, title: str) -> SafeString:
    svg = code.svg_inline(
        scale=4, border=4, dark="#000", light="#fff", title=title, svgclass="qr", lineclass=None
    )
    return mark_safe(svg.replace("<svg ", '<svg role="img" ', 1))  # noqa: S308 - made by segno, which escapes the title


def svg(text: str, *, title: str = "") -> SafeString:
    """Return ``text`` (an address of ours, usually) as a QR code."""
    return _inline(segno.make(text, error="m", micro=False), title or _("QR code"))


def epc(*, name: str, iban: str, cents: int, reference: str, title: str = "") -> SafeString:
    """Return a transfer that banking apps can read: to whom, how many euro cents, for what.

    Source: EPC069-12, Quick Response Code: Guidelines to Enable Data Capture for the Initiation of a SEPA Credit Transfer.
    Raises ValueError when the IBAN is no IBAN or the amount is not between 1 cent and 999,999,999.99.
    """
    code = segno.helpers.make_epc_qr(
        name=name[:LONGEST_NAME],
        iban=iban.replace(" ", ""),
        amount=Decimal(cents) / 100,
        text=reference[:LONGEST_REFERENCE],
        encoding="utf-8",
    )
    return _inline(code, title or _("QR code for a bank transfer"))
