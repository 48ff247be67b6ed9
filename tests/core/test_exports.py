import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.exports import csv_response, safe_text, xlsx_response

pytestmark = pytest.mark.django_db  # closing a response looks at the connections
HEADER = ["Nombre", "=cmd"]
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "＝1",
    "=HYPERLINK(\"http://evil.test\",\"x\")",
    "=cmd|' /C calc'!A0",
    "\x00=1",
    "\u200b=1",
    "\ufeff=1",
]  # fmt: skip


def _csv_rows(response):
    text = b"".join(response.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    return text[1:], list(csv.reader(io.StringIO(text[1:])))


@pytest.mark.parametrize("text", HOSTILE)
def test_safe_text_disarms_formulas(text):
    assert safe_text(text).startswith("'")


@pytest.mark.parametrize("text", ["", "Ana", "a=b", "1-2", "'=1", "ñ", "مرحبا"])
def test_safe_text_leaves_words_alone(text):
    assert safe_text(text) == text


@given(st.text(max_size=30))
def test_safe_text_never_begins_like_a_formula(text):
    assert not safe_text(text).strip().startswith(("=", "+", "-", "@"))


def test_csv_writes_types_plainly():
    noon = datetime(2026, 11, 18, 12, tzinfo=UTC)
    row = ['María; "x"', -5, Decimal("12.50"), date(2026, 1, 2), noon, True, False, None]

    text, rows = _csv_rows(csv_response("a.csv", HEADER, [row]))

    assert rows == [
        ["Nombre", "'=cmd"],
        ["María; \"x\"", "-5", "12.50", "2026-01-02", "2026-11-18T12:00:00+00:00", "true", "false", ""],
    ]  # fmt: skip
    # Quoted, so that a program that splits at semicolons finds no formula either
    assert '"María; ""x""",-5,' in text


def test_csv_streams_rows_as_they_are_read():
    read = []

    def rows():
        for number in range(3):
            read.append(number)
            yield [number]

    stream = iter(csv_response("a.csv", ["n"], rows()).streaming_content)
    next(stream)
    next(stream)
    before = list(read)
    next(stream)

    assert (before, read) == ([], [0])


def _sheet(response):
    data = b"".join(response.streaming_content)
    response.close()
    return load_workbook(io.BytesIO(data)).active


def test_xlsx_holds_types_and_text_that_is_no_formula():
    noon = datetime(2026, 11, 18, 12, tzinfo=UTC)
    values = ["=1+1", "bad\x00\x0b", -5, Decimal("12.50"), date(2026, 1, 2), noon, True, None]

    with timezone.override("Europe/Madrid"):
        sheet = _sheet(xlsx_response("a.xlsx", HEADER, [values]))

    cells = next(iter(sheet.iter_rows(min_row=2, max_row=2)))
    assert [cell.value for cell in cells[:4]] == ["=1+1", "bad", -5, 12.5]
    assert [cell.data_type for cell in cells[:4]] == ["s", "s", "n", "n"]
    assert cells[4].value == datetime(2026, 1, 2)  # noqa: DTZ001 - a spreadsheet knows no zones
    assert cells[5].value == datetime(2026, 11, 18, 13)  # noqa: DTZ001
    assert cells[6].value is True
    assert sheet["B1"].data_type == "s"
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("text", HOSTILE)
def test_xlsx_holds_no_formula(text):
    sheet = _sheet(xlsx_response("a.xlsx", ["x"], [[text]]))

    assert sheet["A2"].data_type == "s"


@pytest.mark.parametrize("respond", [csv_response, xlsx_response])
@pytest.mark.parametrize("rows", [[], [["a"]], [["a"], ["b"], ["c"]]])
def test_export_is_private_and_named(respond, rows):
    response = respond("pedidos de María.csv", ["x"], rows)

    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''pedidos%20de%20Mar%C3%ADa.csv"
    )
    response.close()
