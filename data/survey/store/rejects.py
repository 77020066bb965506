"""The file of rejected responses: their original columns, and behind them line, column, value and reason."""

import csv
from collections.abc import Callable
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from data.errors import IntakeError
from data.intake.load.rejects_file import find_free_path
from data.intake.problems import Problem
from data.intake.readers.header import build_reject_columns
from data.reason import Reason
from data.survey.checks.response_checks import CheckedResponses
from data.survey.checks.response_problems import iterate_rejected_rows
from data.survey.read.file_start import FileStart


def write_rejected_responses(
    raw: DuckDBPyConnection,
    checked: CheckedResponses,
    start: FileStart,
    target: Path | None,
    say: Callable[[Reason], str],
) -> Path:
    """Write it as UTF-8 with a mark, beside the file or to `target`; returns where it stands.

    Its header is the file's own, with all its rows, so that it can be mended and sent again. Raises IntakeError.
    """
    path = target or find_free_path(start.path)
    source = checked.staged.file_rows
    width = len(source.header)
    header = start.header or (source.header,)
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            first = _pad_cells(header[0], width)
            writer.writerow([*first, *build_reject_columns(first)])
            writer.writerows([*_pad_cells(row, width), *[""] * 4] for row in header[1:])
            for problem in checked.staged.rows.problems:
                cells = _pad_cells(source.broken.get(problem.line, []), width)
                writer.writerow([*cells, *_format_problems([problem], say)])
            for cells, problems in iterate_rejected_rows(
                raw, checked.staged.rows, checked.reasons, *_build_source_rows_sql(checked)
            ):
                writer.writerow([*cells, *_format_problems(problems, say)])
    except duckdb.Error:
        path.unlink(missing_ok=True)
        raise
    except OSError as error:
        fault = error.strerror or str(error)
        raise IntakeError(
            "The file of rejected rows cannot be written: {told}. Name another with --rejects.", told=fault
        ) from error
    return path


def _build_source_rows_sql(checked: CheckedResponses) -> tuple[str, str]:
    """The cells of the rejected responses' own rows in the file, and the relation that has them."""
    rows, source = checked.staged.rows, checked.staged.file_rows
    cells = ", ".join(f"source.{cell}" for cell in source.cells)
    if source is rows:
        return (
            cells,
            f'(select lines."#line", rowid as "#row", {", ".join(source.cells)} from {source.name} '
            f'join ({source.build_line_numbers_sql()}) as lines on lines."#row" = {source.name}.rowid)',
        )
    own = f'select rowid as "#row", unnest("#rows") as number from {rows.name}'
    return (
        cells,
        f'(select lines."#line", own."#row", {", ".join(source.cells)} from {source.name} '
        f"join ({own}) as own on own.number = {source.name}.rowid "
        f'join ({source.build_line_numbers_sql()}) as lines on lines."#row" = {source.name}.rowid)',
    )


def _pad_cells(cells: list[str] | tuple[str, ...], width: int) -> list[str]:
    return [*cells[:width], *[""] * (width - len(cells))]


def _format_problems(problems: list[Problem], say: Callable[[Reason], str]) -> list[object]:
    many = len(problems) > 1
    reasons = [f"{one.column} {say(one.reason)}" if many and one.column else say(one.reason) for one in problems]
    return [
        problems[0].line,
        "; ".join(dict.fromkeys(one.column for one in problems if one.column)),
        "; ".join(one.value for one in problems if one.value is not None),
        "; ".join(reasons),
    ]
