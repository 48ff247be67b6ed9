import ast
from pathlib import Path

import pytest
from django.conf import settings as real_settings
from django.core.checks import run_checks

from core import checks, privacy
from core.notices.kinds import NOTICE_KINDS, NoticeKind


def ids(found):
    return [message.id for message in found]


# Another library's check loads all migrations, and one of those reads the database
@pytest.mark.django_db
def test_the_house_keeps_its_own_rules(monkeypatch):
    ours = {key: kind for key, kind in NOTICE_KINDS.items() if not key.startswith("tests.")}
    monkeypatch.setattr(checks, "NOTICE_KINDS", ours)

    assert [message for message in run_checks() if message.id.startswith("core.")] == []


def test_check_privacy_names_what_is_not_declared(monkeypatch):
    monkeypatch.delitem(privacy.HOLDINGS, "facts.fact")

    found = checks.check_privacy()

    assert set(ids(found)) == {"core.W001"}
    assert "facts.Fact.subject is not declared." in [message.msg for message in found]


def test_check_notices_names_a_kind_without_template(monkeypatch):
    kinds = {}
    monkeypatch.setattr("core.notices.kinds.NOTICE_KINDS", kinds)
    monkeypatch.setattr(checks, "NOTICE_KINDS", kinds)
    NoticeKind(key="a.b", label="x", template="nowhere.txt", action="x", why="x")

    assert ids(checks.check_notices()) == ["core.W002"]
    assert "a.b" not in NOTICE_KINDS


@pytest.mark.parametrize(
    ("private", "errors"),
    [("/srv/media/private", 1), ("/srv", 2), ("/srv/media", 1), ("/srv/private", 0)],
)
def test_check_private_files_keeps_them_apart(settings, private, errors):
    settings.MEDIA_ROOT, settings.STATIC_ROOT = "/srv/media", "/srv/static"
    settings.PRIVATE_ROOT = private

    assert ids(checks.check_private_files()) == ["core.E001"] * errors


@pytest.mark.parametrize(
    "order",
    [
        [],
        [checks.POLICY_MIDDLEWARE],
        [checks.STATIC_MIDDLEWARE],
        [checks.STATIC_MIDDLEWARE, checks.POLICY_MIDDLEWARE],
    ],
)
def test_check_policies_wants_them_before_static_files(settings, order):
    settings.MIDDLEWARE = order

    assert ids(checks.check_policies()) == ["core.E002"]


@pytest.mark.parametrize("limit", [(1,), (1, 0), ("5", 60), (5, 60, 1), ()])
def test_check_limits_wants_pairs_of_numbers(settings, limit):
    settings.LIMITS = {"good": (0, 60), "bad": limit}

    (error,) = checks.check_limits()
    assert (error.id, "'bad'" in error.msg) == ("core.E003", True)


@pytest.mark.parametrize(
    "path", ["nothing.here", "nodots", "core.errors.TransitionNotAllowed.code"]
)
def test_check_scanner_wants_a_function(settings, path):
    settings.UPLOAD_SCANNER = path

    assert ids(checks.check_scanner()) == ["core.E004"]


@pytest.mark.parametrize("path", ["", "tests.core.test_uploads.thinks_cats_harmful"])
def test_check_scanner_takes_one_or_none(settings, path):
    settings.UPLOAD_SCANNER = path

    assert checks.check_scanner() == []


@pytest.mark.parametrize(
    ("header", "proxies", "found"),
    [(("X", "https"), 0, ["core.W003"]), (("X", "https"), 1, []), (None, 0, [])],
)
def test_check_proxies_warns_where_all_visitors_would_count_as_one(
    settings, header, proxies, found
):
    settings.SECURE_PROXY_SSL_HEADER, settings.TRUSTED_PROXIES = header, proxies

    assert ids(checks.check_proxies()) == found


def _limits_named_in_code():
    root = Path(real_settings.BASE_DIR)
    for package in ("cece", "core", "courses", "shops", "mentoring", "forum"):
        for path in (root / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                is_hit = isinstance(node, ast.Call) and (
                    getattr(node.func, "attr", "") == "hit" or getattr(node.func, "id", "") == "hit"
                )
                if is_hit and node.args and isinstance(node.args[0], ast.Constant):
                    yield node.args[0].value


def test_every_limit_named_in_code_is_set():
    assert set(_limits_named_in_code()) - real_settings.LIMITS.keys() == set()
