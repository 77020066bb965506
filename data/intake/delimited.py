"""CSV and its relatives: read by DuckDB where that is provably right, line by line where it is not."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb
from sqlalchemy import Table

from data.errors import IntakeError
from data.intake import header, problems
from data.intake.problems import Problem, Reason
from data.intake.rows import Rows, store_rows
from data.intake.text import TextFile, as_utf8

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_DECLARED = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)

csv.field_size_limit(1 << 30)


def read_delimited(raw: Any, name: str, path: Path, table: Table, scratch: Path) -> Rows:
    """Stage a text file into the temporary table `name`. Raises IntakeError when it has no header or is no text."""
    file = as_utf8(path, scratch)
    delimiter, names, end = _header(file, table)
    own = header.own_part(names)
    rows = Rows(
        name=name,
        path=path,
        read_as=f"{file.encoding}, {DELIMITERS[delimiter]}",
        header=own,
        first_line=end + 1,
        has_odd_blanks=file.has_odd_blanks,
    )
    rows.columns, rows.refused = header.columns_of(own, table, end)
    if not rows.refused and not _read_fast(raw, rows, file, delimiter, len(names)):
        rows.has_odd_blanks = True
        store_rows(raw, rows, _records(rows, file, delimiter, _width(names, own)))
    return rows


def _width(names: tuple[str, ...], own: tuple[str, ...]) -> int:
    """How many cells a row has that carries the columns of a file of rejected rows; 0 where the header has none."""
    return len(names) if len(names) > len(own) and names[-1].strip() else 0


def _header(file: TextFile, table: Table) -> tuple[str, tuple[str, ...], int]:
    """The delimiter under which the header names most of the table's columns, the header, and its last line."""
    found = [(delimiter, *_first(file.path, delimiter)) for delimiter in DELIMITERS]
    best = max(found, key=lambda one: (header.known(one[1], table), len(one[1])))
    if not best[1]:
        raise IntakeError("{file} is empty: it has no header.", file=file.path.name.removesuffix(".utf-8"))
    return best


def _first(path: Path, delimiter: str) -> tuple[tuple[str, ...], int]:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, delimiter=delimiter)
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells) and not _DECLARED.fullmatch(delimiter.join(cells)):
                    return tuple(cells), reader.line_num
        except csv.Error:
            pass
    return (), 0


def _read_fast(raw: Any, rows: Rows, file: TextFile, delimiter: str, width: int) -> bool:
    """Read by DuckDB; False, and nothing staged, when it refuses or when its rows do not account for every line."""
    if not file.is_simple or len(rows.header) != width:
        return False
    columns = ", ".join(f"'{cell}': 'varchar'" for cell in rows.cells)
    source = (
        f"read_csv(?, delim = ?, quote = '\"', escape = '\"', header = false, skip = {rows.first_line - 1}, "
        f"auto_detect = false, columns = {{{columns}}}, nullstr = '')"
    )
    try:
        raw.execute(f"create temp table {rows.name} as select * from {source}", [str(file.path), delimiter])
    except duckdb.Error:
        return False
    breaks = rows.breaks() if file.has_quotes else "0"
    rows.count, within = raw.execute(f"select count(*), coalesce(sum({breaks}), 0) from {rows.name}").fetchone()
    rows.may_break = within > 0
    if rows.first_line - 1 + rows.count + within == file.lines:
        return True
    raw.execute(f"drop table {rows.name}")
    rows.count, rows.may_break = 0, False
    return False


def _records(rows: Rows, file: TextFile, delimiter: str, width: int) -> Iterator[tuple[int, list[str | None]]]:
    """Line and cells of every record below the header; what cannot be read is noted as broken."""
    with file.path.open(encoding="utf-8", newline="") as lines:
        for _ in range(rows.first_line - 1):
            next(lines)
        taken: list[str] = []
        reader = csv.reader(_noted(lines, taken), delimiter=delimiter, strict=True)
        line = rows.first_line
        while True:
            taken.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                _note_broken(rows, line, taken, at_end="end of data" in str(error))
            else:
                # What a file of rejected rows adds is not part of the row.
                own = cells[: len(rows.header)] if len(cells) == width else cells
                yield line, [cell.strip() or None for cell in own]
            line = rows.first_line + reader.line_num


def _noted(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _note_broken(rows: Rows, line: int, taken: list[str], at_end: bool) -> None:
    if at_end:
        rows.refused.append(Problem(line, "", taken[0].strip(), Reason(problems.OPEN_QUOTE)))
    else:
        rows.broken[line] = ["".join(taken).rstrip("\r\n")]
        rows.problems.append(Problem(line, "", rows.broken[line][0], Reason(problems.STRAY_QUOTE)))
