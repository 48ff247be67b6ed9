"""The index pages of the islands, below every home page, on every site from its first minute."""

from typing import Any

from cece.pages.site_tree import ensure_site_tree
from courses.services.site_tree import ensure_learn_index
from forum.services.site_tree import ensure_forum_index


def ensure_index_pages(**_signal: Any) -> None:
    """Make what is missing of the home, learn and forum pages. A repeated call changes nothing."""
    home = ensure_site_tree()
    ensure_learn_index(home)
    ensure_forum_index(home)
