"""A file of any format becomes staged rows."""

from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from data.errors import IntakeError
from data.intake.readers.delimited import read_delimited
from data.intake.readers.file_format import DETECT_OPTIONS, PARQUET, WORKBOOK, ReadOptions, detect_file_format
from data.intake.readers.header import TargetTable, strip_reject_columns
from data.intake.readers.staged_rows import StagedRows
from data.intake.readers.workbook import read_workbook
from data.warehouse.duckdb_queries import count_rows


def stage_file(
    raw: DuckDBPyConnection,
    name: str,
    path: Path,
    target: TargetTable,
    scratch: Path,
    reading: ReadOptions = DETECT_OPTIONS,
) -> StagedRows:
    """Stages the file's rows as text.

    Args:
        raw: The connection for the temporary table.
        name: The temporary table.
        path: The file.
        target: The table that the file is for.
        scratch: The folder for a copy in UTF-8.
        reading: Encoding, delimiter and sheet, where the file itself shall not say them.

    Returns:
        The staged rows, with what is wrong with the header or single rows.

    Raises:
        IntakeError: The file cannot be read at all.
    """
    kind = detect_file_format(path)
    if kind == PARQUET:
        return _stage_parquet(raw, name, path, target)
    if kind == WORKBOOK:
        return read_workbook(raw, name, path, target, reading.sheet)
    return read_delimited(raw, name, path, target, scratch, reading)


def _stage_parquet(raw: DuckDBPyConnection, name: str, path: Path, target: TargetTable) -> StagedRows:
    source = "read_parquet('" + str(path).replace("'", "''") + "')"
    try:
        names = [row[0] for row in raw.execute(f"describe select * from {source}").fetchall()]
        own_names = strip_reject_columns(names)
        rows = StagedRows(name=name, path=path, read_as="Parquet", header=own_names, first_line=1)
        rows.columns, rows.header_problems = target.resolve_columns(own_names, 0)
        if not rows.header_problems:
            cells = [f'"{column}"::varchar as {cell}' for column, cell in zip(names, rows.cells, strict=False)]
            raw.execute(f"create temp table {name} as select {', '.join(cells)} from {source}")
            rows.count = count_rows(raw, name)
    except duckdb.Error as error:
        reason = str(error).splitlines()[0].rstrip(".")
        raise IntakeError(
            "{file} is not a Parquet file that can be read: {told}.", file=path.name, told=reason
        ) from error
    return rows
