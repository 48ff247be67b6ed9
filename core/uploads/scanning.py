"""The place where a virus checker looks at what people send."""

from django.conf import settings
from django.utils.module_loading import import_string

from core.uploads.refusals import FileHarmful

# Source: EICAR, the file every virus checker must refuse; in two parts so that none refuses us
TEST_VIRUS = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def scan(content: bytes) -> None:
    """Ask the checker named in ``UPLOAD_SCANNER``, a function that says whether ``content`` is harmful.

    Without a checker only the test virus is known, so that an operator can see the refusal.

    Raises FileHarmful.
    """
    is_harmful = import_string(settings.UPLOAD_SCANNER) if settings.UPLOAD_SCANNER else None
    if TEST_VIRUS in content or (is_harmful and is_harmful(content)):
        raise FileHarmful
