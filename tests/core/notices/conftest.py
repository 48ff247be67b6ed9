import pytest
from django.template import engines
from django.template.loaders import locmem

from core.notices.sending import server
from tests.core.notices.kinds import TEMPLATES


@pytest.fixture(autouse=True)
def _templates(monkeypatch):
    """Add the templates of the test kinds to those on disk."""
    engine = engines["django"].engine
    loader = locmem.Loader(engine, TEMPLATES)
    monkeypatch.setattr(engine, "template_loaders", [*engine.template_loaders, loader])


@pytest.fixture(autouse=True)
def _server_is_awake():
    server.asleep_until = None
    yield
    server.asleep_until = None
