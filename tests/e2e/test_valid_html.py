"""Every page is HTML without errors, by the word of the Nu HTML checker."""

import json
import re
import shutil
import subprocess

import pytest
from django.conf import settings

from tests import site_pages

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture(scope="module")
def checker():
    """The path of the checker's file."""
    missing = [name for name in ("java", "npm") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"Not found: {missing}. On Debian: apt install default-jre-headless npm")
    found = subprocess.run(
        [settings.BASE_DIR / ".ci" / "vnu"], capture_output=True, text=True, check=False
    )
    if found.returncode:
        pytest.skip(f"The HTML checker could not be fetched: {found.stderr[-200:]}")
    return settings.BASE_DIR / found.stdout.strip()


@pytest.fixture
def folder(town, tmp_path):
    """All pages of the town in five languages as files."""
    clients = {}
    for language in LANGUAGES:
        for page in town.pages(language):
            if page.owner not in clients:
                clients[page.owner] = site_pages.client_of(page.owner)
            write(clients[page.owner], page, tmp_path / language)
    return tmp_path


def write(client, page, target):
    """Keep the page as a file, and what comes back when its form is sent empty."""
    target.mkdir(exist_ok=True)
    name = re.sub(r"\W+", "-", page.name)
    answer = client.get(page.path)
    if answer.status_code in {200, 404}:
        (target / f"{name}.html").write_bytes(answer.content)
    if page.name in site_pages.FORMS:
        action = page.path + "send/" if page.name == "page:contact" else page.path
        refused = client.post(action, {})
        assert b"error-summary" in refused.content, page.name
        (target / f"{name}-empty.html").write_bytes(refused.content)


def test_every_page_is_valid_html(checker, folder):
    command = ["java", "-jar", checker, "--errors-only", "--format", "json", folder]

    said = subprocess.run(command, capture_output=True, text=True, check=False)

    errors = {
        f"{one['url'].rpartition(f'/{folder.name}')[2]}: {one['message']} {one.get('extract', '')[:90]}"
        for one in json.loads(said.stderr)["messages"]
    }
    assert sorted(errors) == []
    assert len(list(folder.rglob("*.html"))) >= 80 * len(LANGUAGES)
