"""A file of any kind becomes staged rows."""

from pathlib import Path
from typing import Any

import duckdb

from data.errors import IntakeError
from data.intake.readers.delimited import read_delimited
from data.intake.readers.file_format import DETECT_OPTIONS, PARQUET, WORKBOOK, ReadOptions, detect_file_format
from data.intake.readers.header import TargetTable, strip_reject_columns
from data.intake.readers.staged_rows import StagedRows
from data.intake.readers.workbook import read_workbook


def stage_file(
    raw: Any, name: str, path: Path, target: TargetTable, scratch: Path, reading: ReadOptions = DETECT_OPTIONS
) -> StagedRows:
    """Stage the file's rows as text into the temporary table `name` of the DuckDB connection `raw`.

    Raises IntakeError when the file cannot be read at all; what is wrong with its header or rows is in the result.
    """
    kind = detect_file_format(path)
    if kind == PARQUET:
        return _stage_parquet(raw, name, path, target)
    if kind == WORKBOOK:
        return read_workbook(raw, name, path, target, reading.sheet)
    return read_delimited(raw, name, path, target, scratch, reading)


def _stage_parquet(raw: Any, name: str, path: Path, target: TargetTable) -> StagedRows:
    source = "read_parquet('" + str(path).replace("'", "''") + "')"
    try:
        names = [row[0] for row in raw.execute(f"describe select * from {source}").fetchall()]
        own = strip_reject_columns(names)
        rows = StagedRows(name=name, path=path, read_as="Parquet", header=own, first_line=1)
        rows.columns, rows.header_problems = target.resolve_columns(own, 0)
        if not rows.header_problems:
            cells = [f'"{column}"::varchar as {cell}' for column, cell in zip(names, rows.cells, strict=False)]
            raw.execute(f"create temp table {name} as select {', '.join(cells)} from {source}")
            rows.count = raw.execute(f"select count(*) from {name}").fetchone()[0]
    except duckdb.Error as error:
        told = str(error).splitlines()[0].rstrip(".")
        raise IntakeError(
            "{file} is not a Parquet file that can be read: {told}.", file=path.name, told=told
        ) from error
    return rows
