"""The file of rejected rows: their original columns, then line, column, value and reason."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from duckdb import DuckDBPyConnection

from data.intake.checks.checked_rows import CheckedRows
from data.intake.problems import Problem
from data.intake.readers.header import build_reject_columns
from data.reason import Reason


def write_rejects_file(
    raw: DuckDBPyConnection, load: CheckedRows, target: Path | None, translate: Callable[[Reason], str] = str
) -> Path:
    """Writes the rejected rows, each once with all that is wrong with it; mended, the file can be loaded as it is.

    Args:
        raw: The connection with the staged rows.
        load: The checked file.
        target: Where to write. If None, a name beside the file that nothing has yet, for somebody may be mending
            an earlier one.
        translate: Says the reasons in another language.

    Returns:
        Where the file is. It is in UTF-8 with a byte-order mark, so that spreadsheets read it right.

    Raises:
        OSError: It cannot be written.
    """
    path = target or find_free_path(load.rows.path)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*load.rows.header, *build_reject_columns(load.rows.header)])
        for cells, problems in _iterate_rejected_rows(raw, load):
            columns = "; ".join(dict.fromkeys(problem.column for problem in problems if problem.column))
            values = "; ".join(problem.value for problem in problems if problem.value is not None)
            reasons = "; ".join(_format_reason(problem, len(problems), translate) for problem in problems)
            writer.writerow([*cells, problems[0].line, columns, values, reasons])
    return path


def _format_reason(problem: Problem, problem_count: int, translate: Callable[[Reason], str]) -> str:
    reason = translate(problem.reason)
    return f"{problem.column} {reason}" if problem.column and problem_count > 1 else reason


def _iterate_rejected_rows(raw: DuckDBPyConnection, load: CheckedRows) -> Iterator[tuple[list[str], list[Problem]]]:
    by_row: dict[int, list[Problem]] = {}
    by_line: dict[int, list[Problem]] = {}
    for problem in load.problems:
        if problem.row is None:
            by_line.setdefault(problem.line, []).append(problem)
        else:
            by_row.setdefault(problem.row, []).append(problem)
    width = len(load.rows.header)
    for line, problems in by_line.items():
        cells = load.rows.broken.get(line, [])
        yield (cells[:width] + [""] * width)[:width], problems
    if by_row:
        load.prepare_valid_rows(raw)
        cells_sql = ", ".join(f"coalesce({cell}, '')" for cell in load.rows.cells)
        rejected = raw.execute(
            f"select rowid, {cells_sql} from {load.rows.name} "
            f"where rowid in (select row from {load.name}_bad) order by rowid"
        ).fetchall()
        for row, *cells in rejected:
            yield cells, by_row[row]


def find_free_path(path: Path) -> Path:
    """A name for the file of rejected rows, beside the file, that nothing has yet."""
    target = path.with_name(f"{path.stem}.rejected.csv")
    number = 2
    while target.exists():
        target = path.with_name(f"{path.stem}.rejected-{number}.csv")
        number += 1
    return target
