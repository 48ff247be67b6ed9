"""Private files leave only through ``serve_private``; forms keep what people typed."""

import pytest
from django import forms
from django.core.exceptions import RequestDataTooBig
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import RequestFactory

from core.uploads import CleanDocumentField, CleanImageField, Kind, serve_private
from tests.core import hostile_files as hostile

pytestmark = pytest.mark.django_db  # closing a response looks at the connections
REQUEST = RequestFactory().get("/")


@pytest.fixture
def stored():
    name = storages["private"].save("plans/abc.pdf", ContentFile(b"%PDF-1.7 mine"))
    yield name
    storages["private"].delete(name)


def test_serve_private_sends_for_saving_and_leaves_no_copy(stored):
    response = serve_private(REQUEST, stored, "mi plan «2027».pdf")

    assert b"".join(response.streaming_content) == b"%PDF-1.7 mine"
    response.close()
    assert {name: response[name] for name in response.headers} == {
        "Content-Type": "application/pdf",
        "Content-Length": "13",
        "Content-Disposition": "attachment; filename*=utf-8''mi%20plan%20%C2%AB2027%C2%BB.pdf",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }


def test_serve_private_names_no_type_a_browser_would_run():
    name = storages["private"].save("page.html", ContentFile(b"<script>"))

    response = serve_private(REQUEST, name, "a.html")

    assert response["Content-Type"] == "application/octet-stream"
    response.close()


@pytest.mark.parametrize(
    "path", ["missing.pdf", "../secret_key", "/etc/passwd", "plans/../../x", "plans", "", "a\0b"]
)
def test_serve_private_knows_nothing_outside(stored, path):
    with pytest.raises(Http404):
        serve_private(REQUEST, path, "a.pdf")


class PlanForm(forms.Form):
    title = forms.CharField()
    photo = CleanImageField()
    plan = CleanDocumentField(kinds=frozenset({Kind.PDF, Kind.PICTURE}), required=False)


def sent(data):
    return SimpleUploadedFile("a", data)


def test_form_hands_on_clean_files():
    form = PlanForm({"title": "T"}, {"photo": sent(hostile.picture()), "plan": sent(hostile.pdf())})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["photo"].name.endswith(".jpg")
    assert form.cleaned_data["plan"].kind == Kind.PDF


def test_form_refuses_a_lie_beside_its_field_and_keeps_the_rest():
    form = PlanForm({"title": "Mi <título>"}, {"photo": sent(hostile.HTML), "plan": sent(b"")})

    assert {name: len(errors) for name, errors in form.errors.items()} == {"photo": 1, "plan": 1}
    assert form.errors.as_data()["photo"][0].code == "uploads.not-a-picture"
    assert form.errors.as_data()["plan"][0].code == "uploads.empty"
    assert 'value="Mi &lt;título&gt;"' in str(form)


def test_form_without_a_new_file_keeps_the_old_one():
    form = PlanForm({"title": "T"}, {}, initial={"photo": "old.jpg"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["photo"] == "old.jpg"
    assert form.cleaned_data["plan"] is None


def test_form_asks_for_a_file_that_must_be():
    assert list(PlanForm({"title": "T"}, {}).errors) == ["photo"]


def test_form_offers_only_what_it_takes():
    form = PlanForm()

    assert form.fields["photo"].widget.attrs["accept"].startswith("image/jpeg,image/png")
    assert form.fields["plan"].widget.attrs["accept"].startswith(".pdf,image/jpeg,")


def test_request_that_announces_too_much_is_not_read(settings):
    settings.UPLOAD_MAX_BYTES = 100
    request = RequestFactory().post("/", {"file": sent(b"x" * 500)})

    with pytest.raises(RequestDataTooBig):
        request.FILES  # noqa: B018 - reading it is the point


def test_request_within_the_bound_is_read():
    request = RequestFactory().post("/", {"file": sent(b"x" * 500)})

    assert request.FILES["file"].read() == b"x" * 500
