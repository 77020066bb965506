"""The rows of a survey file as text in a temporary table, and what stands in its columns."""

from dataclasses import dataclass
from itertools import islice

from duckdb import DuckDBPyConnection

from data.intake.readers.csv_records import read_line_by_line, read_with_duckdb
from data.intake.readers.staged_rows import StagedRows, stage_rows
from data.intake.readers.workbook import iterate_sheet_records, open_workbook
from data.survey.model.columns import ColumnProfile, DetectedLayout
from data.survey.read.file_start import FileStart
from data.survey.read.long_form import ANSWERS_SUFFIX, list_surveys, pivot_responses, select_survey
from data.warehouse.duckdb_queries import fetch_row

MAX_VALUE_LENGTH = 1_000
MAX_PROFILE_VALUES = 200


@dataclass(frozen=True)
class StagedResponses:
    """Staged rows, one for each response, and the columns they have."""

    rows: StagedRows
    detected: DetectedLayout
    file_rows: StagedRows
    """The file's own rows; others than `rows` where it is in the long form."""
    surveys: tuple[str, ...] = ()
    """The surveys that a file in the long form names."""
    survey: str | None = None
    """The one of them that was taken."""


def stage_responses(
    raw: DuckDBPyConnection, name: str, start: FileStart, max_rows: int | None = None, survey: str | None = None
) -> StagedResponses:
    """Stage the file, at `most` so many of its records, into the temporary table `name`; c0, c1 … are the columns.

    The long form becomes one row for each response to the `survey` that is wanted.
    """
    is_long = start.detected.layout == "long"
    rows = StagedRows(
        name=name + ANSWERS_SUFFIX if is_long else name,
        path=start.path,
        read_as=start.read_as,
        header=tuple(column.name for column in start.detected.columns),
        first_line=start.last_line + 1,
        blanks=start.text.blanks if start.text else "",
    )
    if start.text is None:
        _stage_sheet(raw, rows, start, max_rows)
    else:
        _stage_text(raw, rows, start, max_rows)
    if not is_long:
        return StagedResponses(rows, start.detected, rows)
    surveys = list_surveys(raw, rows, start.detected)
    part = select_survey(surveys, survey, start.path.name)
    return StagedResponses(*pivot_responses(raw, name, rows, start.detected, part), rows, surveys, part)


def _stage_text(raw: DuckDBPyConnection, rows: StagedRows, start: FileStart, max_rows: int | None) -> None:
    assert start.text is not None
    width = start.width or len(rows.header)
    if read_with_duckdb(raw, rows, start.text, start.delimiter, width, max_rows):
        return
    stage_rows(raw, rows, islice(read_line_by_line(rows, start.text, start.delimiter, start.width), max_rows))


def _stage_sheet(raw: DuckDBPyConnection, rows: StagedRows, start: FileStart, max_rows: int | None) -> None:
    width = len(rows.header)
    cut = width if start.width else None
    with open_workbook(start.path) as book:
        records = iterate_sheet_records(book.get_sheet_by_name(start.sheet))
        below = ((line, cells[:cut]) for line, cells in records if line > start.last_line)
        # A sheet is as wide as its widest row; what is missing at the end is empty.
        filled = ((line, cells + [None] * (width - len(cells))) for line, cells in below)
        stage_rows(raw, rows, islice(filled, max_rows))


def profile_columns(raw: DuckDBPyConnection, rows: StagedRows) -> tuple[ColumnProfile, ...]:
    """What stands in each column of the staged rows."""
    return tuple(_profile_column(raw, rows.name, rows.build_trimmed_sql(cell)) for cell in rows.cells)


def _profile_column(raw: DuckDBPyConnection, table: str, text: str) -> ColumnProfile:
    raw.execute(
        f"create or replace temp table intake_values as select {text} as text, count(*) as n, min(rowid) as first "
        f"from {table} where {text} is not null group by all"
    )
    filled, distinct, longest, breaks = fetch_row(
        raw,
        "select coalesce(sum(n), 0)::bigint, count(*), coalesce(max(length(text)), 0), "
        "coalesce(bool_or(contains(text, chr(10))), false) from intake_values",
    )
    values = raw.execute(
        f"select left(text, {MAX_VALUE_LENGTH}), n from intake_values order by n desc, first limit {MAX_PROFILE_VALUES}"
    ).fetchall()
    raw.execute("drop table intake_values")
    return ColumnProfile(filled, distinct, tuple(values), longest, breaks)
