"""Django and allauth speak our words on our pages."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import allauth
import django
import polib
import pytest
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import (
    MinimumLengthValidator,
    password_validators_help_texts,
)
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils import translation

from core import borrowed_words

LANGUAGES = [code for code, _name in settings.LANGUAGES]
SAID = [
    message
    for name in ("FIELDS", "FILES", "PASSWORDS", "ALLAUTH", "TIMES")
    for message in getattr(borrowed_words, name)
]
NOON = datetime(2027, 3, 15, 12, tzinfo=UTC)


def _catalogue(path: Path) -> polib.POFile:
    return polib.pofile(str(path / "LC_MESSAGES" / "django.po"))


def test_borrowed_messages_are_still_said_by_their_owners():
    homes = [
        Path(django.__file__).parent / "conf/locale/en",
        *Path(django.__file__).parent.glob("contrib/*/locale/en"),
        Path(allauth.__file__).parent / "locale/en",
    ]
    known = {entry.msgid for home in homes for entry in _catalogue(home)}

    assert [message for message in SAID if message not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_catalogue_words_what_is_borrowed(language):
    ours = {
        entry.msgid: entry.msgstr
        for entry in _catalogue(Path(settings.LOCALE_PATHS[0]) / language)
        if not entry.msgctxt
    }

    with translation.override(language):
        said = {message: translation.gettext(message) for message in SAID}

    assert said == {message: ours[message] for message in SAID}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ["Es demasiado largo. Caben 3 letras y hay 4."]),
        ("pt", ["É demasiado longo. Cabem 3 letras e há 4."]),
        ("en", ["This is too long. There is room for 3 letters, and it has 4."]),
        ("fr", ["C’est trop long. Il y a 4 lettres, et la limite est de 3."]),
        ("ar", ["هذا طويل جدًا. عدد الحروف المسموح به: 3. العدد الآن: 4."]),
    ],
)
def test_refusal_of_a_long_text_counts_in_our_words(language, words):
    with translation.override(language), pytest.raises(ValidationError) as refusal:
        forms.CharField(max_length=3).clean("abcd")

    with translation.override(language):
        assert refusal.value.messages == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "La contraseña es demasiado corta. Hacen falta 10 letras o signos."),
        ("pt", "A palavra-passe é demasiado curta. São precisas 10 letras ou sinais."),
        ("en", "This password is too short. It needs at least 10 letters or signs."),
        ("fr", "Ce mot de passe est trop court. Il faut au moins 10 lettres ou signes."),
        ("ar", "كلمة السر قصيرة جدًا. العدد اللازم من الحروف أو العلامات: 10."),
    ],
)
def test_short_password_is_refused_in_the_language_of_the_page(language, words):
    with translation.override(language), pytest.raises(ValidationError) as refusal:
        MinimumLengthValidator(10).validate("abc")

    assert refusal.value.messages == [words]


def test_help_for_a_password_is_in_the_language_of_the_page():
    with translation.override("pt"):
        help_texts = password_validators_help_texts()

    assert help_texts == [
        "Não use o seu nome nem o seu e-mail.",
        "Escreva pelo menos 10 letras ou sinais.",
        "Não use uma palavra-passe fácil, como 1234567890.",
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ["hace 5 minutos", "hace una hora", "hace 3 días"]),
        ("pt", ["há 5 minutos", "há uma hora", "há 3 dias"]),
        ("en", ["5 minutes ago", "an hour ago", "3 days ago"]),
        ("fr", ["il y a 5 minutes", "il y a une heure", "il y a 3 jours"]),
        ("ar", ["منذ 5 دقائق", "منذ ساعة واحدة", "منذ 3 أيام"]),
    ],
)
def test_time_since_is_said_as_people_say_it(language, words, time_machine):
    time_machine.move_to(NOON, tick=False)
    spans = (timedelta(minutes=5), timedelta(hours=1), timedelta(days=3))

    with translation.override(language):
        said = [naturaltime(NOON - span).replace("\u00a0", " ") for span in spans]

    assert said == words


@pytest.mark.parametrize(
    ("language", "size"),
    [
        ("es", "2,0 MB"),
        ("pt", "2,0 MB"),
        ("en", "2.0 MB"),
        ("fr", "2,0 Mo"),
        ("ar", "2.0 ميغابايت"),
    ],
)
def test_size_of_a_file_has_the_unit_of_the_language(language, size):
    with translation.override(language):
        assert filesizeformat(2 * 1024 * 1024).replace("\u00a0", " ") == size
