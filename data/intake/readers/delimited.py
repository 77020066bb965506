"""CSV and its relatives: which delimiter, which header, and then the rows."""

import re
from pathlib import Path

from duckdb import DuckDBPyConnection

from data.errors import IntakeError
from data.intake.readers.csv_records import iterate_records, read_line_by_line, read_with_duckdb
from data.intake.readers.file_format import DETECT_OPTIONS, ReadOptions
from data.intake.readers.header import TargetTable, strip_reject_columns
from data.intake.readers.staged_rows import StagedRows, stage_rows
from data.intake.readers.text_encoding import TextFile, convert_to_utf8
from data.parsing.text_cleaning import strip_blanks

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
SEPARATOR_DECLARATION = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)


def read_delimited(
    raw: DuckDBPyConnection,
    name: str,
    path: Path,
    target: TargetTable,
    scratch: Path,
    reading: ReadOptions = DETECT_OPTIONS,
) -> StagedRows:
    """Stages a text file.

    Args:
        raw: The connection for the temporary table.
        name: The temporary table.
        path: The file.
        target: The table that the file is for.
        scratch: The folder for a copy in UTF-8.
        reading: Encoding and delimiter, where the file itself shall not say them.

    Raises:
        IntakeError: The file has no header or is no text.
    """
    file = convert_to_utf8(path, scratch, reading.encoding)
    delimiter, names, header_end = _detect_header(file, target, path, reading.delimiter)
    own_names = strip_reject_columns(names)
    rows = StagedRows(
        name=name,
        path=path,
        read_as=f"{file.encoding}, {DELIMITERS.get(delimiter, delimiter)}",
        header=own_names,
        first_line=header_end + 1,
        blanks=file.blanks,
    )
    rows.columns, rows.header_problems = target.resolve_columns(own_names, header_end)
    if not rows.header_problems and not read_with_duckdb(raw, rows, file, delimiter, len(names)):
        stage_rows(raw, rows, read_line_by_line(rows, file, delimiter, _compute_reject_width(names, own_names)))
    return rows


def _compute_reject_width(names: tuple[str, ...], own_names: tuple[str, ...]) -> int:
    """How many cells a row has that carries the columns of a file of rejected rows; 0 where the header has none."""
    return len(names) if len(names) > len(own_names) and names[-1].strip() else 0


def _detect_header(
    file: TextFile, target: TargetTable, path: Path, fixed_delimiter: str | None
) -> tuple[str, tuple[str, ...], int]:
    """The delimiter under which the header names most of the table's columns, the header, and its last line."""
    candidates = [
        (delimiter, *read_first_record(file.path, delimiter))
        for delimiter in ([fixed_delimiter] if fixed_delimiter else DELIMITERS)
    ]
    best = max(candidates, key=lambda candidate: (target.count_known_columns(candidate[1]), len(candidate[1])))
    if not best[1]:
        raise IntakeError("{file} is empty: it has no header.", file=path.name)
    return best


def read_first_record(path: Path, delimiter: str) -> tuple[tuple[str, ...], int]:
    """The first record that is not empty, and its last line."""
    for cells, line in iterate_records(path, delimiter):
        if any(map(strip_blanks, cells)) and not SEPARATOR_DECLARATION.fullmatch(delimiter.join(cells)):
            return tuple(cells), line
    return (), 0
