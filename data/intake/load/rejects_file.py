"""The file of rejected rows: their original columns, and behind them line, column, value and reason."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from data.intake.checks.checked_rows import CheckedRows
from data.intake.problems import Problem
from data.intake.readers.header import build_reject_columns
from data.reason import Reason


def write_rejects_file(
    raw: Any, load: CheckedRows, target: Path | None, translate: Callable[[Reason], str] = str
) -> Path:
    """Write it as UTF-8 with a mark, beside the file or to `target`; returns where it stands.

    Each rejected row stands there once, with all that is wrong with it. Mended, it can be sent again as it is. A file
    that is there already is not overwritten, for somebody may be mending it. Raises OSError.
    """
    path = target or find_free_path(load.rows.path)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*load.rows.header, *build_reject_columns(load.rows.header)])
        for cells, found in _iterate_rejected_rows(raw, load):
            columns = "; ".join(dict.fromkeys(problem.column for problem in found if problem.column))
            values = "; ".join(problem.value for problem in found if problem.value is not None)
            reasons = "; ".join(_format_reason(problem, len(found), translate) for problem in found)
            writer.writerow([*cells, found[0].line, columns, values, reasons])
    return path


def _format_reason(problem: Problem, how_many: int, translate: Callable[[Reason], str]) -> str:
    reason = translate(problem.reason)
    return f"{problem.column} {reason}" if problem.column and how_many > 1 else reason


def _iterate_rejected_rows(raw: Any, load: CheckedRows) -> Iterator[tuple[list[str], list[Problem]]]:
    by_row: dict[int, list[Problem]] = {}
    by_line: dict[int, list[Problem]] = {}
    for problem in load.problems:
        if problem.row is None:
            by_line.setdefault(problem.line, []).append(problem)
        else:
            by_row.setdefault(problem.row, []).append(problem)
    width = len(load.rows.header)
    for line, found in by_line.items():
        cells = load.rows.broken.get(line, [])
        yield (cells[:width] + [""] * width)[:width], found
    if by_row:
        load.prepare_valid_rows(raw)
        cells_sql = ", ".join(f"coalesce({cell}, '')" for cell in load.rows.cells)
        raw.execute(
            f"select rowid, {cells_sql} from {load.rows.name} "
            f"where rowid in (select row from {load.name}_bad) order by rowid"
        )
        for row, *cells in raw.fetchall():
            yield list(cells), by_row[row]


def find_free_path(path: Path) -> Path:
    """A name beside the file that nothing has yet."""
    target = path.with_name(f"{path.stem}.rejected.csv")
    number = 2
    while target.exists():
        target = path.with_name(f"{path.stem}.rejected-{number}.csv")
        number += 1
    return target
