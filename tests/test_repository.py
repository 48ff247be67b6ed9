"""Habits of the house that a linter cannot hold."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from core.access_map import rows

ROOT = Path(settings.BASE_DIR)
PACKAGES = ("cece", "core", "courses", "shops", "mentoring", "forum")
MODULES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static" / "css").rglob("*.css"))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text())
    return [
        (node.name, node.end_lineno - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_modules_stay_below_400_lines():
    too_long = [_name(p) for p in MODULES if p.read_text().count("\n") > 400]

    assert too_long == []


def test_functions_stay_below_50_lines():
    too_long = [
        f"{_name(path)}:{name} {length}"
        for path in MODULES
        for name, length in _functions(path)
        if length > 50
    ]

    assert too_long == []


def test_templates_stay_below_120_lines():
    too_long = [_name(p) for p in TEMPLATES if p.read_text().count("\n") > 120]

    assert too_long == []


def test_test_files_stay_below_600_lines():
    too_long = [_name(p) for p in (ROOT / "tests").rglob("*.py") if p.read_text().count("\n") > 600]

    assert too_long == []


def test_access_map_is_complete():
    undeclared = [row.path for row in rows() if not row.audience]

    assert undeclared == []


INLINE = re.compile(
    r"<script(?![^>]*\b(src|type=\"application/ld\+json\")\b)|<style|\sstyle=|\son\w+=",
    re.IGNORECASE,
)


@pytest.mark.parametrize("template", TEMPLATES, ids=_name)
def test_template_has_no_inline_script_or_style(template):
    if "emails" in template.parts or "pdf" in template.name or template.name == "export.html":
        pytest.skip("mails, PDFs and the file a person takes away carry their style with them")

    found = [match.group() for match in INLINE.finditer(template.read_text())]

    assert found == []


PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border)-(left|right)\b|(left|right|float)\s*:|text-align:\s*(left|right))"
)


@pytest.mark.parametrize("style", STYLES, ids=_name)
def test_style_has_no_left_or_right(style):
    found = [match.group() for match in PHYSICAL.finditer(style.read_text())]

    assert found == []


def _stem(view: str) -> str:
    """EnrolView -> enrol, MyCoursesView -> my_courses."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", view.removesuffix("View")).lower()


def test_view_and_address_share_one_name():
    own = [
        row
        for row in rows()
        if row.view.split(".")[0] in PACKAGES and ".views" in row.view and row.view.endswith("View")
    ]

    differing = [
        f"{row.view} is called {row.name}"
        for row in own
        if _stem(row.view.rsplit(".", 1)[1]) != row.name.rsplit(":", 1)[-1].replace("-", "_")
    ]

    assert differing == []


def test_no_module_is_a_drawer():
    drawers = {"utils.py", "helpers.py", "common.py", "misc.py"}

    assert [_name(p) for p in MODULES if p.name in drawers or "common" in p.parts] == []


PRIVATE = re.compile(
    "|".join(
        a + b
        for a, b in [("/wo", "rk/"), ("py", "pi.org"), ("python", "hosted"), ("registry.np", "mjs")]
    )
)


def test_repository_names_no_machine_and_no_registry():
    kinds = {".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ".yaml", ".json", ".po"}
    own = [
        path
        for path in ROOT.rglob("*")
        if path.suffix in kinds
        and not {".venv", "var", ".cache", ".mypy_cache", "node_modules"} & set(path.parts)
    ]

    found = [_name(p) for p in own if PRIVATE.search(p.read_text(errors="ignore"))]

    assert found == []
