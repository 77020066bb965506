"""Downloads: CSV and XLSX with every row, the filters and the definitions, safe to open in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import pandas as pd
import xlsxwriter

from pages.ui.i18n.formatting import is_missing
from pages.ui.i18n.translation import _

# A spreadsheet reads a text that begins with one of these characters as a formula.
FORMULA_START = re.compile(r"^[=+\-@\t\r]")
# The rows of an XLSX sheet, its heading left out.
MAX_SHEET_ROWS = 1_048_575
FORMATS = {
    "money": "#,##0.00",
    "count": "#,##0",
    "ratio": "0.0%",
    "score": "0.00",
    "days": "#,##0",
    "date": "yyyy-mm-dd",
}


@dataclass(frozen=True)
class Sheet:
    """The content of a file.

    Attributes:
        frame: the rows.
        headings: the heading of each column.
        units: the unit of each column.
        about: (name, text) pairs of the first sheet: filters, circumstances, definitions.
    """

    frame: pd.DataFrame
    headings: Sequence[str]
    units: Sequence[str]
    about: Sequence[tuple[str, str]]


def escape_formula(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would compute it."""
    return "'" + text if FORMULA_START.match(text) else text


def build_csv(sheet: Sheet) -> bytes:
    """All rows as CSV in UTF-8 with a byte order mark: ratios as 0..1, days as ISO dates, formulas escaped."""
    frame = sheet.frame.copy()
    frame.columns = pd.Index([escape_formula(heading) for heading in sheet.headings])
    for index, unit in enumerate(sheet.units):
        column = frame.iloc[:, index]
        if unit == "date":
            days = [None if is_missing(day) else f"{pd.Timestamp(day):%Y-%m-%d}" for day in column]
            frame.isetitem(index, days)
        elif column.dtype == object or isinstance(column.dtype, pd.StringDtype):
            frame.isetitem(index, [escape_formula(value) if isinstance(value, str) else value for value in column])
    content = StringIO()
    frame.to_csv(content, index=False, lineterminator="\r\n")
    return content.getvalue().encode("utf-8-sig")


def build_xlsx(sheet: Sheet, limit: int = MAX_SHEET_ROWS) -> bytes:
    """A workbook of two sheets: filters and definitions, and the rows.

    Args:
        sheet: the content.
        limit: the most rows; the first sheet says where rows were cut.
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    strong, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    about, table = book.add_worksheet(_("About")), book.add_worksheet(_("Rows"))
    row_count = _("all {count} rows", count=len(sheet.frame))
    if len(sheet.frame) > limit:
        row_count = _("cut at {limit} of {count} rows", limit=limit, count=len(sheet.frame))
    about.set_column(0, 0, 28, strong)
    about.set_column(1, 1, 100, wrapped)
    for line, (name, value) in enumerate([*sheet.about, (_("Rows"), row_count)]):
        about.write_string(line, 0, name)
        about.write_string(line, 1, value)
    formats = {unit: book.add_format({"num_format": pattern}) for unit, pattern in FORMATS.items()}
    plain, quoted = book.add_format(), book.add_format({"quote_prefix": True})
    for column, (heading, unit) in enumerate(zip(sheet.headings, sheet.units, strict=True)):
        table.set_column(column, column, max(12, min(40, len(heading) + 4)))
        table.write_string(0, column, heading, strong)
        for line, value in enumerate(sheet.frame.iloc[:limit, column], start=1):
            _write_cell(table, line, column, value, quoted if unit == "text" else formats.get(unit, plain))
    table.freeze_panes(1, 0)
    table.autofilter(0, 0, min(len(sheet.frame), limit), max(len(sheet.headings) - 1, 0))
    book.close()
    return content.getvalue()


def _write_cell(table: Any, line: int, column: int, value: Any, cell_format: Any) -> None:
    if is_missing(value):
        table.write_blank(line, column, None)
    elif isinstance(value, bool):
        table.write_boolean(line, column, value)
    elif isinstance(value, (datetime, pd.Timestamp)):
        table.write_datetime(line, column, pd.Timestamp(value).to_pydatetime(), cell_format)
    elif isinstance(value, date):
        table.write_datetime(line, column, datetime(value.year, value.month, value.day), cell_format)
    elif isinstance(value, str):
        # The format quotes the text, so a leading sign is shown and never computed.
        table.write_string(line, column, value, cell_format)
    else:
        table.write_number(line, column, float(value), cell_format)
