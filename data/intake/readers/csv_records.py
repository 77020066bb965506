"""The records of a delimited text: read by DuckDB if its rows account for every line, else line by line."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import duckdb
from duckdb import DuckDBPyConnection

from data.intake import problems
from data.intake.problems import Problem
from data.intake.readers.staged_rows import Record, StagedRows
from data.intake.readers.text_encoding import TextFile
from data.parsing.text_cleaning import strip_blanks
from data.reason import Reason
from data.warehouse.duckdb_queries import fetch_value

csv.field_size_limit(1 << 30)
# The most characters of a line, and of a record that goes over several lines; a longer one is no row of a table.
MAX_RECORD_LENGTH = 16 << 20
_TOO_LONG = "too long"


def iterate_records(path: Path, delimiter: str) -> Iterator[tuple[list[str], int]]:
    """The cells of every record and the number of its last line, up to the first that cannot be read."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(_track_lines(file, []), delimiter=delimiter)
        try:
            for cells in reader:
                yield cells, reader.line_num
        except csv.Error:
            return


def read_with_duckdb(
    raw: DuckDBPyConnection, rows: StagedRows, file: TextFile, delimiter: str, width: int, max_rows: int | None = None
) -> bool:
    """Stages the file by DuckDB.

    Args:
        raw: The connection for the temporary table.
        rows: What is known of the file; its count is filled in.
        file: The file in UTF-8.
        delimiter: The delimiter.
        width: How many cells the header has; more than `rows.header` where a file of rejected rows added some.
        max_rows: Of a file with more lines only as many rows are read, whatever their lines.

    Returns:
        False, and nothing is staged, if DuckDB refuses the file or its rows do not account for every line.
    """
    if not file.is_simple or len(rows.header) != width:
        return False
    columns = ", ".join(f"'{cell}': 'varchar'" for cell in rows.cells)
    source = (
        f"read_csv(?, delim = ?, quote = '\"', escape = '\"', header = false, skip = {rows.first_line - 1}, "
        f"auto_detect = false, columns = {{{columns}}}, nullstr = '')"
    )
    is_part = max_rows is not None and file.lines > max_rows
    part = f" limit {max_rows}" if is_part else ""
    try:
        raw.execute(f"create temp table {rows.name} as select * from {source}{part}", [str(file.path), delimiter])
    except duckdb.Error:
        return False
    has_break = " or ".join(f"contains({cell}, chr(10))" for cell in rows.cells) if file.has_quotes else "false"
    counts = raw.execute(f"select count(*), count(*) filter (where {has_break}) from {rows.name}").fetchall()
    rows.count, rows_with_breaks = counts[0]
    rows.may_break = rows_with_breaks > 0
    breaks_sql = f"select sum({rows.build_line_breaks_sql()}) from {rows.name}"
    breaks = fetch_value(raw, breaks_sql) if rows.may_break else 0
    if is_part or rows.first_line - 1 + rows.count + breaks == file.lines:
        return True
    raw.execute(f"drop table {rows.name}")
    rows.count, rows.may_break = 0, False
    return False


def read_line_by_line(rows: StagedRows, file: TextFile, delimiter: str, width: int) -> Iterator[Record]:
    """Every record below the header; one that cannot be read is added to `rows.broken`.

    Records of `width` cells carry those that a file of rejected rows adds, and lose them.
    """
    with file.path.open(encoding="utf-8-sig", newline="") as lines:
        for _ in range(rows.first_line - 1):
            next(lines)
        current_record: list[str] = []
        reader = csv.reader(_track_lines(lines, current_record), delimiter=delimiter, strict=True)
        line = rows.first_line
        while True:
            current_record.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                _record_broken_row(rows, line, current_record, str(error))
                if str(error) == _TOO_LONG:
                    return
            else:
                own_cells = cells[: len(rows.header)] if len(cells) == width else cells
                yield line, [strip_blanks(cell) or None for cell in own_cells]
            line = rows.first_line + reader.line_num


def _track_lines(file: TextIO, current_record: list[str]) -> Iterator[str]:
    """The lines; each is also added to `current_record`, which the caller empties after each record."""
    length = 0
    while line := file.readline(MAX_RECORD_LENGTH):
        length = length + len(line) if current_record else len(line)
        current_record.append(line)
        if length >= MAX_RECORD_LENGTH:
            raise csv.Error(_TOO_LONG)
        yield line


def _record_broken_row(rows: StagedRows, line: int, current_record: list[str], message: str) -> None:
    if message == _TOO_LONG:
        reason = Reason(problems.TOO_LONG_ROW, {"most": MAX_RECORD_LENGTH >> 20})
        rows.header_problems.append(Problem(line, "", current_record[0][:100].strip(), reason))
    elif "end of data" in message:
        rows.header_problems.append(Problem(line, "", current_record[0].strip(), Reason(problems.OPEN_QUOTE)))
    else:
        rows.broken[line] = ["".join(current_record).rstrip("\r\n")]
        rows.problems.append(Problem(line, "", rows.broken[line][0], Reason(problems.STRAY_QUOTE)))
