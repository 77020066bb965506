"""A file of any kind becomes staged rows."""

from pathlib import Path
from typing import Any

import duckdb
from sqlalchemy import Table

from data.errors import IntakeError
from data.intake import header
from data.intake.delimited import read_delimited
from data.intake.rows import Rows
from data.intake.workbook import read_workbook

# What a file is shows in its first bytes; its name may say anything.
_PARQUET = b"PAR1"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read(raw: Any, name: str, path: Path, table: Table, scratch: Path) -> Rows:
    """Stage the file's rows as text into the temporary table `name` of the DuckDB connection `raw`.

    Raises IntakeError when the file cannot be read at all; what is wrong with its header or rows is in the result.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except IsADirectoryError as error:
        raise IntakeError("{file} is a folder. Name the files in it.", file=path) from error
    except OSError as error:
        raise IntakeError("{file} cannot be read: {told}.", file=path, told=error.strerror or error) from error
    if start.startswith(_PARQUET):
        return _read_parquet(raw, name, path, table)
    if start.startswith(_WORKBOOKS):
        return read_workbook(raw, name, path, table)
    return read_delimited(raw, name, path, table, scratch)


def _read_parquet(raw: Any, name: str, path: Path, table: Table) -> Rows:
    source = "read_parquet('" + str(path).replace("'", "''") + "')"
    try:
        names = [row[0] for row in raw.execute(f"describe select * from {source}").fetchall()]
        own = header.own_part(names)
        rows = Rows(name=name, path=path, read_as="Parquet", header=own, first_line=1)
        rows.columns, rows.refused = header.columns_of(own, table, 0)
        if not rows.refused:
            cells = [f'"{column}"::varchar as {cell}' for column, cell in zip(names, rows.cells, strict=False)]
            raw.execute(f"create temp table {name} as select {', '.join(cells)} from {source}")
            rows.count = raw.execute(f"select count(*) from {name}").fetchone()[0]
    except duckdb.Error as error:
        told = str(error).splitlines()[0].rstrip(".")
        raise IntakeError(
            "{file} is not a Parquet file that can be read: {told}.", file=path.name, told=told
        ) from error
    return rows
