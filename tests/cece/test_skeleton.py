import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper


def test_home_pages_answer_in_five_languages(client, db):
    answers = {code: client.get(f"/{code}/").status_code for code in ("es", "pt", "en", "fr", "ar")}

    assert answers == dict.fromkeys(answers, 200)


def test_dashboard_sends_visitor_to_sign_in(client, db):
    response = client.get("/es/me/")

    assert response.url == "/es/account/login/?next=%2Fes%2Fme%2F"


def test_missing_file_without_language_is_404(client, db):
    assert client.get("/media/nothing.jpg").status_code == 404


def test_connection_outlives_a_request(db, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("SQLite in memory is never closed: this is about its files")
    of_file = DatabaseWrapper({**connection.settings_dict, "NAME": tmp_path / "site.sqlite3"})
    of_file.connect()
    opened = of_file.connection

    of_file.close_if_unusable_or_obsolete()

    assert of_file.connection is opened
    of_file.close()


def test_loaded_site_holds_nothing_that_workers_may_not_share():
    script = (
        "import threading, cece.wsgi; from django.db import connection; "
        "print(connection.connection, threading.active_count())"
    )

    said = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cece.settings.test"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout == "None 1\n"
