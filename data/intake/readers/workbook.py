"""Workbooks, read by python-calamine, which is compiled and reads XLSX, XLS and ODS."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

from duckdb import DuckDBPyConnection
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from data.errors import IntakeError
from data.intake.readers.header import TargetTable, strip_reject_columns
from data.intake.readers.staged_rows import Record, StagedRows, stage_rows
from data.intake.readers.zip_limits import validate_archive
from data.parsing.text_cleaning import strip_blanks

_MAX_EXACT_INTEGER = 2**53


def read_workbook(
    raw: DuckDBPyConnection, name: str, path: Path, target: TargetTable, sheet_name: str | None = None
) -> StagedRows:
    """Stages a sheet into the temporary table `name`; a row's line is its number in the sheet.

    Raises:
        IntakeError: The workbook cannot be read, or has no such sheet.
    """
    with open_workbook(path) as book:
        return _stage_sheet(raw, name, path, target, select_sheet(book, path, sheet_name))


@contextmanager
def open_workbook(path: Path) -> Iterator[CalamineWorkbook]:
    """The open workbook.

    Raises:
        IntakeError: The workbook is damaged, protected or too large; also for errors while it is open.
    """
    with path.open("rb") as file:
        is_archive = file.read(2) == b"PK"
    if is_archive:
        validate_archive(path)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            yield book
    except PasswordError as error:
        raise IntakeError("{file} is protected by a password. Save it without one.", file=path.name) from error
    except CalamineError as error:
        raise IntakeError("{file} is not a workbook that can be read: {told}.", file=path.name, told=error) from error


def select_sheet(book: CalamineWorkbook, path: Path, sheet_name: str | None = None) -> CalamineSheet:
    """The sheet of that name, else the first that is not empty.

    Raises:
        IntakeError: There is none.
    """
    if sheet_name is not None:
        if sheet_name not in book.sheet_names:
            raise IntakeError(
                "{file} has no sheet {sheet}. Its sheets are {sheets}.",
                file=path.name,
                sheet=sheet_name,
                sheets=", ".join(book.sheet_names),
            )
        return book.get_sheet_by_name(sheet_name)
    for position in range(len(book.sheet_names)):
        sheet = book.get_sheet_by_index(position)
        if sheet.height:
            return sheet
    raise IntakeError("{file} is empty: it has no header.", file=path.name)


def iterate_sheet_records(sheet: CalamineSheet) -> Iterator[Record]:
    """The row number and the cells of every row that is not empty."""
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        texts = [_format_cell(cell) for cell in cells]
        if any(texts):
            yield line, texts


def _stage_sheet(
    raw: DuckDBPyConnection, name: str, path: Path, target: TargetTable, sheet: CalamineSheet
) -> StagedRows:
    records = iterate_sheet_records(sheet)
    line, names = next(records, (0, []))
    own_names = strip_reject_columns([cell or "" for cell in names])
    rows = StagedRows(name=name, path=path, read_as=f"sheet {sheet.name}", header=own_names)
    rows.columns, rows.header_problems = target.resolve_columns(own_names, line)
    if not rows.header_problems:
        # A file of rejected rows that was saved as a workbook has columns behind its own.
        width = len(own_names) if len(names) > len(own_names) and names[-1] else None
        stage_rows(raw, rows, ((line, cells[:width]) for line, cells in records))
    return rows


def _format_cell(cell: object) -> str | None:
    """A cell as it would be in a CSV file; a whole number without a fraction."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _MAX_EXACT_INTEGER else repr(cell)
    if isinstance(cell, bool | int | date | datetime | time | timedelta):
        return str(cell).lower() if isinstance(cell, bool) else str(cell)
    return strip_blanks(str(cell)) or None
