"""Production as it stands behind its proxy, but on this machine, without TLS and with the demo allowed."""

from cece.settings.base import *
from cece.settings.base import env

SECRET_KEY = "only-for-benchmarks"
ALLOWED_HOSTS = ["127.0.0.1"]
# Each request may name an address of its own, so that no limit stops the measuring
TRUSTED_PROXIES = 1
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
# The port is another one each time
PAGE_CACHE_HOSTS = ["*"]
STATIC_ROOT = env("STATIC_ROOT")
# The proxy's work, done here
SERVE_MEDIA = True
DEMO_ALLOWED = True
FACTS_UNLOCK_REASONS = ["restore", "demo"]
LOGGING["root"]["level"] = "WARNING"
