"""XLSX and its relatives, read by python-calamine: it is compiled, and reads XLS and ODS as well."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError
from sqlalchemy import Table

from data.errors import IntakeError
from data.intake import header
from data.intake.rows import Rows, store_rows

_WHOLE = 2**53


def read_workbook(raw: Any, name: str, path: Path, table: Table) -> Rows:
    """Stage the first sheet that is not empty; a row's line is its number in the sheet. Raises IntakeError."""
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            sheet = _first_filled(book, path)
            return _read(raw, name, path, table, sheet)
    except PasswordError as error:
        raise IntakeError("{file} is protected by a password. Save it without one.", file=path.name) from error
    except CalamineError as error:
        raise IntakeError("{file} is not a workbook that can be read: {told}.", file=path.name, told=error) from error


def _first_filled(book: CalamineWorkbook, path: Path) -> CalamineSheet:
    for position in range(len(book.sheet_names)):
        sheet = book.get_sheet_by_index(position)
        if sheet.height:
            return sheet
    raise IntakeError("{file} is empty: it has no header.", file=path.name)


def _read(raw: Any, name: str, path: Path, table: Table, sheet: CalamineSheet) -> Rows:
    records = _records(sheet)
    line, names = next(records, (0, []))
    own = header.own_part([cell or "" for cell in names])
    rows = Rows(name=name, path=path, read_as=f"sheet {sheet.name}", header=own)
    rows.columns, rows.refused = header.columns_of(own, table, line)
    if not rows.refused:
        # A file of rejected rows that was saved as a workbook has columns behind its own.
        cut = len(own) if len(names) > len(own) and names[-1] else None
        store_rows(raw, rows, ((line, cells[:cut]) for line, cells in records))
    return rows


def _records(sheet: CalamineSheet) -> Iterator[tuple[int, list[str | None]]]:
    """The number and the cells of every row that is not empty."""
    for line, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        texts = [_text(cell) for cell in cells]
        if any(texts):
            yield line, texts


def _text(cell: object) -> str | None:
    """A cell as it would stand in a CSV file; a whole number without a fraction."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _WHOLE else repr(cell)
    if isinstance(cell, bool | int | date | datetime | time | timedelta):
        return str(cell).lower() if isinstance(cell, bool) else str(cell)
    return str(cell).strip() or None
