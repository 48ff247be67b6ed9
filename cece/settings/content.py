"""What editors work with: Wagtail's pages, pictures, documents and search; ``base.py`` takes all of it."""

WAGTAILADMIN_LOGIN_URL = "site:cms_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.uploads.editors.CleanEditorImageForm"
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "odt", "ods", "docx", "xlsx", "csv", "txt", "zip"),
    *("mp4", "webm", "vtt"),
]
WAGTAILDOCS_CONTENT_TYPES = {"mp4": "video/mp4", "webm": "video/webm", "vtt": "text/vtt"}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "cece_unaccent"}
}
WAGTAILEMBEDS_FINDERS: list[dict[str, object]] = []
# Sites an editor may link to as a video, map or form; pages load nothing from them
EMBED_HOSTS = [
    "youtube.com",
    "youtu.be",
    "vimeo.com",
    "framatube.org",
    "openstreetmap.org",
    "umap.openstreetmap.fr",
    "seg-social.es",
    "agenciatributaria.gob.es",
]
TAGGIT_CASE_INSENSITIVE = True
