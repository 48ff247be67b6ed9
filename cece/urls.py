from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cece.pages.serving import serve_page
from cece.pages.styleguide import StyleguideView
from cece.pages.urls import urlpatterns_without_language as pages_urls
from core.accounts.views import AccountSignupView
from core.fixed_paths import PAGE_URL_NAME

handler400 = "cece.pages.errors.bad_request"
handler403 = "cece.pages.errors.forbidden"
handler404 = "cece.pages.errors.not_found"
handler500 = "cece.pages.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    # Before Wagtail's own: its login form knows neither second factor nor limits
    path("", include((pages_urls, "site"))),
    path("cms/", include(wagtailadmin_urls)),
    path("files/documents/", include(wagtaildocs_urls)),
]
urlpatterns += [
    path("", include(f"{package}.urls_without_language"))
    for package in ("courses", "shops", "core.notices")
]
if settings.STYLEGUIDE:
    urlpatterns.append(path("styleguide/", StyleguideView.as_view(), name="styleguide"))
if settings.SERVE_MEDIA:
    urlpatterns.append(
        re_path(r"^media/(?P<path>.+)$", serve, {"document_root": settings.MEDIA_ROOT})
    )
urlpatterns += i18n_patterns(
    path("account/signup/", AccountSignupView.as_view(), name="account_signup"),
    path("account/", include("allauth.urls")),
    path("me/", include("cece.links.urls")),
    path("me/", include("core.accounts.urls")),
    path("me/", include("core.notices.urls")),
    path("", include("courses.urls")),
    path("", include("shops.urls")),
    path("", include("mentoring.urls")),
    path("", include("forum.urls")),
    path("", include("cece.pages.urls")),
    path("", include([way for way in wagtail_urls.urlpatterns if way.name != PAGE_URL_NAME])),
    re_path(wagtail_urls.serve_pattern, serve_page, name=PAGE_URL_NAME),
)
