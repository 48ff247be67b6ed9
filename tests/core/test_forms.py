import re

import pytest
from django import forms
from django.utils import translation

from core.errors import DomainError, TransitionNotAllowed, add_refusal
from core.forms import PlainDigitsField


class Everything(forms.Form):
    name = forms.CharField(help_text="As on your papers.")
    nickname = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="I agree", help_text="Read it first.")
    photo = forms.FileField()
    token = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        if "token" in self.cleaned_data:
            self.add_error(None, "Nothing fits <here>.")


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def wrong():
    return str(Everything({"name": "", "nickname": "Ana <b>", "token": "x"}))


def test_form_without_errors_has_no_summary():
    html = str(Everything())

    assert "error" not in html
    assert html.count("(optional)") == 1


def test_summary_takes_the_focus_and_links_to_every_field(wrong):
    summary = wrong[: wrong.index("</ul>")]
    links = dict(re.findall(r'<a href="#(\w+)">([^<]*)</a>', summary))

    assert 'role="alert" tabindex="-1" id="error-summary" autofocus' in summary
    assert links == {
        "id_name": "Name: Please fill this in.",
        "id_kind_0": "Kind: Please fill this in.",
        "id_agree": "I agree: Please fill this in.",
        "id_photo": "Photo: Please fill this in.",
    }
    for target in links:
        assert f'id="{target}"' in wrong


def test_summary_says_what_belongs_to_no_field():
    html = str(Everything({"token": "1"}))

    assert "<li>Nothing fits &lt;here&gt;.</li>" in html


def test_summary_shows_errors_of_hidden_fields(wrong):
    assert "(Hidden field token) Write a whole number, for example 3." in wrong


def test_field_says_its_error_beside_it_in_the_same_words(wrong):
    field = wrong[wrong.index('<label for="id_name"') :]

    assert '<div class="help" id="id_name_helptext">As on your papers.</div>' in field
    assert '<p class="error" id="id_name_error">Please fill this in. </p>' in field
    assert 'aria-describedby="id_name_helptext id_name_error"' in field
    assert 'aria-invalid="true"' in field


def test_choices_are_a_group_with_a_name(wrong):
    group = wrong[wrong.index("<fieldset") : wrong.index("</fieldset>")]

    assert 'aria-describedby="id_kind_error"' in group
    assert "<legend>Kind</legend>" in group.replace("\n", "")


def test_checkbox_stands_before_its_words(wrong):
    assert wrong.index('type="checkbox"') < wrong.index("I agree\n</label>")


def test_form_keeps_what_was_typed(wrong):
    assert 'value="Ana &lt;b&gt;"' in wrong


class TooLate(DomainError):
    code = "test.too-late"
    message = "Too late by %(days)s days."
    field = "photo"


class Elsewhere(DomainError):
    message = "No."
    field = "unknown"


def test_refusal_stands_beside_its_field():
    form = Everything({})
    form.full_clean()

    add_refusal(form, TooLate(days=3))

    assert form.errors["photo"][-1] == "Too late by 3 days."


@pytest.mark.parametrize("refusal", [Elsewhere(), TransitionNotAllowed(old="sent", new="paid")])
def test_refusal_without_field_stands_above_the_form(refusal):
    form = Everything({})

    add_refusal(form, refusal)

    assert list(form.non_field_errors()) == [str(refusal)]


def test_refusal_is_named_by_its_code_in_logs():
    assert TooLate(days=3).args == ("test.too-late",)
    assert TooLate(days=3).data == {"days": 3}


class Address(forms.Form):
    postal_code = PlainDigitsField()
    hint = forms.CharField(required=False)


def test_plain_digits_field_cleans_the_digits_of_every_script():
    form = Address({"postal_code": " ٢١-۷30½ "})

    assert form.is_valid()
    assert form.cleaned_data["postal_code"] == "21-730½"


def test_field_that_another_answer_asks_for_is_not_called_optional():
    form = Address()
    form.fields["hint"].is_conditional = True

    assert "(optional)" not in str(form)
