"""Settings safe for production; everything that differs between places comes from the environment."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from cece.settings.caching import *
from cece.settings.content import *
from cece.settings.sign_in import *

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"
env = environ.Env()

# Core
DEBUG = False
SECRET_KEY = env("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")
SITE_NAME = "CECE"
ROOT_URLCONF = "cece.urls"
WSGI_APPLICATION = "cece.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "cece.pages",
    "cece.links",
    "cece.demo",
    "courses",
    "shops",
    "mentoring",
    "forum",
    "core",
    "core.accounts",
    "core.notices",
    "core.facts",
    "core.places",
    "core.limits",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "core.accounts.apps.PeopleAtTheDeskConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    # Before everything: what it answers with already carries what the others add
    "core.page_cache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Before static files, so that they carry the policies too
    "csp.middleware.CSPMiddleware",
    "core.middleware.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "core.accounts.middleware.AccountRulesMiddleware",
    "core.middleware.AccessMiddleware",
    "core.middleware.RefusalMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "cece.pages.context_processors.site",
            ],
        },
    },
]
FORM_RENDERER = "core.forms.FormRenderer"

# Database: the embedded default is set so that writers wait for each other instead of failing
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'cece.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        ),
    }
# Opening a connection costs more than most queries, on SQLite too
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = 60

# Sessions, tasks
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 14 * 24 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# The ledger of facts: why it may be opened here, and how long a worker holds what it has claimed
FACTS_UNLOCK_REASONS = ["restore"]
FACTS_LEASE_SECONDS = env.int("FACTS_LEASE_SECONDS", default=60)

# Languages and time
LANGUAGE_CODE = "es"
LANGUAGES = [
    ("es", "Español"),
    ("pt", "Português"),
    ("en", "English"),
    ("fr", "Français"),
    ("ar", "العربية"),
]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Europe/Madrid"
FORMAT_MODULE_PATH = ["cece.formats"]
USE_TZ = True
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Paths that carry no language (design: contract of paths)
PATHS_WITHOUT_LANGUAGE = (
    "/livez",
    "/readyz",
    "/verify/",
    "/payments/",
    "/.well-known/",
    "/sw.js",
    "/cms/",
    "/sitemap.xml",
    "/styleguide/",
    "/robots.txt",
    "/media/",
    "/static/",
    "/files/",
    "/unsubscribe/",
)

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = env("MEDIA_URL_BASE", default="/media/")
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
# The proxy serves public pictures in production; the demo and the tests have none
SERVE_MEDIA = False
PRIVATE_ROOT = Path(env("PRIVATE_ROOT", default=str(VAR_DIR / "private")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_HANDLERS = [
    "core.uploads.handlers.BoundedRequest",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
UPLOAD_MAX_BYTES = 64 * 1024 * 1024
# Dotted path of a function bytes -> bool that says whether a document is harmful
UPLOAD_SCANNER = env("UPLOAD_SCANNER", default="")

# Mail
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="CECE <hello@cece.test>")

# Headers
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "cece.pages.errors.csrf_failure"
# Files people sent may stand on a host of their own
_MEDIA = ["/".join(MEDIA_URL.split("/")[:3])] if "://" in MEDIA_URL else []
_POLICY = {
    "default-src": [SELF],
    "img-src": [SELF, "data:", *_MEDIA],
    "media-src": [SELF, *_MEDIA],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": _POLICY}
# Wagtail's editor writes inline scripts and styles (dependencies: trap 7); nothing else may
CMS_CONTENT_SECURITY_POLICY = {
    **_POLICY,
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:", *_MEDIA],
    "frame-src": [SELF],
}
PERMISSIONS_POLICY = (
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()"
)

# Wagtail
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = SITE_URL

# Limits: name -> (how many, in how many seconds), counted per person or address
LIMITS = {
    "search": (60, 60),
    "account.door": (120, 600),
    "account.name": (15, 600),
    "account.mail": (5, 600),
    "account.export": (5, 3600),
    "order.place": (20, 3600),
    "order.message": (30, 3600),
    "cart.change": (120, 60),
    "shop.start": (10, 86400),
    "forum.topic": (10, 86400),
    "forum.post": (60, 3600),
    "forum.report": (20, 86400),
    "mentoring.request": (10, 86400),
    "upload": (100, 3600),
    "verify": (60, 60),
    "quiz.attempt": (60, 3600),
    "contact": (5, 3600),
}
# How many proxies stand in front; their X-Forwarded-For entries are trusted, no others
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# Policies an operator may switch
DEMO_ALLOWED = False
DEMO_PICTURE_SIDE = 1024  # pixels: sharp on a product page at twice the density
STYLEGUIDE = False
SHOP_REVIEW_BEFORE_OPENING = env.bool("SHOP_REVIEW_BEFORE_OPENING", default=False)
SHOP_PAY_WITHIN_DAYS = env.int("SHOP_PAY_WITHIN_DAYS", default=7)
SHOP_PAY_GRACE_DAYS = env.int("SHOP_PAY_GRACE_DAYS", default=3)  # banks need days
SHOP_COLLECT_WITHIN_DAYS = env.int("SHOP_COLLECT_WITHIN_DAYS", default=14)
CART_COOKIE_NAME = "cart"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
# W019: the editor shows previews of our own pages in a frame, so same-origin frames stay allowed
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SITE_TAGLINE = _("Learn, sell and get help to start your business")
# Third-party views, which cannot declare their access themselves
ACCESS_OF_MODULES = {
    "allauth.": "public",
    "wagtail.contrib.sitemaps": "public",
    "django.views.i18n": "public",
    "django.views.static": "public",
    "wagtail.documents.views.serve": "public",
    "wagtail.images.views.serve": "public",
    "wagtail.views": "public",
    "wagtail.admin": "cms",
    "wagtail.": "cms",
    "wagtail_localize": "cms",
    "modelsearch": "cms",
    "django.views.generic.base": "public",
    "django.contrib.auth.views": "nobody",
}
