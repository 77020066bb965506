"""Whole tables into the warehouse, fast and in one transaction."""

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import Connection, Table, insert

from data.schema import metadata

CHUNK_ROWS = 5_000


def insert_frames(connection: Connection, frames: Mapping[str, pd.DataFrame]) -> dict[str, int]:
    """Store every frame into the table of its name; returns the rows stored per table.

    A frame's columns are columns of the table; columns it does not have stay null.
    """
    return {name: _insert_frame(connection, metadata.tables[name], frame) for name, frame in frames.items()}


def _insert_frame(connection: Connection, table: Table, frame: pd.DataFrame) -> int:
    if connection.dialect.name == "duckdb":
        _insert_by_select(connection, table, frame)
    else:
        _insert_in_chunks(connection, table, frame)
    return len(frame)


def _insert_by_select(connection: Connection, table: Table, frame: pd.DataFrame) -> None:
    # A registered frame is stored by one INSERT … SELECT; row by row it would take a hundred times as long.
    raw = connection.connection.driver_connection
    assert raw is not None
    columns = ", ".join(f'"{column}"' for column in frame.columns)
    raw.register("example_rows", frame)
    raw.execute(f'insert into "{table.name}" ({columns}) select {columns} from example_rows')
    raw.unregister("example_rows")


def _insert_in_chunks(connection: Connection, table: Table, frame: pd.DataFrame) -> None:
    rows = frame.astype(object).where(frame.notna(), None)
    columns = [str(column) for column in frame.columns]
    for start in range(0, len(rows), CHUNK_ROWS):
        some = rows.iloc[start : start + CHUNK_ROWS]
        connection.execute(insert(table), [dict(zip(columns, row, strict=True)) for row in some.to_numpy()])
