import re
import zlib
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from core import pdf
from core.facts.models import Fact
from courses.errors import AlreadyRevoked, ReasonMissing
from courses.models import Certificate, CoursePage
from courses.services.certificates import revoke_certificate
from tests.factories.accounts import SuperUserFactory, UserFactory
from tests.factories.courses import NOON, a_certificate, a_course, translated_course

pytestmark = pytest.mark.django_db
LANGUAGES = ("es", "pt", "en", "fr", "ar")


def verify_url(certificate):
    return reverse("verify_certificate", args=[certificate.code])


def unpacked(file):
    """Return a PDF with its compressed objects readable."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", file, re.DOTALL)
    return (
        b"".join(zlib.decompressobj().decompress(part) for part in packed if part[:1] == b"x")
        + file
    )


def revoke(certificate, reason="Wrong person", at=NOON):
    return revoke_certificate(
        certificate_id=certificate.pk, reason=reason, by=SuperUserFactory(), at=at
    )


def test_certificate_shows_what_was_learned_to_its_holder(client):
    certificate = a_certificate()
    client.force_login(certificate.learner)

    content = client.get(reverse("courses:certificate", args=[certificate.code])).content.decode()

    read = ngettext("%(number)s lesson read.", "%(number)s lessons read.", 1) % {"number": 1}
    for words in ("Amina Benali", "Abrir una tienda", certificate.code, "<svg", read):
        assert words in content


def test_certificate_of_another_is_404(client):
    certificate = a_certificate()
    client.force_login(UserFactory())

    answers = [
        client.get(reverse(name, args=[certificate.code])).status_code
        for name in ("courses:certificate", "courses:certificate_pdf")
    ]

    assert answers == [404, 404]


@pytest.mark.skipif(not pdf.is_available(), reason="the system library for PDF is missing")
@pytest.mark.parametrize("language", ["es", "ar"])
def test_certificate_pdf_is_tagged_and_in_the_language_of_the_page(client, language):
    certificate = a_certificate()
    client.force_login(certificate.learner)

    response = client.get(f"/{language}/learn/certificates/{certificate.code}/pdf/")

    assert response.headers["Content-Type"] == "application/pdf"
    inside = unpacked(response.content)
    for mark in (b"/StructTreeRoot", f"({language})".encode()):
        assert mark in inside


def test_certificate_pdf_gives_way_to_the_page_where_pdf_is_missing(client, monkeypatch):
    monkeypatch.setattr(pdf, "is_available", lambda: False)
    certificate = a_certificate()
    client.force_login(certificate.learner)
    url = reverse("courses:certificate", args=[certificate.code])

    response = client.get(f"{url}pdf/")

    assert response.url == url
    assert gettext("Open as PDF") not in client.get(url).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_verify_answers_in_the_language_asked_for(client, language):
    certificate = a_certificate()

    by_link = client.get(verify_url(certificate), {"lang": language})
    by_header = client.get(verify_url(certificate), headers={"accept-language": language})

    direction = "rtl" if language == "ar" else "ltr"
    for response in (by_link, by_header):
        content = response.content.decode()
        assert f'<html lang="{language}" dir="{direction}">' in content
        assert "Amina Benali" in content
        assert [f'?lang={code}"' in content for code in LANGUAGES] == [True] * 5
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert "Accept-Language" in response.headers["Vary"]
        assert "no-store" in response.headers["Cache-Control"]


def test_verify_shows_the_title_in_the_language_asked_for(client):
    course = a_course(lessons=1)
    translated_course(course, "en", title="Open a shop")
    certificate = a_certificate(course=course)

    pages = {
        language: client.get(verify_url(certificate), {"lang": language}).content.decode()
        for language in ("es", "en", "fr")
    }

    assert [
        "Abrir una tienda" in pages["es"],
        "Open a shop" in pages["en"],
        "Abrir una tienda" in pages["fr"],
    ] == [True] * 3


@pytest.mark.parametrize("code", ["abcdefghjkmnpqrstuvwxyz234", "XXXX"])
def test_verify_of_unknown_code_says_so_and_shows_no_certificate(client, code):
    response = client.get(f"/verify/{code}/", {"lang": "en"})

    page = response.content.decode()
    assert (response.status_code, response.headers["X-Robots-Tag"]) == (404, "noindex")
    assert "We have not given a certificate with this code." in page
    assert 'class="certificate"' not in page


def test_verify_names_the_language_of_the_course_once_to_who_speaks_it(client):
    certificate = a_certificate()

    pages = {
        language: client.get(verify_url(certificate), {"lang": language}).content.decode()
        for language in ("es", "en")
    }

    assert "<dd>español</dd>" in pages["es"]
    assert "<dd>Spanish (español)</dd>" in pages["en"]


def test_verify_says_revoked_and_why(client):
    certificate = a_certificate()
    revoke(certificate, reason="Issued to the <b>wrong</b> person")

    response = client.get(verify_url(certificate), {"lang": "en"})

    content = response.content.decode()
    assert response.status_code == 200
    assert "This certificate is not valid any more." in content
    assert "Issued to the &lt;b&gt;wrong&lt;/b&gt; person" in content
    assert "real and valid" not in content


def test_verify_says_withdrawn_after_the_name_was_deleted(client):
    certificate = a_certificate()
    Certificate.objects.update(holder_name="")

    content = client.get(verify_url(certificate), {"lang": "en"}).content.decode()

    assert ("The holder has withdrawn this certificate." in content, "Amina" in content) == (
        True,
        False,
    )


def test_verify_outlives_the_course(client):
    certificate = a_certificate()
    CoursePage.objects.get().delete()

    content = client.get(verify_url(certificate), {"lang": "es"}).content.decode()

    assert "Abrir una tienda" in content


def test_verify_too_often_is_refused(client, settings):
    settings.LIMITS = {**settings.LIMITS, "verify": (2, 60)}
    certificate = a_certificate()

    answers = [client.get(verify_url(certificate)).status_code for _time in range(3)]

    assert answers == [200, 200, 429]


def test_revoked_certificate_has_no_pdf_and_says_so_to_its_holder(client):
    certificate = a_certificate()
    revoke(certificate)
    client.force_login(certificate.learner)
    url = reverse("courses:certificate", args=[certificate.code])

    content = client.get(url).content.decode()

    assert gettext("This certificate is no longer valid.") in content
    assert gettext("Open as PDF") not in content
    assert client.get(f"{url}pdf/").status_code == 404


def test_revoke_twice_keeps_the_first():
    certificate = revoke(a_certificate())

    with pytest.raises(AlreadyRevoked):
        revoke(certificate, reason="Again", at=NOON + timedelta(days=1))

    certificate.refresh_from_db()
    assert (certificate.revoked_reason, certificate.revoked_at) == ("Wrong person", NOON)
    assert Fact.objects.filter(kind="courses.certificate_revoked").count() == 1


def test_revoke_without_reason_changes_nothing():
    certificate = a_certificate()

    with pytest.raises(ReasonMissing):
        revoke(certificate, reason="  ")

    certificate.refresh_from_db()
    assert certificate.revoked_at is None


def test_operator_revokes_in_the_editors_house(client):
    certificate = a_certificate()
    client.force_login(SuperUserFactory())
    url = reverse("certificates:edit", args=[certificate.pk])

    listed = client.get(reverse("certificates:index")).content.decode()
    inspected = client.get(reverse("certificates:inspect", args=[certificate.pk]))
    empty = client.post(url, {"reason": ""})
    before = Certificate.objects.get().revoked_at
    client.post(url, {"reason": "Wrong person"})
    again = client.post(url, {"reason": "Again"})

    certificate.refresh_from_db()
    assert ("Amina Benali" in listed, inspected.status_code) == (True, 200)
    assert (empty.status_code, before, again.status_code) == (200, None, 200)
    assert certificate.revoked_reason == "Wrong person"
    assert gettext("This certificate was taken back before.") in again.content.decode()


def test_nobody_writes_or_deletes_a_certificate_by_hand(client):
    certificate = a_certificate()
    client.force_login(SuperUserFactory())

    answers = [
        client.post(reverse("certificates:add"), {"reason": "x"}).status_code,
        client.post(reverse("certificates:delete", args=[certificate.pk])).status_code,
    ]

    assert (answers, Certificate.objects.count()) == ([302, 302], 1)
