"""A visitor who only reads gets no cookie."""

import pytest
from django.db import transaction
from django.test import Client

from tests import site_pages, world

# Forms that open an account or a session need a token to come back with
DOORS = {"account_login", "account_signup", "account_request_login_code", "account_reset_password"}


@pytest.fixture(scope="module")
def shown(django_db_setup, django_db_blocker):
    """All pages in Spanish over one demo, which is rolled back after this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        places = world.load()
        yield site_pages.pages(places, site_pages.prepare(places), "es")
        transaction.set_rollback(True)


def test_reading_sets_no_cookie(shown, db):
    client, names = Client(), {page.name for page in shown if page.owner is None} - DOORS

    answers = {page.name: client.get(page.path) for page in shown if page.name in names}

    assert {name: dict(one.cookies) for name, one in answers.items() if one.cookies} == {}
    read = [name for name, one in answers.items() if one.status_code == 200]
    assert len(read) >= 20


def test_page_of_somebody_sets_no_cookie_for_a_visitor(shown, db):
    client = Client()

    answers = {page.name: client.get(page.path) for page in shown if page.owner is not None}

    assert {name: dict(one.cookies) for name, one in answers.items() if one.cookies} == {}
