"""The page of components: there for those who build, nowhere else."""

from importlib import reload

import pytest
from django.urls import Resolver404, clear_url_caches, resolve

from cece import urls


@pytest.fixture
def without(settings):
    settings.STYLEGUIDE = False
    reload(urls)
    clear_url_caches()
    yield
    settings.STYLEGUIDE = True
    reload(urls)
    clear_url_caches()


def test_styleguide_shows_a_refused_form_beside_a_fresh_one(client, db):
    page = client.get("/styleguide/", {"lang": "ar"})

    assert page.status_code == 200
    assert '<html lang="ar" dir="rtl">' in page.text
    assert page.text.count('class="error-summary"') == 1
    assert page.text.count("field--error") >= 4


def test_styleguide_is_not_there_in_production(without):
    with pytest.raises(Resolver404):
        resolve("/styleguide/")
