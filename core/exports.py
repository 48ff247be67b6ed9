"""Tables people take away: CSV for machines, XLSX for spreadsheets; no cell can act as a formula."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK = "\ufeff"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# Source: OWASP, CSV Injection; full-width signs too, and behind spaces and invisible characters
FORMULA = re.compile(r"[\t\r\n]|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]")

Row = Sequence[object]


class _Echo:
    """A file that hands back what is written, so that rows stream one by one."""

    def write(self, text: str) -> str:
        return text


def safe_text(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula."""
    text = CONTROL.sub("", text)
    return f"'{text}" if FORMULA.match(text) else text


def _csv_value(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return safe_text(value)
    return value


def _csv_lines(header: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    writer: Any = csv.writer(_Echo(), quoting=csv.QUOTE_NONNUMERIC)
    yield BYTE_ORDER_MARK
    yield writer.writerow([safe_text(str(name)) for name in header])
    for row in rows:
        yield writer.writerow([_csv_value(value) for value in row])


def _private(response: Any, filename: str) -> Any:
    response["Content-Disposition"] = content_disposition_header(True, filename)
    response["Cache-Control"] = "private, no-store"
    return response


def csv_response(
    filename: str, header: Sequence[str], rows: Iterable[Row]
) -> StreamingHttpResponse:
    """Send rows as CSV while they are read: UTF-8 with mark, comma, every text quoted, ISO dates."""
    lines = _csv_lines(header, rows)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    return _private(response, filename)


def _xlsx_cell(sheet: Any, value: object) -> Any:
    if isinstance(value, datetime) and value.tzinfo:
        value = timezone.make_naive(value)  # a spreadsheet knows no time zones
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, CONTROL.sub("", value))
        cell.data_type = "s"  # text, whatever it begins with
        return cell
    return value


def xlsx_response(filename: str, header: Sequence[str], rows: Iterable[Row]) -> FileResponse:
    """Send rows as one sheet; it is written to a file on disk row by row, never held in memory."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.append([_xlsx_cell(sheet, str(name)) for name in header])
    for row in rows:
        sheet.append([_xlsx_cell(sheet, value) for value in row])
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return _private(FileResponse(file, content_type=XLSX), filename)
