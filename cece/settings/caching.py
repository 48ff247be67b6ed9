"""What is kept to answer faster, and for how long; ``base.py`` takes all of it."""

from urllib.parse import urlsplit

import environ

env = environ.Env()

REDIS_URL = env("REDIS_URL", default="")
# A server that hangs must not make visitors wait
_REDIS = {
    "BACKEND": "core.caches.PatientRedisCache",
    "LOCATION": REDIS_URL,
    "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
}
_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
# Finished pages stand apart: many of them must not push out sessions and counters
CACHES = {
    "default": _REDIS if REDIS_URL else _MEMORY,
    "pages": {**_REDIS, "KEY_PREFIX": "pages"}
    if REDIS_URL
    else {**_MEMORY, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": 1000}},
}

# Longest age of a finished page. Without Redis no process hears of another one's changes
PAGE_CACHE_SECONDS = min(env.int("PAGE_CACHE_SECONDS", default=300), 300 if REDIS_URL else 60)
# Pages are kept for the public address only ("*": for every allowed host, where nobody attacks)
PAGE_CACHE_HOSTS = [urlsplit(env("SITE_URL", default="http://127.0.0.1:8000")).netloc]
# Cookies that change nothing on a page with a language in its address
PAGE_CACHE_HARMLESS_COOKIES = frozenset({"language"})
