"""Production: refuses to start, in one clear sentence, on a missing or unsafe value."""

from django.core.exceptions import ImproperlyConfigured

from cece.settings.base import *
from cece.settings.base import ALLOWED_HOSTS, DATABASES, SECRET_KEY, SITE_URL, env

_REFUSALS = [
    (len(SECRET_KEY) < 50, "SECRET_KEY must hold at least 50 random characters."),
    (not ALLOWED_HOSTS, "ALLOWED_HOSTS must name the hosts this site answers to."),
    ("*" in ALLOWED_HOSTS, "ALLOWED_HOSTS may not hold '*': name the hosts."),
    (not SITE_URL.startswith("https://"), "SITE_URL must be the public https:// address."),
    (not env("DATABASE_URL", default=""), "DATABASE_URL must name the database."),
    (not env("EMAIL_URL", default=""), "EMAIL_URL must name the mail server."),
    (env.bool("DEBUG", default=False), "DEBUG may not be on in production."),
]
for _unsafe, _sentence in _REFUSALS:
    if _unsafe:
        raise ImproperlyConfigured(_sentence)

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
DATABASES["default"]["ATOMIC_REQUESTS"] = False
CSRF_TRUSTED_ORIGINS = [SITE_URL]
