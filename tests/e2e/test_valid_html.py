"""Every page is HTML without errors, by the word of the Nu HTML checker."""

import json
import re
import shutil
import subprocess

import pytest
from django.conf import settings
from django.test import Client
from django.test.signals import template_rendered
from django.urls import reverse

from tests import site_pages

# No page of the site, and why
NOT_SHOWN = (
    # Inside Wagtail's admin, whose frame is not ours
    *("accounts/desk/person_create.html", "accounts/desk/person_edit.html"),
    *("courses/admin/help_course.html", "courses/admin/help_lesson.html"),
    *("facts/failed_work.html", "pages/components/_first_steps.html"),
    *("pages/components/_outdated_translations.html", "wagtailadmin/admin_base.html"),
    *("wagtailadmin/base.html", "wagtailadmin/home.html", "wagtailcore/shared/block_preview.html"),
    "courses/blocks/quiz.html",
    # A file to take away, and paper
    *("accounts/export.html", "courses/certificate_pdf.html"),
    # The frame of allauth's pages of which we have our own, and its page for limits we count ourselves
    *("allauth/layouts/base.html", "allauth/layouts/entrance.html"),
    *("allauth/layouts/manage.html", "429.html"),
)
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


@pytest.fixture(scope="module")
def shown():
    """The names of the templates that ``folder`` was made of."""
    return set()


@pytest.fixture
def folder(town, tmp_path, shown):
    """All pages of the town in five languages as files."""

    def note(template, **_signal):
        shown.add(template.name or "")

    client = Client(headers={"sec-fetch-site": "same-origin"}, raise_request_exception=False)
    fill_basket(client, town.places["shops:product"].kwargs)
    template_rendered.connect(note)
    for language in LANGUAGES:
        for page in town.pages(language):
            client.cookies.pop(settings.SESSION_COOKIE_NAME, None)
            for cookie in town.cookies(page):
                client.cookies[cookie["name"]] = cookie["value"]
            write(client, page, tmp_path / language)
    template_rendered.disconnect(note)
    return tmp_path


def fill_basket(client, product):
    """Put a product into the basket and choose how it comes, so that the checkout can be shown."""
    client.post(reverse("shops:add_to_cart", kwargs=product), {"quantity": 1})
    basket = reverse("shops:cart", kwargs={"slug": product["slug"]})
    form = client.get(basket).context["form"]
    chosen = {field.html_name: field.initial for field in form}
    chosen |= {"delivery": form.fields["delivery"].choices[0][0], "checkout": "1"}
    assert client.post(basket, chosen).url.endswith("/checkout/")


def write(client, page, target):
    """Keep the page as a file, and what comes back when its form is sent empty."""
    target.mkdir(exist_ok=True)
    name = re.sub(r"\W+", "-", page.name)
    answer = client.get(page.path)
    if answer.status_code < 300 or answer.status_code >= 400:
        (target / f"{name}.html").write_bytes(answer.content)
    if page.name in site_pages.FORMS:
        action = page.path + "send/" if page.name == "page:contact" else page.path
        refused = client.post(action, {})
        assert b"error-summary" in refused.content, page.name
        (target / f"{name}-empty.html").write_bytes(refused.content)


def test_every_page_is_valid_html(checker, folder, shown):
    command = ["java", "-jar", checker, "--errors-only", "--format", "json", folder]

    said = subprocess.run(command, capture_output=True, text=True, check=False)

    errors = {
        f"{one['url'].rpartition(f'/{folder.name}')[2]}: {one['message']} {one.get('extract', '')[:90]}"
        for one in json.loads(said.stderr)["messages"]
    }
    if errors:  # whole: an assertion would shorten the list
        pytest.fail("\n".join(sorted(errors)))
    assert len(list(folder.rglob("*.html"))) >= 150 * len(LANGUAGES)
    assert sorted(templates() - shown) == sorted(NOT_SHOWN)


def templates():
    """Return our templates of pages; mails have their own tests."""
    folder = settings.BASE_DIR / "templates"
    own = {path.relative_to(folder) for path in folder.rglob("*.html")}
    return {str(path) for path in own if not {"email", "emails"} & set(path.parts)}
