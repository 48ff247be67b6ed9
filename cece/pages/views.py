import math

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext
from django.views import View
from django.views.decorators.cache import cache_control

from cece.pages.forms import ContactForm, SearchForm
from cece.pages.health import failures
from cece.pages.models import ContactPage
from cece.pages.selectors import address_in
from cece.pages.services.contact import send_message
from core import limits
from core.access import Audience, allow
from core.accounts.adapter import remember_language
from core.clock import now
from core.errors import DomainError, add_refusal
from core.facts.failed_work import is_left_lying
from core.origin import guarded_by_origin
from core.pages import Head, absolute
from core.searching import searchables
from core.sitemaps import entries

HITS_A_KIND = 10
ENTRIES_A_SITEMAP = 20_000


@allow(Audience.PUBLIC)
class SearchView(View):
    """Look for words in pages and in everything the islands registered."""

    def get(self, request):
        form = SearchForm(request.GET)
        words = form.cleaned_data["q"] if form.is_valid() else ""
        groups = []
        if words:
            limits.hit("search", who=limits.who(request))
            groups = [
                (kind, kind.find(words, get_language(), HITS_A_KIND)) for kind in searchables()
            ]
        context = {
            "form": form,
            "words": words,
            "groups": [(kind, hits) for kind, hits in groups if hits],
            "head": Head(
                title=gettext("Search"), path=f"/{get_language()}/search/", is_indexed=False
            ),
        }
        return render(request, "pages/search.html", context)


@allow(Audience.PUBLIC)
@guarded_by_origin
class SendMessageView(View):
    """Take what the contact form sends; the form itself stands on the contact page."""

    def get(self, request):
        return redirect(self._page().url)

    def post(self, request):
        page = self._page()
        form = ContactForm(request.POST)
        if form.is_valid() and self._keep(request, form):
            return redirect(f"{page.url}?sent=1")
        context = {**page.get_context(request), "form": form, "is_sent": False}
        return render(request, page.template, context, status=422)

    def _page(self):
        return get_object_or_404(ContactPage.objects.live(), locale__language_code=get_language())

    def _keep(self, request, form) -> bool:
        """Keep the message; one that fell into the trap is dropped without a word."""
        if form.cleaned_data["website"]:
            return True
        try:
            limits.hit("contact", who=limits.who(request))
        except DomainError as refusal:
            add_refusal(form, refusal)
            return False
        sender = request.user if request.user.is_authenticated else None
        send_message(
            message=form.save(commit=False), sender=sender, language=get_language(), at=now()
        )
        return True


@allow(Audience.PUBLIC)
@guarded_by_origin
class SwitchLanguageView(View):
    """Go to the same page in another language, and remember the choice."""

    http_method_names = ("post",)

    def post(self, request):
        language = request.POST.get("language", "")
        if language not in dict(settings.LANGUAGES):
            raise Http404
        path = request.POST.get("next", "/")
        if not url_has_allowed_host_and_scheme(path, allowed_hosts=None) or path[:1] != "/":
            path = f"/{get_language()}/"
        address, is_same = address_in(language, path)
        if not is_same:
            with translation.override(language):
                text = gettext(
                    "This page is not in %(language)s yet. You are on the first page now."
                )
            messages.info(request, text % {"language": dict(settings.LANGUAGES)[language]})
        if request.user.is_authenticated:
            get_user_model().objects.filter(pk=request.user.pk).update(language=language)
        response = HttpResponseRedirect(address)
        remember_language(response, language)
        return response


@allow(Audience.PUBLIC)
@method_decorator(cache_control(public=True, max_age=3600), name="dispatch")
class SitemapView(View):
    """All addresses, or when they are too many for one file, an index of parts (``?part=2``)."""

    def get(self, request):
        rows = entries()
        parts = math.ceil(len(rows) / ENTRIES_A_SITEMAP)
        part = request.GET.get("part", "")
        if part and part not in {str(number + 1) for number in range(parts)}:
            raise Http404
        if parts > 1 and not part:
            addresses = [absolute(f"/sitemap.xml?part={n}") for n in range(1, parts + 1)]
            return self._xml(request, "pages/sitemap_index.xml", {"addresses": addresses})
        start = (int(part or 1) - 1) * ENTRIES_A_SITEMAP
        context = {"entries": rows[start : start + ENTRIES_A_SITEMAP], "site": settings.SITE_URL}
        return self._xml(request, "pages/sitemap.xml", context)

    def _xml(self, request, template, context):
        return render(request, template, context, content_type="application/xml")


@allow(Audience.PUBLIC)
@method_decorator(cache_control(public=True, max_age=3600), name="dispatch")
class RobotsView(View):
    def get(self, request):
        closed = [
            f"/{code}/{path}/"
            for code, _name in settings.LANGUAGES
            for path in ("account", "me", "sell", "search", "language")
        ]
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in ("/cms/", *closed))]
        text = "\n".join([*lines, "", f"Sitemap: {absolute('/sitemap.xml')}", ""])
        return HttpResponse(text, content_type="text/plain; charset=utf-8")


@allow(Audience.PUBLIC)
class LivezView(View):
    """Whether the process answers; asks nothing of anybody."""

    def get(self, request):
        return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


@allow(Audience.PUBLIC, note="what exactly is not ready is told to operators only")
class ReadyzView(View):
    """Whether the process can serve: database, migrations, cache, storage.

    ``working`` is false when no worker runs. Pages are served all the same, so that is no 503.
    """

    def get(self, request):
        failed = failures()
        answer = {"ready": not failed}
        if not failed:
            answer["working"] = not is_left_lying(at=now())
        if "database" not in failed and request.user.is_superuser:
            answer["failed"] = failed
        return JsonResponse(
            answer, status=503 if failed else 200, headers={"Cache-Control": "no-store"}
        )


@allow(Audience.PUBLIC)
class CmsLoginView(View):
    """The admin's door: editors go in, whoever may not is told so, visitors sign in."""

    def get(self, request):
        if request.user.has_perm("wagtailadmin.access_admin"):
            return redirect("wagtailadmin_home")
        if request.user.is_authenticated:
            return render(request, "errors/403.html", status=403)
        query = request.GET.urlencode()
        return redirect(f"{reverse(settings.LOGIN_URL)}{'?' if query else ''}{query}")
