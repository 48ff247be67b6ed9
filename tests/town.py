"""The demo as a served site: a database of its own, a fixed day, an address on loopback.

Loading it takes longer than looking at a hundred of its pages, so it is loaded once and visited often.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import time_machine
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.db import connections
from django.test import override_settings
from django.test.testcases import LiveServerThread
from django.utils import translation

from tests import databases, site_moments, site_pages, world

EVENING = world.NOON + timedelta(hours=6)
WITHOUT_LIMITS = {
    "LIMITS": dict.fromkeys(settings.LIMITS, (10**6, 60)),
    "ACCOUNT_RATE_LIMITS": False,
}


class Town:
    """The loaded demo: ``address`` of its server, ``places`` of the access map, its readers' sessions."""

    def __init__(self) -> None:
        self.places = world.load()
        self.attempt = site_pages.prepare(self.places)
        self.address = ""
        self._sessions: dict[int, str] = {}

    def pages(self, language: str) -> list[site_pages.Shown]:
        """Return all its pages in ``language``."""
        with translation.override(language):
            found = site_pages.pages(self.places, self.attempt, language)
            return [*found, *site_moments.moments(language)]

    def cookies(self, shown: site_pages.Shown) -> list[dict[str, str]]:
        """Return the cookies of the one who opens the page ``shown``."""
        value = shown.session or (shown.owner and self._session_of(shown.owner))
        name = settings.SESSION_COOKIE_NAME
        return [{"name": name, "value": value, "url": self.address}] if value else []

    def _session_of(self, person: Any) -> str:
        if person.pk not in self._sessions:
            client = site_pages.client_of(person)
            self._sessions[person.pk] = client.cookies[settings.SESSION_COOKIE_NAME].value
        return self._sessions[person.pk]


class Ground:
    """Where a town stands: its database, which is the default one only inside ``entered``."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._database = ""
        self.town: Town | None = None

    @contextmanager
    def entered(self) -> Iterator[Town]:
        """Be in the town, in the evening of the same day each time; build it at the first visit."""
        elsewhere = connections["default"].settings_dict["NAME"]
        with (
            time_machine.travel(EVENING),
            override_settings(**WITHOUT_LIMITS, ROOT_URLCONF="tests.town_urls"),
            site_moments.any_passkey(),
        ):
            try:
                if self.town is None:
                    databases.prepare(self._name)
                    self._database = connections["default"].settings_dict["NAME"]
                    forget()
                    self.town = Town()
                self._go_to(self._database)
                with served(self.town):
                    yield self.town
            finally:
                self._go_to(elsewhere)

    def _go_to(self, database: str) -> None:
        databases.use(database)
        forget()


def forget() -> None:
    """Empty what the process remembers of the database it leaves."""
    cache.clear()
    ContentType.objects.clear_cache()


@contextmanager
def served(town: Town) -> Iterator[None]:
    """Answer requests to the town in threads of this process."""
    server = LiveServerThread("127.0.0.1", static_handler=StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    town.address = f"http://127.0.0.1:{server.port}"
    try:
        with override_settings(SITE_URL=town.address):
            yield
    finally:
        server.terminate()
