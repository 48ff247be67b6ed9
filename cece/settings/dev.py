"""The demo and a developer's machine: no server to install, mail kept as files under ``var/mail``."""

import os
import secrets

from cece.settings.base import *
from cece.settings.base import LOGGING, STORAGES, VAR_DIR, env

VAR_DIR.mkdir(exist_ok=True)
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]


def _own_key() -> str:
    """Return this machine's secret key, made once and kept readable by its owner only."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = env("SECRET_KEY", default="") or _own_key()
if not env("EMAIL_URL", default=""):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
DEMO_ALLOWED = True
PAGE_CACHE_HOSTS = ["*"]
STYLEGUIDE = True
SERVE_MEDIA = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
FACTS_UNLOCK_REASONS = ["restore", "demo"]
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "WARNING"}}
