"""The site for gunicorn, with all of it loaded: what stands here before workers fork, they share."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils import translation

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cece.settings.production")
application = get_wsgi_application()

# Django leaves the addresses with their views, and the words of each language, to the first request
get_resolver().reverse_dict  # noqa: B018 - reading it loads them
for _code, _name in settings.LANGUAGES:
    with translation.override(_code):
        translation.gettext("")
# The collector writes into all it walks, and what a worker writes into it shares no more
gc.collect()
gc.freeze()
