"""The settings of a worker under test: short leases, mail into files, one island of effects."""

import os
from pathlib import Path

from cece.settings.test import *  # noqa: F403 - as settings do
from cece.settings.test import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.races.effects"]
FACTS_LEASE_SECONDS = 3
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = Path(os.environ["TEST_MAIL_FOLDER"])
