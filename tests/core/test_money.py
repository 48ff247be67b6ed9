import pytest
from babel.numbers import format_currency
from django import forms
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.forms import MoneyField
from core.money import NotAnAmount, format_money, half_up, parse_amount, share

LANGUAGES = ("es", "pt", "en", "fr", "ar")
cents = st.integers(min_value=0, max_value=10**14)
eastern = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
persian = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@given(cents, st.sampled_from(LANGUAGES))
def test_parse_amount_reads_what_format_money_writes(amount, language):
    assert parse_amount(format_money(amount, language=language)) == amount


@given(cents, st.sampled_from(LANGUAGES), st.sampled_from([eastern, persian]))
def test_parse_amount_reads_arabic_digits(amount, language, digits):
    assert parse_amount(format_money(amount, language=language).translate(digits)) == amount


@given(cents)
def test_parse_amount_reads_arabic_separators(amount):
    text = format_currency(amount // 100, "EUR", locale="ar_EG", numbering_system="arab")

    assert parse_amount(text) == amount // 100 * 100


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12,50", 1250),
        ("12.50", 1250),
        ("١٢٫٥٠", 1250),
        ("١٬٢٣٤٫٥٦", 123456),
        ("1.234,56", 123456),
        ("1,234.56", 123456),
        ("1 234,56", 123456),
        ("1'234.50", 123450),
        ("12.345.678,9", 1234567890),
        ("1.234", 123400),
        ("1234", 123400),
        ("€ 12", 1200),
        ("12€", 1200),
        ("12 EUR", 1200),
        (",5", 50),
        ("0", 0),
        ("007", 700),
        ("\u200f12,50\u00a0€", 1250),
    ],
)
def test_parse_amount_reads_what_people_write(text, amount):
    assert parse_amount(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "€", ".", ",", "abc", "-5", "−5", "+5", "1.2.3", "12,", "0.125", "0,123", "1,23,456",
        "12.34.567", "1,234,56", "1.234.567.89", "5€5", "1e5", "½", "²", "Ⅷ", "0x10", "12,5O", "1/2",
        "12,50,", "1 + 1", "NaN", "Infinity", "9" * 16, "1" * 5000, "=1", "\x00", "12\n13x",
    ],
)  # fmt: skip
def test_parse_amount_refuses_what_is_no_amount(text):
    with pytest.raises(NotAnAmount):
        parse_amount(text)


@given(st.text(max_size=200))
def test_parse_amount_gives_an_amount_or_refuses(text):
    try:
        amount = parse_amount(text)
    except NotAnAmount:
        return
    assert amount >= 0


def test_format_money_writes_as_each_language_does():
    written = {language: format_money(123456, language=language) for language in LANGUAGES}

    assert written == {
        "es": "1.234,56\u00a0€",
        "pt": "1\u00a0234,56\u00a0€",
        "en": "€1,234.56",
        "fr": "1\u202f234,56\u00a0€",
        "ar": "\u200f1,234.56\u00a0€",
    }


def test_format_money_knows_currencies_without_cents():
    assert format_money(1250, "JPY", "en") == "¥1,250"


def test_money_filter_follows_the_reader():
    page = Template("{% load money %}{{ a|money }}|{{ a|money:'USD' }}|{{ none|money }}")

    with translation.override("pt"):
        printed = page.render(Context({"a": 1250, "none": None}))

    assert printed == "12,50\u00a0€|12,50\u00a0US$|"


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [(5, 2, 3), (4, 2, 2), (49, 100, 0), (50, 100, 1), (-5, 2, -3), (5, -2, -3), (-5, -2, 3), (0, 7, 0)],
)  # fmt: skip
def test_half_up_rounds_halves_away_from_zero(numerator, denominator, rounded):
    assert half_up(numerator, denominator) == rounded


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_half_up_is_never_more_than_half_away_and_mirrors(numerator, denominator):
    rounded = half_up(numerator, denominator)

    assert abs(2 * (rounded * denominator - numerator)) <= denominator
    assert half_up(-numerator, denominator) == -rounded


def test_half_up_of_nothing_is_a_mistake():
    with pytest.raises(ZeroDivisionError):
        half_up(1, 0)


weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=30).filter(any)


@given(st.integers(-(10**12), 10**12), weights)
def test_share_adds_up_and_is_fair_to_a_cent(total, weights):
    parts = share(total, weights)

    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - total * weight) < sum(weights)
    assert share(-total, weights) == [-part for part in parts]


def test_share_gives_the_odd_cent_to_the_earlier_part():
    assert share(100, [1, 1, 1]) == [34, 33, 33]
    assert share(2, [0, 5, 5, 5]) == [0, 1, 1, 0]
    assert share(0, []) == []
    assert share(0, [0, 0]) == [0, 0]


@pytest.mark.parametrize(("total", "weights"), [(1, []), (1, [0, 0]), (5, [3, -1])])
def test_share_refuses_what_cannot_be_split(total, weights):
    with pytest.raises(ValueError, match="Weights"):
        share(total, weights)


class PriceForm(forms.Form):
    price = MoneyField(min_cents=100, max_cents=10_000)
    old_price = MoneyField(required=False)


def test_money_field_cleans_to_cents():
    form = PriceForm({"price": " ٩٩,٥ ", "old_price": ""})

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"price": 9950, "old_price": None}


@pytest.mark.parametrize(
    ("text", "code"),
    [("abc", "core.not-an-amount"), ("0,99", "too_small"), ("100,01", "too_big"), ("", "required"),
     ("9" * 41, "max_length"), ("1\x00", "null_characters_not_allowed")],
)  # fmt: skip
def test_money_field_refuses_and_keeps_what_was_written(text, code):
    form = PriceForm({"price": text})

    assert [error.code for error in form.errors.as_data()["price"]] == [code]
    assert form["price"].value() == text


def test_money_field_shows_cents_as_people_write_them():
    with translation.override("es"):
        html = str(PriceForm(initial={"price": 1250})["price"])

    assert 'value="12,50\u00a0€"' in html
    assert 'inputmode="decimal"' in html


@pytest.mark.parametrize(
    ("initial", "data", "changed"),
    [(1250, "12,5", False), (1250, "12", True), (None, "", False), (None, "x", True)],
)
def test_money_field_knows_whether_the_amount_changed(initial, data, changed):
    assert MoneyField(required=False).has_changed(initial, data) is changed
