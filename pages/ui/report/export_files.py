"""Files to take away: CSV and XLSX with every row, the filters and the definitions, safe to open in a spreadsheet."""

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

# A spreadsheet takes a text that begins with one of these for a formula.
FORMULA_START = re.compile(r"^[=+\-@\t\r]")
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
    """What goes into a file: rows, the heading and unit of each column, and what the first sheet says."""

    frame: pd.DataFrame
    headings: Sequence[str]
    units: Sequence[str]
    about: Sequence[tuple[str, str]]


def escape_formula(text: str) -> str:
    """The text as a spreadsheet shows it and never computes it."""
    return "'" + text if FORMULA_START.match(text) else text


def build_csv(sheet: Sheet) -> bytes:
    """All rows as CSV in UTF-8 with its mark; shares as 0..1, days as ISO dates, texts made harmless."""
    frame = sheet.frame.copy()
    frame.columns = pd.Index([escape_formula(heading) for heading in sheet.headings])
    for place, unit in enumerate(sheet.units):
        column = frame.iloc[:, place]
        if unit == "date":
            frame.isetitem(place, [None if is_missing(one) else f"{pd.Timestamp(one):%Y-%m-%d}" for one in column])
        elif column.dtype == object or isinstance(column.dtype, pd.StringDtype):
            frame.isetitem(place, [escape_formula(one) if isinstance(one, str) else one for one in column])
    out = StringIO()
    frame.to_csv(out, index=False, lineterminator="\r\n")
    return out.getvalue().encode("utf-8-sig")


def build_xlsx(sheet: Sheet, limit: int = MAX_SHEET_ROWS) -> bytes:
    """A workbook: first filters and definitions, then the rows, all of them or with a clear word where it was cut."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    strong, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    about, table = book.add_worksheet(_("About")), book.add_worksheet(_("Rows"))
    told = _("all {count} rows", count=len(sheet.frame))
    if len(sheet.frame) > limit:
        told = _("cut at {limit} of {count} rows", limit=limit, count=len(sheet.frame))
    about.set_column(0, 0, 28, strong)
    about.set_column(1, 1, 100, wrapped)
    for line, (name, value) in enumerate([*sheet.about, (_("Rows"), told)]):
        about.write_string(line, 0, name)
        about.write_string(line, 1, value)
    cells = {unit: book.add_format({"num_format": pattern}) for unit, pattern in FORMATS.items()}
    plain, quoted = book.add_format(), book.add_format({"quote_prefix": True})
    for place, (heading, unit) in enumerate(zip(sheet.headings, sheet.units, strict=True)):
        table.set_column(place, place, max(12, min(40, len(heading) + 4)))
        table.write_string(0, place, heading, strong)
        for line, value in enumerate(sheet.frame.iloc[:limit, place], start=1):
            _write_cell(table, line, place, value, quoted if unit == "text" else cells.get(unit, plain))
    table.freeze_panes(1, 0)
    table.autofilter(0, 0, min(len(sheet.frame), limit), max(len(sheet.headings) - 1, 0))
    book.close()
    return out.getvalue()


def _write_cell(table: Any, line: int, place: int, value: Any, look: Any) -> None:
    if is_missing(value):
        table.write_blank(line, place, None)
    elif isinstance(value, bool):
        table.write_boolean(line, place, value)
    elif isinstance(value, (datetime, pd.Timestamp)):
        table.write_datetime(line, place, pd.Timestamp(value).to_pydatetime(), look)
    elif isinstance(value, date):
        table.write_datetime(line, place, datetime(value.year, value.month, value.day), look)
    elif isinstance(value, str):
        # Written as quoted text, so a leading sign is shown as it stands and never computed.
        table.write_string(line, place, value, look)
    else:
        table.write_number(line, place, float(value), look)
