"""Tests: fast hashes, mail in memory, tasks at once, files in a folder of their own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from cece.settings.base import *
from cece.settings.base import CACHES, INSTALLED_APPS, REDIS_URL, STORAGES

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
if REDIS_URL:
    # A database of Redis for each worker: emptying the cache between tests empties all of it
    _NUMBER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    REDIS_URL = f"{REDIS_URL.rpartition('/')[0]}/{_NUMBER}"
    CACHES = {name: {**one, "LOCATION": REDIS_URL} for name, one in CACHES.items()}
_FILES = Path(tempfile.mkdtemp(prefix="cece-test-"))
atexit.register(shutil.rmtree, _FILES, ignore_errors=True)
MEDIA_ROOT = _FILES / "media"
PRIVATE_ROOT = _FILES / "private"
STORAGES = {
    **STORAGES,
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DEMO_ALLOWED = True
PAGE_CACHE_HOSTS = []  # tests of the page cache name one
DEMO_PICTURE_SIDE = 320  # drawn in a tenth of the time
STYLEGUIDE = True
SERVE_MEDIA = True
STATIC_ROOT = None
WHITENOISE_AUTOREFRESH = True
LOGGING_CONFIG = None
FACTS_UNLOCK_REASONS = ["restore", "demo", "tests"]
INSTALLED_APPS = [*INSTALLED_APPS, "django_linear_migrations", "django_migration_linter"]
