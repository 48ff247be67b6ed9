"""The words people read: short sentences, our words, the same word for the same thing."""

import re

import pytest

from tests import words
from tests.texts import INTERFACE, LANGUAGES, Text
from tests.words import Figures, Voice, has, length, sentences

GLOSSARY = words.VOICE.with_name("glossary.md")
FRENCH_SIGN = re.compile(r" [:;!?»]|« ")

SMALL_VOICE = Voice(
    """
## One word for one thing
| Thing | es | pt | en | fr | ar |
|---|---|---|---|---|---|
| basket | cesta | cesto | basket | panier | سلة |

## Words we do not write
### Spanish (es)
| Not | But | Where |
|---|---|---|
| carrito, clic* | cesta | everywhere |
| vendedor | quien vende | interface |

## Exceptions
| Language | What | Place | Why |
|---|---|---|---|
| es | carrito | A cart | It is the name of a song |
| es | long | A rule | The law words it |
"""
)


@pytest.fixture(scope="module")
def measured():
    return words.figures()


def _interface(text, place="A place"):
    return Text("es", INTERFACE, place, text)


def test_sentences_are_short_on_average(measured):
    too_long = {key: each for key, each in measured.averages().items() if each > words.AVERAGE}

    assert too_long == {}, measured.table()


def test_no_sentence_is_longer_than_its_bound(measured):
    assert list(map(str, measured.long)) == [], measured.table()


def test_nobody_reads_a_word_we_do_not_write(measured):
    assert list(map(str, measured.unwanted)) == [], measured.table()


def test_each_thing_is_called_by_its_word_in_each_language(measured):
    catalogues = {
        language: "\n".join(
            t.text for t in measured.read if (t.language, t.source) == (language, INTERFACE)
        )
        for language in LANGUAGES
    }
    unused = [
        (thing, language, word)
        for thing, named in measured.voice.things.items()
        for language, word in named.items()
        if not has(word, catalogues[language])
    ]

    assert unused == []


def test_no_word_is_both_wanted_and_unwanted():
    voice = words.voice()

    torn = [
        (thing, unwanted.language, unwanted.word)
        for thing, named in voice.things.items()
        for unwanted in voice.unwanted
        if has(unwanted.word, named[unwanted.language])
    ]

    assert torn == []


def test_glossary_has_the_words_of_the_voice():
    things = words.voice().things
    lines = GLOSSARY.read_text().splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]

    differing = [
        (term, word, things[term]["es"])
        for terms, *_cells, spanish in rows
        for term, word in _pairs(terms, spanish)
        if term in things and word != things[term]["es"]
    ]

    assert differing == []


def _pairs(terms, spanish):
    several, named = terms.split(", "), spanish.split(", ")
    return zip(several, named, strict=True) if len(several) == len(named) else [(terms, spanish)]


def test_french_signs_stay_with_their_words(measured):
    loose = [
        text.text
        for text in measured.read
        if (text.language, text.source) == ("fr", INTERFACE) and FRENCH_SIGN.search(text.text)
    ]

    assert loose == []


def test_sentences_end_at_points_lines_and_arabic_signs():
    assert sentences("Uno. ¿Dos? «Tres.» Cuatro… Cinco!\nSeis") == [
        "Uno.",
        "¿Dos?",
        "«Tres.",
        "Cuatro…",
        "Cinco!",
        "Seis",
    ]
    assert sentences("هل لديك سؤال؟ يمكنك طرحه.") == ["هل لديك سؤال؟", "يمكنك طرحه."]
    assert sentences("Mira el n.º 3, p. ej. aquí.") == ["Mira el n.º 3, p. ej. aquí."]


def test_sentences_are_read_without_marks():
    assert sentences("- **Paga** [aquí](https://a.test) <bdi>%(name)s</bdi>.") == ["Paga aquí 0."]
    assert sentences('![Dos manos.](stall "Primero, hola.")') == ["Dos manos.", "Primero, hola."]


def test_length_counts_a_number_and_an_elided_word_once():
    assert length("C’est 1 250,50 € pour l’entrée") == 4


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("clic*", "Haz CLIC aquí", True),
        ("clic*", "clics", True),
        ("clic", "clics", False),
        ("app", "mapp", False),
        ("os", "Os podéis ver", True),
        ("tu", "tú", False),
        ("منصة", "في المنصة", True),
        ("منصة", "ومنصتهم", False),
        ("مستخدم", "للمستخدم", True),
        ("كود", "الكُود", True),
        ("cerrar sesión", "cerrar\u00a0sesión", True),
    ],
)
def test_has_finds_whole_words_with_their_accents(word, text, found):
    assert has(word, text) is found


def test_unwanted_word_is_found_and_says_what_we_write():
    found = Figures([_interface("Haz clic. Todo bien.")], SMALL_VOICE).unwanted

    assert [str(each) for each in found] == [
        "clic* (we write: cesta): 'Haz clic.' in es interface 'A place'"
    ]


def test_words_of_the_interface_may_stand_in_what_people_say():
    said = Text("es", "forum", "01_file", "Soy vendedor y uso un carrito.")

    found = Figures([said], SMALL_VOICE).unwanted

    assert [each.what for each in found] == ["carrito (we write: cesta)"]


def test_exception_covers_its_place_only():
    read = [_interface("Mi carrito", "A cart of mine"), _interface("Mi carrito", "Another cart")]

    found = Figures(read, SMALL_VOICE).unwanted

    assert [each.text.place for each in found] == ["Another cart"]


def test_long_sentence_is_found_unless_it_is_excepted():
    long = " ".join(["palabra"] * 26)
    read = [_interface(long), _interface(long, "A rule"), Text("es", "forum", "01_file", long)]

    found = Figures(read, SMALL_VOICE).long

    assert [(each.what, each.text.place) for each in found] == [("long, 26 words", "A place")]


def test_averages_leave_labels_out():
    read = [
        _interface("Guardar"),
        _interface("Uno dos tres cuatro cinco seis. Uno dos tres cuatro."),
    ]

    assert Figures(read, SMALL_VOICE).averages() == {(INTERFACE, "es"): 5}
