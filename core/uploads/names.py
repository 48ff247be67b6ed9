"""Names people give to their files: shown to others, never used on a disk."""

import re
import unicodedata

from django.utils.translation import gettext as _

LONGEST_STEM = 80
NOT_IN_NAMES = re.compile(r'[<>:"|?*%\s]+')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def shown_name(claimed: str, extension: str) -> str:
    """Return the sender's name made harmless, ending in the true ``extension``.

    Folders, invisible characters and those that turn the direction of text are dropped, so that
    ``../photo<turn>gpj.exe`` cannot look like a picture.
    """
    base = re.split(r"[\\/]", claimed)[-1]
    base = unicodedata.normalize("NFC", base)
    base = "".join(char for char in base if unicodedata.category(char)[0] != "C")
    stem = base.rpartition(".")[0] or base
    stem = NOT_IN_NAMES.sub(" ", stem).strip(" .-_")[:LONGEST_STEM].strip(" .-_")
    if not stem or RESERVED.fullmatch(stem):
        stem = _("file")
    return f"{stem}.{extension}"
