from cece.pages.editors import ensure_editors
from cece.pages.site_tree import ensure_site_tree


def make_first_pages(**_kwargs):
    ensure_site_tree()
    ensure_editors()
