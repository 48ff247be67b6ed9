"""``make screenshots``: photograph the main pages of the demo for ``docs/screenshots``.

At two widths, in Spanish and Arabic, by day and by night. The day is fixed and the demo is loaded
anew, so that only what has changed looks different.
"""

import os
from io import BytesIO
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "cece.settings.test"
# Playwright's sync interface runs an event loop; Django would refuse the ORM beside it
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import override_settings  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from tests.main_pages import main_pages  # noqa: E402
from tests.site_pages import Shown  # noqa: E402
from tests.town import Ground, Town  # noqa: E402

FOLDER = settings.BASE_DIR / "docs" / "screenshots"
PHOTOGRAPHED = (
    *("home", "courses", "course", "lesson", "my-course", "certificate"),
    *("market", "product", "order", "selling", "desk"),
    *("mentors", "suggestions", "forum", "topic", "sign-up"),
)
LANGUAGES = {"es": "Spanish", "ar": "Arabic"}
WINDOWS = {360: 900, 1280: 900}
THEMES = {"light": "by day", "dark": "by night"}
QUALITY = 60
PICTURE_SIDE = 800  # pixels: pictures of products as sharp as a visitor sees them


def main() -> None:
    """Take all pictures anew; what is no page any more goes."""
    from tests.e2e.conftest import CHROMIUM, FLAGS

    if CHROMIUM is None:
        raise SystemExit("No Chromium found. On Debian: apt install chromium")
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    sharp = override_settings(DEMO_PICTURE_SIDE=PICTURE_SIDE)
    with sync_playwright() as tool, sharp, Ground("screenshots").entered() as town:
        browser = tool.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in LANGUAGES:
            pages = main_pages(town.pages(language), language)
            for name in PHOTOGRAPHED:
                photograph(browser, town, name, pages[name], language)
        browser.close()
    connections.close_all()
    (FOLDER / "README.md").write_text(gallery())


def photograph(browser: Browser, town: Town, name: str, shown: Shown, language: str) -> None:
    """Keep a page at each width and in each theme."""
    for width, height in WINDOWS.items():
        context = browser.new_context(
            base_url=town.address,
            locale=language,
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
        )
        context.add_cookies(town.cookies(shown))
        page = context.new_page()
        answer = page.goto(shown.path)
        assert answer is not None, shown.path
        assert answer.status == 200, shown.path
        page.wait_for_load_state("networkidle")
        for theme in THEMES:
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            picture = Image.open(BytesIO(page.screenshot()))
            picture.save(FOLDER / file_of(name, language, width, theme), quality=QUALITY, method=6)
        context.close()


def file_of(name: str, language: str, width: int, theme: str) -> Path:
    return Path(f"{name}-{language}-{width}-{theme}.webp")


def gallery() -> str:
    """Return the page that shows all pictures, as Markdown."""
    rows = ["# The main pages", "", "Made by `make screenshots` from the demo. Do not edit.", ""]
    for name in PHOTOGRAPHED:
        title = name.replace("-", " ").capitalize()
        rows += [f"## {title}", ""]
        for width in WINDOWS:
            looks = [(language, theme) for language in LANGUAGES for theme in THEMES]
            heads = [f"{LANGUAGES[language]}, {THEMES[theme]}" for language, theme in looks]
            cells = [
                f"![{title} in {head}, {width} pixels wide]({file_of(name, language, width, theme)})"
                for head, (language, theme) in zip(heads, looks, strict=True)
            ]
            rows += [row_of(heads), row_of(["---"] * len(looks)), row_of(cells), ""]
    return "\n".join(rows)


def row_of(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
