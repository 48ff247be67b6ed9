"""The pages a person meets most, by the names of ``tests/site_pages.py``; one of each kind."""

# What it is called here, and its names there; a page of Wagtail may have one for each language
MAIN = {
    "home": ("page:home", "page:home-{language}"),
    "courses": ("page:learn",),
    "course": ("course",),
    "lesson": ("lesson",),
    "my-course": ("courses:my_course",),
    "quiz": ("quiz begun",),
    "certificate": ("courses:certificate",),
    "market": ("shops:market",),
    "shop": ("shops:storefront",),
    "product": ("shops:product",),
    "basket": ("shops:cart",),
    "order": ("shops:order",),
    "selling": ("shops:shop_desk",),
    "opening-a-shop": ("guide",),
    "desk": ("links:dashboard",),
    "inbox": ("notices:inbox",),
    "mentors": ("mentoring:mentors",),
    "mentor": ("mentoring:mentor",),
    "suggestions": ("mentoring:shortlist",),
    "meeting": ("mentoring:meeting",),
    "forum": ("forum:forum", "page:forum"),
    "topic": ("forum:topic",),
    "question": ("forum:ask",),
    "found": ("found",),
    "sign-up": ("account_signup",),
}


def main_pages(pages, language):
    """Return the main ones of ``pages`` by their names here."""
    found = {page.name: page for page in pages}
    return {
        key: next(
            found[name.format(language=language)]
            for name in names
            if name.format(language=language) in found
        )
        for key, names in MAIN.items()
    }
