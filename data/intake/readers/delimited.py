"""CSV and its relatives as rows of a table: which delimiter, which header, and then the rows."""

import re
from pathlib import Path
from typing import Any

from data.errors import IntakeError
from data.intake.readers.csv_records import iterate_records, read_line_by_line, read_with_duckdb
from data.intake.readers.file_format import DETECT_OPTIONS, ReadOptions
from data.intake.readers.header import TargetTable, strip_reject_columns
from data.intake.readers.staged_rows import StagedRows, stage_rows
from data.intake.readers.text_encoding import TextFile, convert_to_utf8

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
SEPARATOR_DECLARATION = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)


def read_delimited(
    raw: Any, name: str, path: Path, target: TargetTable, scratch: Path, reading: ReadOptions = DETECT_OPTIONS
) -> StagedRows:
    """Stage a text file into the temporary table `name`. Raises IntakeError when it has no header or is no text."""
    file = convert_to_utf8(path, scratch, reading.encoding)
    delimiter, names, end = _detect_header(file, target, path, reading.delimiter)
    own = strip_reject_columns(names)
    rows = StagedRows(
        name=name,
        path=path,
        read_as=f"{file.encoding}, {DELIMITERS.get(delimiter, delimiter)}",
        header=own,
        first_line=end + 1,
        blanks=file.blanks,
    )
    rows.columns, rows.header_problems = target.resolve_columns(own, end)
    if not rows.header_problems and not read_with_duckdb(raw, rows, file, delimiter, len(names)):
        stage_rows(raw, rows, read_line_by_line(rows, file, delimiter, _compute_reject_width(names, own)))
    return rows


def _compute_reject_width(names: tuple[str, ...], own_names: tuple[str, ...]) -> int:
    """How many cells a row has that carries the columns of a file of rejected rows; 0 where the header has none."""
    return len(names) if len(names) > len(own_names) and names[-1].strip() else 0


def _detect_header(
    file: TextFile, target: TargetTable, path: Path, fixed_delimiter: str | None
) -> tuple[str, tuple[str, ...], int]:
    """The delimiter under which the header names most of the table's columns, the header, and its last line."""
    found = [
        (delimiter, *read_first_record(file.path, delimiter))
        for delimiter in ([fixed_delimiter] if fixed_delimiter else DELIMITERS)
    ]
    best = max(found, key=lambda one: (target.count_known_columns(one[1]), len(one[1])))
    if not best[1]:
        raise IntakeError("{file} is empty: it has no header.", file=path.name)
    return best


def read_first_record(path: Path, delimiter: str) -> tuple[tuple[str, ...], int]:
    """The first record that says anything, and its last line."""
    for cells, line in iterate_records(path, delimiter):
        if any(cell.strip() for cell in cells) and not SEPARATOR_DECLARATION.fullmatch(delimiter.join(cells)):
            return tuple(cells), line
    return (), 0
