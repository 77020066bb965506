"""The rows of a survey file as text in a temporary table, and what stands in its columns."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from data.intake.records import read_fast, read_slowly
from data.intake.rows import Rows, store_rows
from data.intake.survey.beginning import Begun
from data.intake.survey.columns import Profile, Recognised
from data.intake.survey.longform import ANSWERS, chosen, pivoted, surveys_in
from data.intake.workbook import opened, sheet_records

LONG_VALUE = 1_000
MOST_VALUES = 200


@dataclass(frozen=True)
class Staged:
    """Staged rows, one for each response, and the columns they have."""

    rows: Rows
    found: Recognised
    source: Rows
    """The file's own rows; others than `rows` where it is in the long form."""
    surveys: tuple[str, ...] = ()
    """The surveys that a file in the long form names."""
    survey: str | None = None
    """The one of them that was taken."""


def stage(raw: Any, name: str, begun: Begun, most: int | None = None, survey: str | None = None) -> Staged:
    """Stage the file, at `most` so many of its records, into the temporary table `name`; c0, c1 … are the columns.

    The long form becomes one row for each response to the `survey` that is wanted.
    """
    is_long = begun.found.layout == "long"
    rows = Rows(
        name=name + ANSWERS if is_long else name,
        path=begun.path,
        read_as=begun.read_as,
        header=tuple(column.name for column in begun.found.columns),
        first_line=begun.last_line + 1,
        has_odd_blanks=begun.text.has_odd_blanks if begun.text else True,
    )
    if begun.text is None:
        _stage_sheet(raw, rows, begun, most)
    else:
        _stage_text(raw, rows, begun, most)
    if not is_long:
        return Staged(rows, begun.found, rows)
    surveys = surveys_in(raw, rows, begun.found)
    part = chosen(surveys, survey, begun.path.name)
    return Staged(*pivoted(raw, name, rows, begun.found, part), rows, surveys, part)


def _stage_text(raw: Any, rows: Rows, begun: Begun, most: int | None) -> None:
    assert begun.text is not None
    width = begun.width or len(rows.header)
    if read_fast(raw, rows, begun.text, begun.delimiter, width, most):
        return
    rows.has_odd_blanks = True
    store_rows(raw, rows, islice(read_slowly(rows, begun.text, begun.delimiter, begun.width), most))


def _stage_sheet(raw: Any, rows: Rows, begun: Begun, most: int | None) -> None:
    width = len(rows.header)
    cut = width if begun.width else None
    with opened(begun.path) as book:
        records = sheet_records(book.get_sheet_by_name(begun.sheet))
        below = ((line, cells[:cut]) for line, cells in records if line > begun.last_line)
        # A sheet is as wide as its widest row; what is missing at the end is empty.
        filled = ((line, cells + [None] * (width - len(cells))) for line, cells in below)
        store_rows(raw, rows, islice(filled, most))


def profiles(raw: Any, rows: Rows) -> tuple[Profile, ...]:
    """What stands in each column of the staged rows."""
    return tuple(_profile(raw, rows.name, rows.trimmed(cell)) for cell in rows.cells)


def _profile(raw: Any, table: str, text: str) -> Profile:
    raw.execute(
        f"create or replace temp table intake_values as select {text} as text, count(*) as n, min(rowid) as first "
        f"from {table} where {text} is not null group by all"
    )
    filled, distinct, longest, breaks = raw.execute(
        "select coalesce(sum(n), 0)::bigint, count(*), coalesce(max(length(text)), 0), "
        "coalesce(bool_or(contains(text, chr(10))), false) from intake_values"
    ).fetchone()
    values = raw.execute(
        f"select left(text, {LONG_VALUE}), n from intake_values order by n desc, first limit {MOST_VALUES}"
    ).fetchall()
    raw.execute("drop table intake_values")
    return Profile(filled, distinct, tuple(values), longest, breaks)
