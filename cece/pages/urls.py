from django.urls import path

from cece.pages import views
from cece.pages.feeds import NewPagesFeed

app_name = "pages"
urlpatterns = [
    path("search/", views.SearchView.as_view(), name="search"),
    path("contact/send/", views.SendMessageView.as_view(), name="send_message"),
    path("language/", views.SwitchLanguageView.as_view(), name="switch_language"),
    path("feed/", NewPagesFeed(), name="new_pages"),
]
urlpatterns_without_language = [
    path("livez", views.LivezView.as_view(), name="livez"),
    path("readyz", views.ReadyzView.as_view(), name="readyz"),
    path("sitemap.xml", views.SitemapView.as_view(), name="sitemap"),
    path("robots.txt", views.RobotsView.as_view(), name="robots"),
    path("cms/login/", views.CmsLoginView.as_view(), name="cms_login"),
]
