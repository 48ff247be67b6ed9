"""Every page in every language under axe, by day and by night, on a small phone, with large text.

Forms also when they are refused, menus also when they are open.
"""

import pytest
from django.conf import settings

from tests.e2e.reader import Reader

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_clean(open_in_town, axe, town, language):
    reader = Reader(open_in_town(language=language), axe, town)
    pages = town.pages(language)

    reader.fill_basket(pages)
    for page in pages:
        reader.open(page)

    if reader.wrong:  # whole: an assertion would shorten the list
        pytest.fail("\n".join(reader.wrong))
    assert (reader.page.foreign, reader.page.broken) == ([], [])
    assert reader.looks >= 150
