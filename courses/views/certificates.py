"""Certificates: the holder's page and file, and the page where anyone checks one."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.vary import vary_on_headers

from core import limits, pdf, qr
from core.access import Audience, allow
from courses.models import Certificate


def _verify_address(certificate):
    return settings.SITE_URL + reverse("verify_certificate", args=[certificate.code])


def _name_of_language(code):
    """Return the language's name in the language of the request, with its own name if it differs."""
    info = translation.get_language_info(code)
    if code == translation.get_language():
        return info["name_local"]
    return f"{info['name_translated']} ({info['name_local']})"


def _contents(certificate):
    """Return what a certificate says, in the language of the request."""
    language = translation.get_language()
    address = _verify_address(certificate)
    return {
        "certificate": certificate,
        "course_title": certificate.title_in(language),
        "outcomes": certificate.outcomes_in(language),
        "language_name": _name_of_language(certificate.language),
        "site_name": settings.SITE_NAME,
        "verify_address": address,
        "qr": qr.svg(address),
    }


@allow(Audience.MEMBER, note="rows: own certificates")
class CertificateView(View):
    def get(self, request, code):
        certificate = get_object_or_404(Certificate.objects.visible_to(request.user), code=code)
        context = _contents(certificate) | {"has_pdf": pdf.is_available()}
        return render(request, "courses/certificate.html", context)


@allow(Audience.MEMBER, note="rows: own certificates")
class CertificatePdfView(View):
    """The certificate as a file; where files cannot be made, the page for printing."""

    def get(self, request, code):
        certificate = get_object_or_404(
            Certificate.objects.visible_to(request.user).valid(), code=code
        )
        if not pdf.is_available():
            return redirect("courses:certificate", code)
        file = pdf.render_pdf(
            "courses/certificate_pdf.html",
            _contents(certificate),
            language=translation.get_language(),
        )
        return HttpResponse(
            file,
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="certificate-{code}.pdf"'},
        )


@allow(Audience.SECRET, note="whoever has the code of 128 bits; unknown codes are 404")
@method_decorator([never_cache, vary_on_headers("Accept-Language")], name="dispatch")
class VerifyCertificateView(View):
    """Says to anybody who has the code whether the certificate is true and still valid."""

    def get(self, request, code):
        limits.hit("verify", who=limits.who(request))
        certificate = Certificate.objects.filter(code=code).first()
        languages = [translation.get_language_info(name) for name, _label in settings.LANGUAGES]
        context = (_contents(certificate) if certificate else {}) | {"languages": languages}
        status = 200 if certificate else 404
        response = render(request, "courses/verify_certificate.html", context, status=status)
        response.headers["X-Robots-Tag"] = "noindex"
        return response
